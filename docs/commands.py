"""The reference of the command line, made from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from aseanfacts.cli import cli

_HEAD = """\
# Commands

Every command takes `--help`. {doc}`../command-line` says what they have in common.

"""


def command_list() -> str:
    """Return a section for each command: what it does, how it is called, what its options mean.

    Returns:
        MyST text, the same for the same commands.

    """
    return _HEAD + "\n".join(_section(path, command) for path, command in _commands(cli, ("aseanfacts",)))


def _commands(group: click.Group, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, (*path, name))
        else:
            yield (*path, name), command


def _section(path: tuple[str, ...], command: click.Command) -> str:
    arguments = [_metavar(param) for param in command.params if isinstance(param, click.Argument)]
    options = "".join(
        f"| {_call(option)} | {_meaning(option)} |\n"
        for option in command.params
        if isinstance(option, click.Option)
    )
    return (
        f"## `{' '.join(path)}`\n\n"
        f"```text\n{' '.join([*path, '[OPTIONS]', *arguments])}\n```\n\n"
        f"{inspect.cleandoc(command.help or '')}\n\n"
        f"| Option | Meaning |\n| --- | --- |\n{options}"
    )


def _metavar(param: click.Parameter) -> str:
    name = param.metavar or str(param.name).upper()
    return name if param.required or name.startswith("[") else f"[{name}]"


def _call(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} ({', '.join(f'`{choice}`' for choice in option.type.choices)})"
    return f"{names} *{option.metavar or str(option.name).upper()}*"


def _meaning(option: click.Option) -> str:
    default = f" Default: `{option.default}`." if option.show_default else ""
    required = " Required." if option.required else ""
    return f"{option.help}{default}{required}"
