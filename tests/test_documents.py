"""README and the documents: their examples run, their tables are fresh, their links lead somewhere.

Three kinds of fenced blocks are examples. ``pycon`` blocks are doctests, and the blocks of a page share one session.
``console`` blocks are shell sessions whose output must be what the commands print; those of a page share one empty directory.
All other blocks (``sh``, ``python``, ``sql`` …) are for reading: they install something, or need more than we have.
"""

from __future__ import annotations

import doctest
import importlib
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

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


def pages_with(language):
    return [page for page in PAGES if any(blocks(page, language))]


@pytest.mark.parametrize("page", pages_with("pycon"), ids=name_of_page)
def test_python_examples_show_what_python_answers(page):
    parser, runner, report = doctest.DocTestParser(), doctest.DocTestRunner(verbose=False), []
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


def console_environment():
    scripts = sysconfig.get_path("scripts")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON"))}
    path = f"{scripts}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
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
def test_console_examples_show_what_the_commands_print(page, tmp_path):
    for line, text in blocks(page, "console"):
        for command, expected in sessions(text):
            done = subprocess.run(
                ["sh", "-c", command],
                cwd=tmp_path,
                env=console_environment(),
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
