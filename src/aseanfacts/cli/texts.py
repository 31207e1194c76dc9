"""Commands that read texts: ``check`` and ``mentions``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import get_args

import click
from rich.cells import cell_len

from aseanfacts.cli import output
from aseanfacts.errors import AseanfactsError
from aseanfacts.export import CheckedText, claim_review, finding_objects, github_annotations, sarif_log
from aseanfacts.model import Citation
from aseanfacts.plain import Json, dump_json, to_plain
from aseanfacts.text.articles import article
from aseanfacts.text.claims import check_claims
from aseanfacts.text.mentions import find_mentions
from aseanfacts.text.model import Article, Finding, Verdict

__all__ = ["check", "mentions", "tally"]

_AROUND = 40
_COLOURS: dict[str, str] = {
    "correct": "green",
    "misspelt": "yellow",
    "imprecise": "yellow",
    "anachronistic": "yellow",
    "wrong": "red",
    "placeholder": "red",
}


class FileReadError(AseanfactsError, ValueError):
    """A file that is no text in UTF-8."""


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE|-]...")
@output.on
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "claimreview", "sarif", "github"]),
    default="text",
    show_default=True,
    help="The form of the findings.",
)
@output.as_json
@click.option(
    "--language",
    type=click.Choice(["en", "id"]),
    default="en",
    show_default=True,
    help="The language of the reasons.",
)
@click.option("--author", metavar="NAME", help="Who publishes the reviews; claimreview needs it.")
@click.option("--author-url", metavar="URL", default="", help="The publisher's address.")
@click.option("--url", metavar="URL", default="", help="Where the text stands, for claimreview.")
def check(
    files: tuple[str, ...],
    on: str | None,
    form: str,
    as_json: bool,
    language: str,
    author: str | None,
    author_url: str,
    url: str,
) -> int:
    """Check what texts say about ASEAN: capitals, members, dates, summits.

    Without a file the article that ships with the program is checked. ``-`` reads standard input. The exit status is 1 when something
    in a file is not correct, and 2 when a file cannot be read.
    """
    reading = _Reading(files)

    def review(found: Finding) -> Json:
        return claim_review(found, author=author or "", author_url=author_url, url=url, language=language)

    if form == "claimreview" and not as_json and not author:
        raise click.UsageError("a claim review needs its author: give --author NAME")
    checked = (CheckedText(name, *_checked(text, on)) for name, text in reading)
    printers: dict[str, Callable[[Iterable[CheckedText]], list[Finding]]] = {
        "text": lambda texts: _print_text(texts, language),
        "json": _print_json,
        "jsonl": lambda texts: _print_each(texts, lambda each: _lines(finding_objects(each))),
        "claimreview": lambda texts: _print_reviews(texts, review),
        "sarif": lambda texts: _print_sarif(texts, language),
        "github": lambda texts: _print_each(texts, lambda each: github_annotations(each, language=language)),
    }
    findings = printers["json" if as_json else form](checked)
    if reading.failed:
        return 2
    return int(bool(files) and any(found.verdict != "correct" for found in findings))


class _Reading:
    """Reads texts one after another; those that cannot be read are named on standard error."""

    def __init__(self, files: Sequence[str]) -> None:
        self._files = files
        self.failed = False

    def __iter__(self) -> Iterator[tuple[str, str | Article]]:
        if not self._files:
            yield "the shipped article", article()
        for name in _watched(self._files):
            try:
                text = _read(name)
            except (OSError, FileReadError) as error:
                reason = error.strerror if isinstance(error, OSError) else str(error)
                click.echo(f"aseanfacts: {name}: {reason}", err=True)
                self.failed = True
            else:
                yield "stdin" if name == "-" else name, text


def _watched(files: Sequence[str]) -> Iterable[str]:
    """Show how far many files are read, where somebody watches."""
    if len(files) < 2 or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, "checking", console=Console(stderr=True), transient=True)


def _read(name: str) -> str:
    # Neither line ends nor anything else is changed, so that offsets are those of the file.
    content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = f"byte {content[error.start]:#04x} at {error.start}"
        raise FileReadError(name, "text", (), f"not a text in UTF-8 ({wrong})") from None


def _checked(text: str | Article, on: str | None) -> tuple[str, tuple[Finding, ...]]:
    return text if isinstance(text, str) else text.text, check_claims(text, on=on)


def _lines(objects: Iterable[Json]) -> str:
    return "".join(f"{dump_json(each)}\n" for each in objects)


def _print_each(texts: Iterable[CheckedText], write: Callable[[CheckedText], str]) -> list[Finding]:
    findings: list[Finding] = []
    for each in texts:
        click.echo(write(each), nl=False)
        findings += each.findings
    return findings


def _print_json(texts: Iterable[CheckedText]) -> list[Finding]:
    done = list(texts)
    objects = [plain for each in done for plain in finding_objects(each)]
    output.print_json({"findings": objects, **output.stamp()})
    return _findings(done)


def _print_reviews(texts: Iterable[CheckedText], review: Callable[[Finding], Json]) -> list[Finding]:
    findings = _findings(texts)
    output.print_json([review(found) for found in findings])
    return findings


def _print_sarif(texts: Iterable[CheckedText], language: str) -> list[Finding]:
    done = list(texts)
    output.print_json(sarif_log(done, language=language))
    return _findings(done)


def _findings(texts: Iterable[CheckedText]) -> list[Finding]:
    return [found for each in texts for found in each.findings]


def _print_text(texts: Iterable[CheckedText], language: str) -> list[Finding]:
    names = []

    def report(checked: CheckedText) -> str:
        names.append(checked.name)
        return _report(checked, language)

    findings = _print_each(texts, report)
    files = f"{len(names)} texts, " if len(names) > 1 else ""
    click.echo(f"{files}{tally(findings)}")
    days = sorted({found.on for found in findings})
    if days:
        data = output.stamp()
        click.echo(
            f"judged for {' and '.join(map(str, days))}; data {data['data_version']} as of {data['data_as_of']}"
        )
    return findings


def _report(checked: CheckedText, language: str) -> str:
    """Return what was found in a text: a line for each finding, and the words it is about marked where it is no praise."""
    lines = []
    for found, (line, column) in zip(
        checked.findings, checked.places(found.claim.start for found in checked.findings), strict=True
    ):
        colour = _COLOURS.get(found.verdict, "cyan")
        verdict = click.style(found.verdict, fg=colour, bold=True)
        lines.append(
            f"{output.shown(checked.name)}:{line}:{column}: {verdict}: {output.shown(found.reason(language))}"
        )
        if found.verdict != "correct":
            lines += _excerpt(checked.text, found, colour)
        lines += [f"    source: {_cited(found.sources[0])}"] if found.sources else []
    return "".join(f"{line}\n" for line in [*lines, ""]) if lines else ""


def _cited(citation: Citation) -> str:
    address = f" <{citation.source.url}>" if citation.source.url else ""
    return output.shown(f"{citation}{address}")


def _excerpt(text: str, found: Finding, colour: str) -> Iterator[str]:
    """Yield the words around a claim, and a line that points at those it is about."""
    start, end = found.claim.start, found.claim.end
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    after = text.find("\n", end)
    last = min(len(text) if after < 0 else after, end + _AROUND)
    before = ("…" if first > 0 and text[first - 1] != "\n" else "") + output.shown(text[first:start])
    behind = output.shown(text[end:last]) + ("…" if last < len(text) and text[last] != "\n" else "")
    words = output.shown(text[start:end])
    yield f"    {before}{click.style(words, fg=colour)}{behind}".rstrip()
    mark = click.style("^" * max(cell_len(words), 1), fg=colour)
    fixes = ", ".join(f"“{each.surface}” → “{each.replacement}”" for each in found.corrections)
    yield f"    {' ' * cell_len(before)}{mark}" + (f" {output.shown(fixes)}" if fixes else "")


def tally(findings: Sequence[Finding]) -> str:
    """Count findings by kind and verdict, in one line that begins with the pairs of country and capital."""
    kinds = Counter(found.kind for found in findings)
    pairs = kinds.pop("capital", 0)
    parts = [f"{pairs} {_plural('pair', pairs)}: {_verdicts(findings, 'capital')}"]
    for kind, count in kinds.items():
        counted = "" if kind == "membership" else f" ({_verdicts(findings, kind)})"
        parts.append(f"{count} {kind.replace('-', ' ')} {_plural('finding', count)}{counted}")
    return "; ".join(parts)


def _verdicts(findings: Iterable[Finding], kind: str) -> str:
    counts = Counter(found.verdict for found in findings if found.kind == kind)
    order: tuple[Verdict, ...] = get_args(Verdict)
    return ", ".join(f"{counts[verdict]} {verdict}" for verdict in order if counts[verdict]) or "none"


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|-...")
@output.table_format
def mentions(files: tuple[str, ...], form: str, as_json: bool) -> int:
    """List the members, cities and organisations that texts name, with their places."""
    reading = _Reading(files)
    rows: list[output.Row] = []
    records: list[dict[str, Json]] = []
    for name, text in reading:
        assert isinstance(text, str)
        found = find_mentions(text)
        places = CheckedText(name, text, ()).places(each.start for each in found)
        for each, (line, column) in zip(found, places, strict=True):
            plain = to_plain(each)
            assert isinstance(plain, dict)
            records.append({"file": name, "line": line, "column": column, **plain})
            rows.append({field: value for field, value in records[-1].items() if field != "nested_in"})
    output.print_rows("mentions", rows, "json" if as_json else form, records)
    return 2 if reading.failed else 0
