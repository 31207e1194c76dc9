"""The command line: what it prints, to whom, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import attrs
import click
import pytest

import aseanfacts
from aseanfacts import article, check_claims, to_json
from aseanfacts.cli import cli, run
from aseanfacts.cli.output import shown
from aseanfacts.cli.texts import tally
from aseanfacts.export import tables_as
from aseanfacts.plain import to_plain

posix = pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(aseanfacts.__file__).parent.parent), "LC_ALL": "C"}

WRONG = "Ibu kota Laos adalah Hanoi.\n"
RIGHT = "Ibu kota Laos adalah Vientiane.\n"


def ask(*arguments, stdin=""):
    """Run in this process; return exit status, output and errors."""
    before = sys.stdin, sys.stdout, sys.stderr
    streams = [io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8", newline="") for text in (stdin, "", "")]
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        status = run([str(argument) for argument in arguments])
        for stream in streams[1:]:
            stream.flush()
        return status, *(stream.buffer.getvalue().decode() for stream in streams[1:])
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def answer(*arguments, stdin="", status=0):
    """Return the output of a question that is answered."""
    found, out, err = ask(*arguments, stdin=stdin)
    assert (found, err) == (status, ""), (out, err)
    return out


def start(*arguments, **options):
    """Run in a process of its own."""
    command = [sys.executable, "-m", "aseanfacts", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, check=False, timeout=60, **{"env": ENVIRONMENT, **options}
    )


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(WRONG, "utf-8")
    return path


# Facts


def test_capital():
    assert answer("capital", "Filipina") == "Manila\n"
    assert answer("capital", "Birma", "--on", "2004-01-01") == "Yangon\n"
    assert answer("capital", "ประเทศไทย", "--language", "th") == "กรุงเทพมหานคร\n"
    plain = json.loads(answer("capital", "Laos", "--json"))
    assert plain["city"] == "vientiane"
    assert plain["sources"][0]["source"]["title"]
    assert plain["data_version"] == aseanfacts.data_version()


def test_members():
    assert len(answer("members", "--on", "1996-01-01").splitlines()) == 1 + 7
    assert len(list(csv.DictReader(io.StringIO(answer("members", "--format", "csv"))))) == 11
    plain = json.loads(answer("members", "--json", "--on", "2025-10-26"))
    assert len(plain["members"]) == 11
    assert {member["numeric"] for member in plain["members"]} >= {"096"}
    assert all(member["sources"] for member in plain["members"])
    assert plain["data_as_of"] == aseanfacts.data_as_of().isoformat()


def test_lookup():
    out = answer("lookup", "Singapura")
    assert "Singapore (capital)" in out
    assert "SG-" not in out or "subdivision" in out
    plain = json.loads(answer("lookup", "Saigon", "--json", "--language", "vi"))
    assert [record["name"] for record in plain["records"]] == ["Thành phố Hồ Chí Minh"]
    assert len(json.loads(answer("lookup", "Singapura", "--json"))["records"]) == 2


def test_chair():
    assert answer("chair", "2023") == "Indonesia\n"
    assert json.loads(answer("chair", "2023", "--json"))["member"] == "ID"


@pytest.fixture(scope="module")
def exported():
    return tables_as("csv")


@pytest.mark.parametrize("name", sorted(aseanfacts.Dataset.bundled().tables))
def test_every_table_in_every_form(name, shipped, exported):
    assert answer("table", name, "--format", "csv") == exported[f"{name}.csv"].decode()
    assert json.loads(answer("table", name, "--json"))[name] == to_plain(shipped.tables[name])
    lines = answer("table", name).splitlines()
    assert len(lines) == len(shipped.tables[name]) + 1
    assert not [line for line in lines if line != line.rstrip()]


def test_tables_are_listed(shipped):
    assert [line.split()[0] for line in answer("table").splitlines()[1:]] == list(shipped.tables)


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize("what", ["cities", "projects", "reports", "plans", "meetings", "focus-areas"])
def test_the_smart_cities_network(what, form):
    assert answer("ascn", what, "--format", form)


def test_smart_cities_can_be_chosen():
    assert len(answer("ascn", "cities").splitlines()) == 1 + 38
    assert len(answer("ascn", "cities", "--on", "2019-01-01").splitlines()) == 1 + 26
    assert len(answer("ascn", "projects", "--city", "Vientiane", "--report", "2025").splitlines()) == 1 + 4
    rows = list(
        csv.DictReader(io.StringIO(answer("ascn", "projects", "--status", "completed", "--format", "csv")))
    )
    assert {row["status"] for row in rows} == {"completed"}
    cities = list(csv.DictReader(io.StringIO(answer("ascn", "cities", "--format", "csv"))))
    assert all(-90 <= float(city["latitude"]) <= 90 for city in cities)
    located = json.loads(answer("ascn", "cities", "--json"))["cities"]
    assert all(city["longitude"] and city["sources"] for city in located)
    tram = json.loads(answer("ascn", "project", "Kaen Nakhon Tram", "--json"))["project"]
    assert [entry["report"] for entry in tram["entries"]] == [2024, 2025]
    assert "2024" in answer("ascn", "project", "Kaen Nakhon Tram")


# Texts


def test_the_shipped_article_is_checked():
    out = answer("check")
    assert "11 pairs: 8 correct, 1 misspelt, 1 wrong, 1 placeholder;" in out
    assert "1 summit finding (1 correct)" in out
    assert "1 membership finding" in out
    assert "Philipina" in out
    later = answer("check", "--on", "2026-01-01")
    assert "11 pairs: 8 correct" in later
    assert "membership finding" not in later


def test_a_page_is_checked(page):
    assert answer("check", page, status=1) == (
        f"{page}:1:1: wrong: Hanoi is not the capital of Lao PDR; that is Vientiane.\n"
        "    Ibu kota Laos adalah Hanoi.\n"
        "    ^^^^^^^^^^^^^^^^^^^^^^^^^^ “Hanoi” → “Vientiane”\n"
        f"    source: {check_claims(WRONG)[0].sources[0]} <{check_claims(WRONG)[0].sources[0].source.url}>\n"
        "\n"
        "1 pair: 1 wrong\n"
        f"judged for {aseanfacts.data_as_of()}; data {aseanfacts.data_version()} as of {aseanfacts.data_as_of()}\n"
    )
    assert answer("check", page, "--language", "id", status=1).startswith(f"{page}:1:1: wrong: Hanoi bukan")


def test_marks_stand_under_the_words():
    text = "ประเทศ 日本 — Ibu kota Laos adalah Hanoi. Dan seterusnya, dan seterusnya, dan seterusnya."
    lines = answer("check", "-", stdin=text, status=1).splitlines()
    from rich.cells import cell_len

    before, _, _ = lines[1].partition("Ibu kota Laos adalah Hanoi")
    assert lines[2].index("^") == cell_len(before)
    assert lines[1].endswith("…")


def test_standard_input_and_exit_status():
    assert "1 pair: 1 correct" in answer("check", "-", stdin=RIGHT)
    assert answer("check", "-", stdin="Selamat pagi.") == "0 pairs: none\n"
    assert "1 pair: 1 not-checkable" in answer("check", "-", stdin="Apakah ibu kota Laos Hanoi?", status=1)


def test_many_texts_have_one_tally(page, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(RIGHT, "utf-8")
    assert "2 texts, 2 pairs: 1 correct, 1 wrong\n" in answer("check", page, other, status=1)


def test_the_tally_keeps_kinds_apart():
    pair = check_claims(WRONG, on="2026-01-01")[0]
    kinds = [("capital", "wrong"), ("summit", "correct"), ("member-count", "wrong"), ("summit", "wrong")]
    findings = [attrs.evolve(pair, kind=kind, verdict=verdict) for kind, verdict in kinds]
    assert tally(findings) == (
        "1 pair: 1 wrong; 2 summit findings (1 correct, 1 wrong); 1 member count finding (1 wrong)"
    )


def test_findings_as_json(page):
    [found] = json.loads(answer("check", page, "--json", status=1))["findings"]
    assert (found["verdict"], found["file"], found["expected"]) == ("wrong", str(page), "Vientiane")
    lines = answer("check", page, page, "--format", "jsonl", status=1).splitlines()
    assert [json.loads(line) for line in lines] == [found, found]


def test_findings_as_claim_reviews(page):
    [review] = json.loads(answer("check", page, "--format", "claimreview", "--author", "Redaksi", status=1))
    assert review["@type"] == "ClaimReview"
    assert review["author"]["name"] == "Redaksi"
    status, out, err = ask("check", page, "--format", "claimreview")
    assert (status, out) == (2, "")
    assert "give --author NAME" in err


def test_findings_for_continuous_integration(page):
    log = json.loads(answer("check", page, "--format", "sarif", status=1))
    assert log["runs"][0]["results"][0]["ruleId"] == "wrong"
    assert answer("check", page, "--format", "github", status=1).startswith(f"::error file={page},line=1,")


def test_a_file_that_cannot_be_read_does_not_hide_the_others(page, tmp_path):
    (tmp_path / "latin.txt").write_bytes("ibu kota é".encode("latin-1"))
    status, out, err = ask("check", tmp_path / "none.txt", tmp_path, tmp_path / "latin.txt", page)
    assert status == 2
    assert "1 pair: 1 wrong" in out
    assert [line.rpartition(": ")[2] for line in err.splitlines()] == [
        "No such file or directory",
        "Is a directory",
        "not a text in UTF-8 (byte 0xe9 at 9)",
    ]


def test_offsets_are_those_of_the_file(tmp_path):
    text = f"Judul\r\n\r\n{WRONG}"
    (tmp_path / "a.txt").write_bytes(text.encode("utf-8-sig"))
    [found] = json.loads(answer("check", tmp_path / "a.txt", "--json", status=1))["findings"]
    assert text[found["claim"]["start"] :].startswith("Ibu kota")
    assert (found["line"], found["column"]) == (3, 1)


def test_mentions():
    plain = json.loads(answer("mentions", "-", "--json", stdin="Dari Hanoi\nke Kamboja"))["mentions"]
    assert [(found["id"], found["line"], found["column"]) for found in plain] == [
        ("hanoi", 1, 6),
        ("KH", 2, 4),
    ]
    assert answer("mentions", "-", stdin="Selamat pagi") == ""
    assert ask("mentions", "nothing.txt")[0] == 2


def test_nothing_in_a_text_commands_the_terminal():
    assert shown("a\x1b[31mb\tc\nd\x07") == "a\ufffd[31mb c d\ufffd"
    out = answer("check", "-", stdin="Ibu kota Laos adalah Hanoi. \x1b[2J\x07", status=1)
    assert "\x1b" not in out
    assert "\x07" not in out


# Files


def test_normalize_from_pipe_to_pipe():
    status, out, err = ask(
        "normalize", "-", "--column", "country", "--to", "alpha_3", stdin="country\nLaos\nPapua\n"
    )
    assert status == 1
    assert out == "country,country_alpha_3\nLaos,LAO\nPapua,\n"
    assert err == "2 rows: 1 matched, 1 unmatched, 0 ambiguous, 0 missing\nunmatched: 'Papua' (1)\n"
    assert ask("normalize", "-", "--column", "c", "--kind", "city", stdin="c\nSaigon\n")[0] == 0


def test_normalize_to_a_file_with_a_report(tmp_path):
    source, target, report = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "r.csv"
    source.write_text("country\tn\nLaos\t1\nIndonsia\t2\n", "utf-8")
    arguments = ("normalize", source, "--column", "country", "--output", target, "--report", report)
    assert answer(*arguments, "--delimiter", "\\t", status=1) == ""
    assert target.read_text("utf-8") == "country\tcountry_alpha_2\tn\nLaos\tLA\t1\nIndonsia\t\t2\n"
    [row] = csv.DictReader(io.StringIO(report.read_text("utf-8")))
    assert (row["value"], row["count"], row["status"]) == ("Indonsia", "1", "unmatched")
    assert row["candidates"].startswith("Indonesia")


def test_a_long_cell_is_no_error():
    text = f"country,text\nLaos,{'x' * 200_000}\n"
    assert ask("normalize", "-", "--column", "country", stdin=text)[0] == 0


def test_match():
    out = answer("match", "-", "--column", "c", "--format", "csv", stdin="c\nLaos\nLaos\nPapua\n", status=1)
    assert out.splitlines()[:2] == ["value,count,status,answer,candidates", "Laos,2,matched,LA,"]
    assert "1 unmatched" in answer("match", "-", "--column", "c", stdin="c\nPapua\n", status=1)
    assert "1 matched" in answer("match", "-", "--column", "c", stdin="c\nLaos\n")
    assert json.loads(answer("match", "-", "--column", "c", "--json", stdin="c\nLaos\n"))["values"]


def test_export(tmp_path):
    paths = answer("export", "--to", tmp_path / "x", "--format", "datapackage").split()
    assert {Path(path).name for path in paths} == {path.name for path in (tmp_path / "x").iterdir()}
    assert aseanfacts.Dataset.from_directory(tmp_path / "x").tables == aseanfacts.Dataset.bundled().tables


@pytest.fixture
def interruptible():
    """Let a child be interrupted, even where a shell that runs the tests in the background has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@posix
