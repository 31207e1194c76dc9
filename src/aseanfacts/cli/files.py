"""Commands that read and write files: ``normalize``, ``match``, ``export``."""

from __future__ import annotations

import csv
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import click

from aseanfacts.atomic import replacing
from aseanfacts.cli import output
from aseanfacts.export import export_tables
from aseanfacts.export.tables import FORMATS
from aseanfacts.files import FileReport, match_file, normalize_file

__all__ = ["export", "match", "normalize"]

_Options: TypeAlias = "Callable[..., Any]"


def _column_options(command: _Options) -> _Options:
    for option in (
        click.option(
            "--delimiter",
            metavar="SIGN",
            callback=lambda context, option, sign: "\t" if sign in ("\\t", "tab") else sign,
            help="The delimiter of a CSV file; by default it is found out.",
        ),
        click.option("--encoding", metavar="NAME", help="The encoding of a CSV file; by default UTF-8."),
        click.option(
            "--kind",
            type=click.Choice(["member", "city"]),
            default="member",
            show_default=True,
            help="What the column names.",
        ),
        click.option(
            "--column", metavar="NAME", required=True, help="The heading of the column with the names."
        ),
        click.argument("file", metavar="FILE|-"),
    ):
        command = option(command)
    return command


@click.command()
@_column_options
@click.option(
    "--to",
    metavar="FORM",
    help="alpha_2 (the default), alpha_3, numeric, asean, un_short or un_formal; of a city: id (the default) or name.",
)
@click.option(
    "--into", metavar="NAME", help="The heading of the new column; the old one's replaces the names."
)
@click.option("--output", "-o", "target", metavar="FILE", help="Where to; by default standard output.")
@click.option(
    "--report", metavar="FILE", help="Write what did not match to this CSV file, not to standard error."
)
def normalize(
    file: str,
    column: str,
    to: str | None,
    kind: Any,
    into: str | None,
    target: str | None,
    report: str | None,
    encoding: str | None,
    delimiter: str | None,
) -> int:
    """Add a column of codes to a CSV or Parquet file, however big.

    The file is read in parts. Every other cell, the order, the delimiter and the encoding stay. What did not match is reported on standard
    error; its new cell is empty. The exit status is 1 when something did not match.
    """
    with _unless_interrupted(), _progress() as progress:
        found = normalize_file(
            _source(file),
            sys.stdout.buffer if target in (None, "-") else target,
            column=column,
            to=to,  # type: ignore[arg-type]
            kind=kind,
            into=into,
            encoding=encoding,
            delimiter=delimiter,
            progress=progress,
        )
    if report:
        with replacing(Path(report)) as out:
            out.write(_unmatched(found).encode())
    else:
        click.echo(str(found), err=True)
    return int(found.unmatched > 0)


@click.command()
@_column_options
@output.table_format
def match(
    file: str, column: str, kind: Any, encoding: str | None, delimiter: str | None, form: str, as_json: bool
) -> int:
    """Report what a column of a CSV or Parquet file holds, before it is trusted.

    The exit status is 1 when something names nothing.
    """
    with _progress() as progress:
        found = match_file(
            _source(file), column=column, kind=kind, encoding=encoding, delimiter=delimiter, progress=progress
        )
    if form == "table" and not as_json:
        click.echo(str(found))
    else:
        output.print_rows("values", found.as_rows(), "json" if as_json else form)
    return int(found.unmatched > 0)


def _source(file: str) -> str | BinaryIO:
    csv.field_size_limit(2**31 - 1)  # a cell may be long; the default refuses 128 kB
    return sys.stdin.buffer if file == "-" else file


def _unmatched(found: FileReport) -> str:
    out = StringIO(newline="")
    writer = csv.DictWriter(out, ["value", "count", "status", "answer", "candidates"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(row for row in found.as_rows() if row["status"] != "matched")
    return out.getvalue()


@contextmanager
def _progress() -> Iterator[Callable[[int, int | None], object] | None]:
    """Show how far a file is read, where somebody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole)


@contextmanager
def _unless_interrupted() -> Iterator[None]:
    """Let a request to end the program clean up like a key press does."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@click.command()
@click.option("--to", "directory", metavar="DIR", required=True, help="The directory to write to.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="csv",
    show_default=True,
    help="The form of the tables.",
)
def export(directory: str, form: Any) -> None:
    """Write all tables as files, with their types, keys, version and licences."""
    with _unless_interrupted():
        for path in export_tables(directory, format=form):
            click.echo(path)
