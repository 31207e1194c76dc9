"""The command line: ``aseanfacts capital Filipina``, ``aseanfacts check article.txt``.

Answers go to standard output, errors to standard error. Exit status: 0 when all is well, 1 when ``check`` finds something in a text
that is not correct, 2 when the question itself cannot be answered.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

import aseanfacts
from aseanfacts.ascn import ascn_projects
from aseanfacts.dataset import Dataset
from aseanfacts.errors import AseanfactsError, UnknownNameError
from aseanfacts.model import Citation, City, Member
from aseanfacts.records import ascn_cities, capitals, lookup_city, lookup_member, members
from aseanfacts.tabular import Value, write
from aseanfacts.text.articles import article
from aseanfacts.text.claims import check_claims
from aseanfacts.text.mentions import find_mentions
from aseanfacts.text.model import Article, Finding

__all__ = ["cli", "run"]

_ON = click.option("--on", metavar="DATE", help="A day, YYYY-MM-DD; by default the day the data stands for.")
_LANGUAGE = click.option("--language", metavar="TAG", default="en", show_default=True, help="A BCP 47 tag.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="The form.",
)

Row = Mapping[str, object]


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; no error ends in a traceback."""
    try:
        result = cli.main(arguments, prog_name="aseanfacts", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except (AseanfactsError, OSError, UnicodeDecodeError) as error:
        click.echo(f"aseanfacts: {error}", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("aseanfacts: interrupted", err=True)
        return 2
    return result if isinstance(result, int) else 0


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    aseanfacts.__version__,
    message=f"aseanfacts %(version)s, data {aseanfacts.data_version()} as of {aseanfacts.data_as_of()}",
)
def cli() -> None:
    """ASEAN's members, capitals, summits and smart cities: dated, sourced facts."""


@cli.command()
@click.argument("name")
@_ON
@_LANGUAGE
@_JSON
def capital(name: str, on: str | None, language: str, as_json: bool) -> None:
    """Name the capital of a member, today or on a past date."""
    answer = aseanfacts.capital_of(name, on=on, language=language)
    if not as_json:
        click.echo(answer)
        return
    found = capitals(name, on=on, role="capital")[0]
    _print_json({**_plain(found), "name": answer, "language": language, **_stamp()})


@cli.command("members")
@_ON
@_JSON
def list_members(on: str | None, as_json: bool) -> None:
    """List the members of ASEAN, today or on a past date."""
    rows = [
        {"alpha_2": member.alpha_2, "alpha_3": member.alpha_3, "name": member.name, "since": member.since}
        for member in members(on)
    ]
    _print_rows(rows, "json" if as_json else "table")


@cli.command()
@click.argument("name")
@_LANGUAGE
@_JSON
def lookup(name: str, language: str, as_json: bool) -> None:
    """Say which member or city a name or code means, with dates and sources."""
    found = _look_up(name)
    if as_json:
        _print_json({"records": [_described(record, language) for record in found], **_stamp()})
        return
    for record in found:
        _print_record(_described(record, language))


def _look_up(name: str) -> list[Member | City]:
    found: list[Member | City] = []
    for look_up in (lookup_member, lookup_city):
        try:
            found.append(look_up(name))
        except UnknownNameError:
            continue
    if not found:
        raise UnknownNameError(name, "entity")
    return found


def _described(record: Member | City, language: str) -> dict[str, object]:
    plain = _plain(record)
    names = plain.pop("names")
    assert isinstance(names, list)
    described = {
        "name": aseanfacts.name_of(record, language=language),
        **{k: v for k, v in plain.items() if k != "name"},
    }
    if isinstance(record, Member):
        described["capitals"] = [_plain(capital) for capital in capitals(record, history=True)]
    described["names"] = len(names)
    return described


def _print_record(described: dict[str, object]) -> None:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in described.items():
        if value not in ("", None, [], ()):
            table.add_row(name.replace("_", " "), "\n".join(_lines(name, value)))
    _console().print(table)


def _lines(name: str, value: object) -> Iterable[str]:
    if not isinstance(value, list):
        return [str(value)]
    return [_line(name, item) for item in value]


def _line(name: str, item: object) -> str:
    if not isinstance(item, dict):
        return str(item)
    if name == "sources":
        return f"{item['source']['title']}, {item['locator']}"
    span = f"{item['since'] or item['latest'] or ''} – {item['until'] or ''}".strip()
    return f"{item.get('name', '')} ({item['role']}) {span}".strip()


@cli.command()
@click.argument("files", nargs=-1, metavar="[FILE|-]...")
@_ON
@_JSON
def check(files: tuple[str, ...], on: str | None, as_json: bool) -> int:
    """Check what texts claim about capitals and membership.

    Without a file the shipped article is checked. With files the exit status is 1 when a finding is not correct; ``-`` reads
    standard input.
    """
    texts: Iterable[tuple[str, str | Article]]
    texts = [(name, _read(name)) for name in files] or [("the shipped article", article())]
    checked = [(name, text, check_claims(text, on=on)) for name, text in texts]
    if as_json:
        _print_json(
            {"findings": [_found(name, each) for name, _, found in checked for each in found], **_stamp()}
        )
    else:
        for name, text, found in checked:
            _print_findings(name, text if isinstance(text, str) else text.text, found)
    return int(bool(files) and any(each.verdict != "correct" for _, _, found in checked for each in found))


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|-...")
@_JSON
def mentions(files: tuple[str, ...], as_json: bool) -> None:
    """List the members, cities and organisations that texts name, with their places."""
    rows = [
        {
            "file": name,
            "start": found.start,
            "end": found.end,
            "surface": found.surface,
            "kind": found.kind,
            "id": found.id,
        }
        for name in files
        for found in find_mentions(_read(name))
    ]
    _print_rows(rows, "json" if as_json else "table")


def _read(name: str) -> str:
    return click.get_text_stream("stdin", "utf-8").read() if name == "-" else Path(name).read_text("utf-8")


def _found(name: str, finding: Finding) -> dict[str, object]:
    return {"file": name, **_plain(finding)}


_MARKS = {
    "correct": "green",
    "misspelt": "yellow",
    "imprecise": "yellow",
    "anachronistic": "yellow",
    "wrong": "red",
}


def _print_findings(name: str, text: str, findings: Sequence[Finding]) -> None:
    console = _console()
    table = Table(title=f"{name}: {len(findings)} findings", title_justify="left", box=None, pad_edge=False)
    for heading in ("line", "claim", "verdict", "reason", "source"):
        table.add_column(heading, overflow="fold", no_wrap=heading in {"line", "verdict"})
    for finding in findings:
        verdict = Text(finding.verdict, style=_MARKS.get(finding.verdict, "magenta"))
        line = str(text.count("\n", 0, finding.claim.start) + 1)
        source = _cited(finding.sources)
        table.add_row(line, Text(finding.claim.surface), verdict, Text(_reason(finding)), Text(source))
    console.print(table)
    console.print(_tally(findings))


def _reason(finding: Finding) -> str:
    return next((reason.text for reason in finding.reasons if reason.language == "en"), "")


def _cited(citations: Sequence[Citation]) -> str:
    return str(citations[0]) if citations else ""


def _tally(findings: Sequence[Finding]) -> str:
    pairs = [finding for finding in findings if finding.kind == "capital"]
    verdicts = dict.fromkeys(finding.verdict for finding in pairs)
    counted = ", ".join(f"{sum(each.verdict == verdict for each in pairs)} {verdict}" for verdict in verdicts)
    others = len(findings) - len(pairs)
    return f"{len(pairs)} pairs: {counted or 'none'}" + (f"; {others} membership findings" if others else "")


@cli.command()
@click.argument("name")
@_FORMAT
@_JSON
def table(name: str, form: str, as_json: bool) -> None:
    """Print a whole table of the data set, such as ``summits``."""
    data = Dataset.bundled()
    if name not in data.tables:
        raise UnknownNameError(
            name, "table", tuple(data.tables), f"no table {name!r}; there are: {', '.join(data.tables)}"
        )
    if form == "csv" and not as_json:
        click.echo(write(data.package.schemas[name], data.tables[name]), nl=False)
    else:
        _print_rows(data.tables[name], "json" if as_json else form)


@cli.group()
def ascn() -> None:
    """The ASEAN Smart Cities Network: its cities and projects."""


@ascn.command("cities")
@_ON
@click.option("--member", metavar="NAME", help="Only of this member.")
@_FORMAT
@_JSON
def list_ascn_cities(on: str | None, member: str | None, form: str, as_json: bool) -> None:
    """List the cities of the network, today or on a past date."""
    fields = ("city", "name", "member", "cohort", "since", "earliest", "latest", "until")
    _print_rows(_columns(ascn_cities(on=on, member=member), fields), "json" if as_json else form)


@ascn.command("projects")
@click.option("--city", metavar="NAME", help="Only of this city.")
@click.option("--member", metavar="NAME", help="Only of this member.")
@click.option("--focus-area", metavar="AREA", help="Only of this focus area.")
@click.option("--status", metavar="STATUS", help="ongoing, planning, completed or ongoing-or-planning.")
@click.option("--report", type=int, metavar="YEAR", help="Only of this year's report.")
@_FORMAT
@_JSON
def list_ascn_projects(form: str, as_json: bool, **wanted: Any) -> None:
    """List the projects of the monitoring reports, with the page each stands on."""
    fields = ("report", "appendix", "number", "city", "name", "focus_area", "status", "page", "project_id")
    _print_rows(_columns(ascn_projects(**wanted), fields), "json" if as_json else form)


def _columns(records: Iterable[object], fields: Sequence[str]) -> list[Row]:
    return [{field: getattr(record, field) for field in fields} for record in records]


def _stamp() -> dict[str, str]:
    return {"data_version": aseanfacts.data_version(), "data_as_of": aseanfacts.data_as_of().isoformat()}


def _plain(record: Any) -> dict[str, Any]:
    """Return a record as plain JSON values."""
    plain: dict[str, Any] = json.loads(json.dumps(attrs.asdict(record), default=_serialize))
    return plain


def _serialize(value: object) -> object:
    return (
        float(value)
        if isinstance(value, Decimal)
        else value.isoformat()
        if isinstance(value, date)
        else str(value)
    )


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_serialize))


def _print_rows(rows: Sequence[Row] | Sequence[dict[str, Value]], form: str) -> None:
    printers: dict[str, Callable[[Sequence[Row]], None]] = {
        "json": _print_json,
        "csv": _print_csv,
        "table": _print_table,
    }
    printers[form](rows)


def _print_csv(rows: Sequence[Row]) -> None:
    import csv

    if rows:
        writer = csv.DictWriter(click.get_text_stream("stdout"), list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _print_table(rows: Sequence[Row]) -> None:
    if not rows:
        return
    shown = Table(box=None, pad_edge=False)
    for name in rows[0]:
        shown.add_column(name, overflow="fold")
    for row in rows:
        shown.add_row(*(Text("" if value is None else str(value)) for value in row.values()))
    _console().print(shown)


def _console() -> Console:
    # Output that no terminal shows gets no colours and is not wrapped.
    return Console() if sys.stdout.isatty() else Console(width=240, color_system=None, highlight=False)
