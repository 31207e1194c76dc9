"""Files that are there as a whole or not at all.

What is written goes into a directory beside its target first and takes the target's place in one step, so that neither an
error nor an interruption leaves half a file, and an older file stays until the new one is complete.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

__all__ = ["replacing", "write_files"]


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes the place of another when all is written.

    Args:
        target: The file to make or replace. A link is followed; what is no file at all, such as ``/dev/null`` or a pipe, is
            written to as it is.

    Yields:
        The open file.

    Raises:
        OSError: If it cannot be written.

    """
    target = target.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as special:
            yield special
        return
    with TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as scratch:
        part = Path(scratch, target.name)
        with part.open("wb") as file:
            yield file
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)


def write_files(directory: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a directory, which is made when it is missing.

    A new directory appears with all its files at once. In one that is there, each file is replaced in one step and
    everything else stays.

    Args:
        directory: The directory.
        files: The content of each file by its name.

    Returns:
        The paths, in the order of the files.

    Raises:
        OSError: If the directory cannot be made or written to.

    """
    directory = directory.resolve()
    is_new = not directory.exists()
    if is_new:
        directory.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(
        prefix=f".{directory.name}.", dir=directory.parent if is_new else directory
    ) as scratch:
        whole = Path(scratch, "files")
        whole.mkdir()
        for name, content in files.items():
            (whole / name).write_bytes(content)
        if is_new:
            whole.rename(directory)
        else:
            for name in files:
                (whole / name).replace(directory / name)
    return tuple(directory / name for name in files)