@pytest.mark.usefixtures("interruptible")
def test_a_killed_run_leaves_the_old_file(tmp_path):
    target = tmp_path / "b.csv"
    target.write_bytes(b"old")
    for end in (signal.SIGTERM, signal.SIGINT):
        command = [
            sys.executable,
            "-m",
            "aseanfacts",
            "normalize",
            "-",
            "--column",
            "country",
            "-o",
            str(target),
        ]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=ENVIRONMENT
        ) as process:
            process.stdin.write(b"country\n" + b"Laos\n" * 100_000)
            process.stdin.flush()
            for _ in range(500):
                if len(list(tmp_path.iterdir())) > 1:
                    break
                time.sleep(0.02)
            assert len(list(tmp_path.iterdir())) > 1, "the file is being written"
            process.send_signal(end)
            _, err = process.communicate(timeout=30)
        assert process.returncode == 2
        assert err.decode().strip() == "aseanfacts: interrupted"
        assert target.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [target]


# Errors


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["capital", "Indonsia"], "'Indonsia' names no ASEAN member. Did you mean 'Indonesia'?"),
        (["capital", "Laos", "--on", "2024-02-30"], "'2024-02-30' is no date"),
        (["capital", "Laos", "--on", "1900-01-01"], "1900"),
        (["capital", "Laos", "--language", "xx"], "in language 'xx'; there is one in: ab"),
        (["chair", "1800"], "1800"),
        (["chair", "soon"], "'soon' is not a valid integer"),
        (["lookup", "Papua"], "'Papua' names no ASEAN member, capital or smart city"),
        (["table", "nothing"], "no table 'nothing'; there are: members"),
        (["members", "--on", "yesterday"], "'yesterday' is no date"),
        (["ascn", "projects", "--city", "Atlantis"], "'Atlantis' names no"),
        (["ascn", "projects", "--report", "1999"], "1999"),
        (["ascn", "project", "Kaen"], "Did you mean"),
        (["check", "-", "--on", "soon"], "'soon' is no date"),
        (["normalize", "no.csv", "--column", "a"], "no.csv: No such file or directory"),
        (["normalize", ".", "--column", "a"], ".: Is a directory"),
        (["normalize", "-", "--column", "a"], "no column 'a'"),
        (["match", "-"], "Missing option '--column'"),
        (["export", "--to", f"{__file__}/x"], "File exists"),
        (["export", "--to", "x", "--format", "xlsx"], "'xlsx' is not one of"),
        (["fly"], "No such command 'fly'"),
    ],
)
def test_an_error_is_one_message_and_status_2(arguments, message):
    status, out, err = ask(*arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


@posix
def test_a_closed_pipe_is_no_traceback():
    command = f"{sys.executable} -m aseanfacts table citations | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False, env=ENVIRONMENT
    )
    assert done.returncode == 2
    assert done.stdout.startswith("resource")
    assert done.stderr == ""


