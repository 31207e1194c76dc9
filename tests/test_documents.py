"""README and the documents: their examples run, their tables are fresh, their links lead somewhere.

Three kinds of fenced blocks are examples. ``pycon`` blocks are doctests, and the blocks of a page share one session.
``console`` blocks are shell sessions whose output must be what the commands print; those of a page share one empty directory.
On the page for users of other languages ``sql`` and ``js`` blocks are run, too. All other blocks (``sh``, ``python``, ``r`` …) are for
reading: they install something, or need more than we have.
"""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from engines import ENGINES

from aseanfacts import export_tables

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    *(
        page
        for page in sorted(DOCS.rglob("*.md"))
        if not {"_build", "generated"} & set(page.relative_to(DOCS).parts)
    ),
]
WRITING = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]

sys.path.insert(0, str(DOCS))
generate = importlib.import_module("generate")
GENERATED = {
    DOCS / "reference" / "generated" / name: text for name, text in generate.pages(generate.DATA).items()
}


def name_of_page(page):
    return page.relative_to(ROOT).as_posix()


def blocks(page, language):
    """Yield the line number and text of every fenced block of a language."""
    text = page.read_text("utf-8")
    for match in re.finditer(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield text.count("\n", 0, match.start(1)), match.group(1)


def skip_unless_installed(page):
    """Skip a page whose comment ``% needs: polars, pyarrow`` names a library that is not there."""
    needs = re.search(r"^% needs: (.+)$", page.read_text("utf-8"), re.MULTILINE)
    for library in needs.group(1).split(", ") if needs else ():
        pytest.importorskip(library, reason=f"{library} is not installed")
        if library == "pyspark":
            assert ENGINES["spark"].session  # or skips: Spark is started once, and only where there is time


def pages_with(language):
    return [page for page in PAGES if any(blocks(page, language))]


@pytest.mark.parametrize("page", pages_with("pycon"), ids=name_of_page)
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
def test_python_examples_show_what_python_answers(page):
    skip_unless_installed(page)
    parser, runner, report = (
        doctest.DocTestParser(),
        doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS),
        [],
    )
    session = {"__name__": "__main__"}
    for line, text in blocks(page, "pycon"):
        example = parser.get_doctest(text, session, name_of_page(page), str(page), line)
        runner.run(example, out=report.append, clear_globs=False)
        session = example.globs
    assert not runner.failures, "".join(report)


def test_no_example_is_left_out():
    for page in PAGES:
        for _, text in blocks(page, r"(?:python|\{doctest\})"):
            assert ">>>" not in text, f"{name_of_page(page)}: a doctest belongs in a pycon block"


