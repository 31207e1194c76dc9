"""Building: deterministic, rebuild equals committed, one cell and one command are all a correction takes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import miniature
import pytest
from hypothesis import given
from hypothesis import strategies as st

import aseanfacts
from aseanfacts.build import _blocks, build, index_sources, main

PACKAGE = Path(aseanfacts.__file__).parent
INDEX = "_index.py"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a directory like the package's, holding the invented world as built."""
    miniature.write(tmp_path / "data")
    assert main(["--package", str(tmp_path)]) == 0
    return tmp_path


def edit(package: Path, table: str, old: str, new: str) -> None:
    path = package / "data" / f"{table}.csv"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def answers(package: Path, question: str) -> str:
    """Return what a ground floor with this package's index answers, in an interpreter of its own."""
    code = (
        "import sys, runpy, types, aseanfacts\n"
        "for name in ('_index', '_wide_index'):\n"
        "    index = types.ModuleType(f'aseanfacts.{name}')\n"
        f"    vars(index).update(runpy.run_path({str(package)!r} + f'/{{name}}.py'))\n"
        "    sys.modules[f'aseanfacts.{name}'] = index; setattr(aseanfacts, name, index)\n"
        f"from aseanfacts import *\nprint(repr(({question})))\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    ).stdout.strip()


def test_rebuild_equals_committed(shipped):
    stale = [name for name, text in build(shipped).items() if (PACKAGE / name).read_bytes() != text.encode()]
    assert stale == []


def test_the_check_of_the_command_says_the_same(capsys):
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_building_twice_gives_the_same(package, capsys):
    before = {path.name: path.read_bytes() for path in package.rglob("*.*")}
    capsys.readouterr()
    assert main(["--package", str(package)]) == 0
    assert capsys.readouterr() == ("", "")
    assert {path.name: path.read_bytes() for path in package.rglob("*.*")} == before


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_build_depends_on_the_tables_alone(package, seed, tmp_path):
    """Not on the hash seed, the time zone or the locale; so not on the order of sets, either."""
    built = (package / INDEX).read_bytes()
    (package / INDEX).unlink()
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
    }
    subprocess.run(
        [sys.executable, "-m", "aseanfacts.build", "--package", str(package)],
        env=environment,
        check=True,
        capture_output=True,
    )
    assert (package / INDEX).read_bytes() == built


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(random):
    def shuffle(tables):
        for name in (
            "members",
            "memberships",
            "capitals",
            "member-names",
            "city-names",
            "chairs",
            "citations",
        ):
            random.shuffle(tables[name])

    built, expected = build(miniature.world(shuffle)), build(miniature.world())
    assert built == expected


def test_one_cell_and_one_command_correct_an_answer(package, capsys):
    assert (
        answers(package, "capital_of('XA', on='1990-05-05'), is_member('XB', on='1950-07-01')")
        == "('Newhaven', False)"
    )
    edit(
        package,
        "capitals",
        "oldtown,capital,1900-03-01,,,1990-01-01",
        "oldtown,capital,1900-03-01,,,1991-01-01",
    )
    edit(package, "capitals", "newhaven,capital,1990-01-01", "newhaven,capital,1991-01-01")
    capsys.readouterr()
    assert main(["--package", str(package)]) == 0
    assert capsys.readouterr().out == f"built: {INDEX}\n"
    assert answers(package, "capital_of('XA', on='1990-05-05')") == "'Oldtown'"


# -- the same on a copy of the shipped package: what a reader does who found something wrong ------------------------------


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the package, code and tables, in a directory of its own."""
    shutil.copytree(PACKAGE, tmp_path / "aseanfacts", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "aseanfacts"


def run(copy: Path, *arguments: str) -> str:
    """Run Python with the copied package in place of ours and return what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(copy.parent), "PYTHONUTF8": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=copy.parent, env=environment, check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


