"""The files of the data set, by name: the only place that knows how they are packed.

Resources are read through :mod:`importlib_resources`, so they are found in an installed wheel, in a zip file and
in a source tree alike.
"""

from __future__ import annotations

from importlib_resources import files

__all__ = ["read_text"]


def read_text(name: str) -> str:
    """Return the text of a file of the shipped data set.

    Args:
        name: The file's name, such as ``"members.csv"`` or ``"datapackage.json"``.

    Returns:
        Its text, decoded from UTF-8.

    Raises:
        FileNotFoundError: If the data set has no such file.

    Examples:
        >>> read_text("chairs.csv").splitlines()[0]
        'year,member,status,verification,note'

    """
    return files("aseanfacts").joinpath("data", name).read_text("utf-8")