def sessions(text):
    """Split a console block into commands and the output shown for each."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        length = 1
        while lines[length - 1].endswith("\\\n"):
            length += 1
        yield "".join(lines[:length]), "".join(lines[length:])


@pytest.fixture(scope="session")
def scripts(tmp_path_factory):
    """Return a directory with the program, run by this interpreter, whether it is installed or not."""
    directory = tmp_path_factory.mktemp("scripts")
    program = directory / "aseanfacts"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m aseanfacts "$@"\n')
    program.chmod(0o755)
    return directory


def console_environment(scripts):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON"))}
    path = os.pathsep.join([str(scripts), str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {
        **kept,
        "PATH": path,
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
    }


def shown(printed):
    """Return output as a page shows it: without the blanks at the ends of lines."""
    return re.sub(r"[ \t]+$", "", printed, flags=re.MULTILINE).strip("\n")


@pytest.mark.skipif(os.name != "posix", reason="the examples are written for a POSIX shell")
@pytest.mark.parametrize("page", pages_with("console"), ids=name_of_page)
def test_console_examples_show_what_the_commands_print(page, tmp_path, scripts):
    for line, text in blocks(page, "console"):
        for command, expected in sessions(text):
            done = subprocess.run(
                ["sh", "-c", command],
                cwd=tmp_path,
                env=console_environment(scripts),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                timeout=60,
                check=False,
            )
            pattern = re.escape(shown(expected)).replace("…", ".*")
            found = re.fullmatch(pattern, shown(done.stdout), re.DOTALL)
            assert found, f"{name_of_page(page)}:{line}: $ {command}\n{done.stdout}\nexpected:\n{expected}"


def test_readme_lists_the_data_sets_as_they_are():
    readme = (ROOT / "README.md").read_text("utf-8")
    table = generate.data_set_table(generate.DATA)
    assert generate.renewed(readme, table) == readme, "run: python docs/generate.py"
    assert table in readme


def test_every_data_set_says_how_new_its_sources_are_and_whose():
    for line in generate.data_set_table(generate.DATA).splitlines():
        if line.startswith("| `"):
            *_, newest, whose, _ = (cell.strip() for cell in line.split("|"))
            assert re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", newest), line
            assert whose, line


def documented_names(module):
    reference = "\n".join(page.read_text("utf-8") for page in (DOCS / "reference").glob("*.md"))
    return set(re.findall(rf"^\.\. auto\w+:: {re.escape(module)}\.(\w+)$", reference, re.MULTILINE))


@pytest.mark.parametrize("module", ["aseanfacts", "aseanfacts.export", "aseanfacts.strategies"])
def test_every_public_name_is_in_the_reference(module):
    public = set(importlib.import_module(module).__all__) - {"__version__"}
    assert documented_names(module) | documented_names("aseanfacts") >= public


def headings(text):
    """Return the anchors of a page: its headings as slugs, and its explicit targets."""
    titles = re.findall(
        r"^#+ (.+)$", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE
    )
    slugs = {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}
    return slugs | set(re.findall(r"^\(([\w-]+)\)=$", text, re.MULTILINE))


def links(page):
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [
        link
        for link in re.findall(r"\]\(<?([^)>\s]+)>?\)", text)
        if "://" not in link and "mailto:" not in link
    ]


@pytest.mark.parametrize("page", WRITING, ids=name_of_page)
def test_links_lead_somewhere(page):
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target in GENERATED or target.exists(), f"{name_of_page(page)}: no {link}"
        if anchor:
            text = GENERATED.get(target) or target.read_text("utf-8")
            assert anchor in headings(text), f"{name_of_page(page)}: no {link}"


def test_every_page_is_in_a_table_of_contents():
    listed = {DOCS / "index.md"}
    for page in PAGES[1:]:
        for _, text in blocks(page, r"\{toctree\}"):
            for entry in (line for line in text.splitlines() if line and not line.startswith(":")):
                found = sorted(page.parent.glob(f"{entry}.md"))
                assert found or page.parent / f"{entry}.md" in GENERATED, (
                    f"{name_of_page(page)} lists {entry}"
                )
                listed.update(found)
    assert not set(PAGES[1:]) - listed


@pytest.mark.parametrize("page", WRITING, ids=name_of_page)
def test_nothing_points_to_a_machine_or_a_registry(page):
    hosts = "|".join(
        ("py" + "pi.org", "npm" + "js", "files.python" + "hosted", "/home" + "/", "/ro" + "ot/", "/t" + "mp/")
    )
    assert not re.search(hosts, page.read_text("utf-8"))


def answered(page, language):
    """Yield the blocks of a language that are followed by what they print."""
    text = page.read_text("utf-8")
    pattern = rf"^```{language}\n(.*?)^```\n+^```text\n(.*?)^```$"
    return re.findall(pattern, text, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="session")
def exported(tmp_path_factory):
    """Return a directory with the tables in every form that the examples read."""
    directory = tmp_path_factory.mktemp("asean")
    for form in ("csv", "json", "sqlite"):
        export_tables(directory, format=form)
    if importlib.util.find_spec("pyarrow"):
        export_tables(directory, format="parquet")
    return directory


def printed(rows):
    return "".join("|".join(map(str, row)) + "\n" for row in rows)


WITHOUT_PYTHON = DOCS / "how-to" / "use-without-python.md"


def test_every_query_shows_its_answer():
    for language in ("sql", "js"):
        assert len(answered(WITHOUT_PYTHON, language)) == len(list(blocks(WITHOUT_PYTHON, language))) > 0


@pytest.mark.parametrize(("query", "expected"), answered(WITHOUT_PYTHON, "sql"))
def test_queries_answer_what_the_page_shows(query, expected, exported, monkeypatch):
    monkeypatch.chdir(exported)
    statements = [statement for statement in query.split(";") if statement.strip()]
    if ".parquet" in query or ".csv" in query:
        duckdb = pytest.importorskip("duckdb")
        pytest.importorskip("pyarrow")
        rows = [row for statement in statements for row in duckdb.sql(statement).fetchall()]
    else:
        with closing(sqlite3.connect(exported / "aseanfacts.sqlite")) as database:
            rows = [row for statement in statements for row in database.execute(statement)]
    assert printed(rows) == expected


@pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
@pytest.mark.parametrize(("program", "expected"), answered(WITHOUT_PYTHON, "js"))
def test_programs_print_what_the_page_shows(program, expected, exported):
    done = subprocess.run(
        ["node", "-e", program], cwd=exported, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert (done.stdout, done.stderr) == (expected, "")
