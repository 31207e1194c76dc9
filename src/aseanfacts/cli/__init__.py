"""The command line: ``aseanfacts capital Filipina``, ``aseanfacts check page.txt``.

Answers go to standard output, everything else to standard error. Exit status: 0 when all is well; 1 when ``check`` finds something
that is not correct, or ``normalize`` and ``match`` something that names nothing; 2 when the question itself cannot be answered.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

import aseanfacts
from aseanfacts.cli import ascn, facts, files, texts
from aseanfacts.errors import AseanfactsError

__all__ = ["cli", "run"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    aseanfacts.__version__,
    message=f"aseanfacts %(version)s, data {aseanfacts.data_version()} as of {aseanfacts.data_as_of()}",
)
@click.pass_context
def cli(context: click.Context) -> None:
    """ASEAN's members, capitals, summits and smart cities: dated, sourced facts."""
    if os.environ.get("NO_COLOR"):
        context.color = False


for command in (
    *(facts.capital, facts.members, facts.lookup, facts.chair, facts.table),
    *(ascn.ascn, texts.check, texts.mentions),
    *(files.match, files.normalize, files.export),
):
    cli.add_command(command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The words after the name of the program; by default those it was started with.

    Returns:
        The exit status. No error ends in a traceback.

    """
    _write_utf8_to_pipes()
    try:
        result = cli.main(arguments, prog_name="aseanfacts", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # as Click leaves it when the pipe is closed
        _discard_output()  # whoever read it has seen enough
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    except (AseanfactsError, OSError, ValueError) as error:
        click.echo(f"aseanfacts: {_message(error)}", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("aseanfacts: interrupted", err=True)
        return 2
    return result if isinstance(result, int) else 0


def _message(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def _write_utf8_to_pipes() -> None:
    """Let the locale rule the terminal only: a file has the same bytes everywhere. What cannot be shown is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _discard_output() -> None:
    """Keep the interpreter from writing to the closed pipe once more when it ends."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