CORRECTIONS = {
    "a day": (
        ("memberships", "TL,member,2025-10-26,", "TL,member,2025-10-27,"),
        "is_member('TL', on='2025-10-26'), len(members(on='2025-10-26')), str(get_member('TL').since)",
        "(True, 11, '2025-10-26')",
        "(False, 10, '2025-10-27')",
    ),
    "a name": (
        ("member-names", "KH,id,alias,Kamboja,", "KH,id,alias,Kambujadesa,"),
        "name_of('KH', language='id'), normalize_country('Kambujadesa'),"
        " [name.name for name in get_member('KH').names if name.language == 'id' and name.preferred]",
        "('Kamboja', None, ['Kamboja'])",
        "('Kambujadesa', 'KH', ['Kambujadesa'])",
    ),
    "a code": (
        ("chairs", "2006,PH,", "2006,MM,"),
        "chair_of(2006), [chair.member for chair in chairs() if chair.year == 2006]",
        "('Philippines', ['PH'])",
        "('Myanmar', ['MM'])",
    ),
}


def test_cells_and_one_command_correct_both_floors_of_the_shipped_package(copied):
    questions = "; ".join(f"print(({question}))" for _, question, _, _ in CORRECTIONS.values())
    ask = f"import aseanfacts; from aseanfacts import *; {questions}"
    assert str(copied) in run(copied, "-c", "import aseanfacts; print(aseanfacts.__file__)")
    assert run(copied, "-c", ask).splitlines() == [before for _, _, before, _ in CORRECTIONS.values()]
    for cell, _, _, _ in CORRECTIONS.values():
        edit(copied, *cell)
    assert "built: _index.py" in run(copied, "-m", "aseanfacts.build").splitlines()
    assert run(copied, "-c", ask).splitlines() == [after for _, _, _, after in CORRECTIONS.values()]
    assert run(copied, "-m", "aseanfacts.build", "--check") == ""


def test_a_corrected_name_is_shown_and_found(package):
    edit(package, "member-names", "Arwenia", "Arwania")
    assert main(["--package", str(package)]) == 0
    assert answers(
        package, "name_of('XA', language='id'), normalize_country('ARWANIA'), normalize_country('Arwenia')"
    ) == ("('Arwania', 'XA', None)")


def test_the_check_reports_what_is_stale_and_writes_nothing(package, capsys):
    edit(package, "member-names", "Arwenia", "Arwania")
    before = (package / INDEX).read_bytes()
    capsys.readouterr()
    assert main(["--package", str(package), "--check"]) == 1
    assert capsys.readouterr().out == f"stale: {INDEX}\n"
    assert (package / INDEX).read_bytes() == before
    (package / INDEX).unlink()
    assert main(["--package", str(package), "--check"]) == 1
    assert not (package / INDEX).exists()