def test_pipes_get_utf8_without_colours_whatever_the_locale():
    done = start("check")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert "11 pairs: 8 correct" in done.stdout.decode("utf-8")
    assert start("capital", "Thailand", "--language", "th").stdout.decode("utf-8") == "กรุงเทพมหานคร\n"
    long = start("table", "citations", env={**ENVIRONMENT, "COLUMNS": "20"}).stdout.decode("utf-8")
    assert len(long.splitlines()) == len(aseanfacts.Dataset.bundled().tables["citations"]) + 1


def on_a_terminal(*arguments, **environment):
    """Return what a terminal is sent."""
    import pty

    main, other = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "aseanfacts", *map(str, arguments)],
        stdin=other,
        stdout=other,
        stderr=other,
        env={**ENVIRONMENT, "TERM": "xterm", "LC_ALL": "C.UTF-8", **environment},
    ):
        os.close(other)
        sent = b""
        while True:
            try:
                part = os.read(main, 65_536)
            except OSError:
                break
            if not part:
                break
            sent += part
    os.close(main)
    return sent.decode("utf-8")


@posix
def test_a_terminal_gets_colours_and_progress(page):
    assert "\x1b[31m" in on_a_terminal("check", page)
    assert "\x1b" not in on_a_terminal("check", page, NO_COLOR="1")
    assert "checking" in on_a_terminal("check", page, page)
    csv_file = page.with_suffix(".csv")
    csv_file.write_text("country\nLaos\n")
    assert "reading" in on_a_terminal("match", csv_file, "--column", "country")
    assert "LAO" in on_a_terminal("members")


def test_without_click_one_line_says_what_to_install():
    code = "import sys; sys.modules['click'] = None\nfrom aseanfacts.__main__ import main\nsys.exit(main())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "pip install 'aseanfacts[cli]'" in done.stderr


def commands(group, path=()):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


@pytest.mark.parametrize("path", [path for path, _ in commands(cli)], ids=" ".join)
def test_every_command_explains_itself(path):
    out = answer(*path, "--help")
    assert out.startswith(f"Usage: aseanfacts {' '.join(path)}")


def test_version():
    assert answer("--version") == (
        f"aseanfacts {aseanfacts.__version__}, data {aseanfacts.data_version()} as of {aseanfacts.data_as_of()}\n"
    )


def test_the_article_in_json_is_what_the_library_finds():
    plain = json.loads(answer("check", "--json"))["findings"]
    assert [json.loads(to_json(found))["verdict"] for found in check_claims(article())] == [
        found["verdict"] for found in plain
    ]