@pytest.mark.parametrize(
    ("table", "old", "new", "finding"),
    [
        ("members", ",007,", ",7,", "members, row 2, field numeric: '7' does not match"),
        (
            "capitals",
            "1990-01-01,,,,1991-01-01",
            "1999-31-12,,,,1991-01-01",
            "field since: '1999-31-12' is no date",
        ),
        ("member-names", "Kordia", "Arvenia", "field name: 'Arvenia' also names XA"),
        (
            "citations",
            "capitals,xa-oldtown,",
            "capitals,xa-newtown,",
            "capitals, row xa-oldtown, field -: cites no source",
        ),
    ],
)
def test_bad_data_write_nothing(package, capsys, table, old, new, finding):
    edit(package, table, old, new)
    before = {path.name: path.read_bytes() for path in package.rglob("*.*")}
    capsys.readouterr()
    assert main(["--package", str(package)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert finding in err
    assert err.endswith("; nothing was built\n")
    assert {path.name: path.read_bytes() for path in package.rglob("*.*")} == before


def test_files_that_cannot_be_read_are_told_without_a_traceback(package, capsys):
    (package / "data" / "chairs.csv").write_bytes(b"\xff\xfe")
    assert main(["--package", str(package)]) == 1
    assert "not UTF-8" in capsys.readouterr().err
    (package / "data" / "chairs.csv").unlink()
    assert main(["--package", str(package)]) == 1
    assert "chairs.csv" in capsys.readouterr().err


def test_untidy_tables_are_tidied(package, capsys):
    path = package / "data" / "chairs.csv"
    tidy = path.read_bytes()
    heading, *lines = tidy.decode().splitlines()
    path.write_bytes(("\r\n".join([heading, *reversed(lines)]) + "\r\n").encode())
    capsys.readouterr()
    assert main(["--package", str(package)]) == 0
    assert capsys.readouterr().out == "built: data/chairs.csv\n"
    assert path.read_bytes() == tidy


def test_the_index_is_literals_only(world):
    import ast

    def literals(source):
        tree = ast.parse(source)
        assert {type(node).__name__ for node in tree.body} == {"Expr", "ImportFrom", "AnnAssign"}
        found = [node for node in tree.body if isinstance(node, ast.AnnAssign)]
        return {node.target.id: ast.literal_eval(node.value) for node in found}

    constants, wide = map(literals, index_sources(world).values())
    assert all(constants[name].isascii() and len(blocks) == 2 for name, blocks in wide.items())
    assert constants["CAPITALS"]["XA"] == (
        ("1900-03-01", "1990-01-01", "oldtown"),
        ("1990-01-01", "", "newhaven"),
    )
    assert constants["CAPITALS"]["XB"] == (("1950-12-31", "", "port-bel"),)
    assert constants["CAPITALS"]["XC"] == (("", "1950-01-01", "corvo"), ("1960-01-01", "", "corlin"))
    assert "XE" not in constants["CAPITALS"]  # unverified
    assert constants["MEMBERSHIPS"]["XE"] == constants["MEMBERSHIPS"]["XD"] == ()
    assert constants["MEMBERSHIPS"]["XC"] == (("1960-02-29", "2000-01-01"),)
    assert constants["MEMBERS"]["XA"] == (
        "XA",
        "XAR",
        "007",
        "Arvenia",
        "Arvenia (Lands of)",
        "United Lands of Arvenia",
    )
    assert constants["CHAIRS"] == {1998: "XA", 2000: "XB"}
    assert constants["CITIES"]["corvo"] == "XC"
    assert (constants["DATA_VERSION"], constants["DATA_AS_OF"]) == (miniature.VERSION, miniature.AS_OF)


def test_the_preferred_short_name_of_a_kind_is_shown():
    def plant(tables):
        for name, preferred, note in (
            ("Zarv", "false", ""),
            ("Arvaland", "false", ""),
            ("Arv", "false", "formal form"),
        ):
            tables["member-names"].append(
                {
                    "member": "XA",
                    "language": "fr",
                    "kind": "endonym",
                    "name": name,
                    "preferred": preferred,
                    "source": "atlas",
                    "note": note,
                }
            )

    with miniature.ground_floor(miniature.world(plant)) as ground:
        assert ground.name_of("XA", language="fr", kind="endonym") == "Zarv"
    with miniature.ground_floor(
        miniature.world(lambda tables: (plant(tables), tables["member-names"][-2].update(preferred="true")))
    ) as ground:
        assert ground.name_of("XA", language="fr", kind="endonym") == "Arvaland"


@given(
    st.dictionaries(
        st.text(st.characters(blacklist_characters="\n\t"), max_size=4),
        st.sampled_from(["XA", "é"]),
        max_size=6,
    )
)
def test_blocks_hold_every_name_once_sorted_by_width(names):
    blocks = _blocks(names)
    assert len(blocks) == 3
    lines = [line.split("\t") for block in blocks for line in block.split("\n")[1:-1]]
    held = [(name, place) for place, *line, _ in lines for name in line]
    assert sorted(held) == sorted((name, place) for name, place in names.items() if name)
    assert all(block.startswith("\n") for block in blocks)
    assert blocks[0].isascii()
    assert max(blocks[1]) <= "\uffff"
    for block in blocks:
        of_places = [line.split("\t") for line in block.split("\n")[1:-1]]
        assert of_places == sorted(of_places)
        assert all(line == sorted(line) for _, *line, _ in of_places)
