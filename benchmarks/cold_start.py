"""A first answer: what it costs to import a library and ask it for one country, beside peers. All in one run.

    python benchmarks/cold_start.py [--runs 15] [--only TOOL …]

Every answer is given by an interpreter of its own, ``python -I``; all libraries take turns, and the median counts. Time is of the
processor, from the start of the process to the answer, less what a bare interpreter takes; memory is the peak of the process, less
that of a bare interpreter. Bytecode is there from a first run that does not count. The wheel is what is installed, zipped again; what
a library needs besides is not in it. A library that is not installed, or fails, has a line that says so. Memory is read from Linux.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, files
from statistics import median
from zipfile import ZIP_DEFLATED, ZipFile

from peers import TOOLS

_PROBE = """
import time
spent = time.process_time()
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(spent, peak.split()[1])
"""


def first_answer(statement: str) -> tuple[float, float]:
    """Return the milliseconds and the megabytes a fresh interpreter needs for a statement."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", statement + _PROBE], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError((done.stderr.strip().splitlines() or ["no message"])[-1])
    seconds, kilobytes = done.stdout.split()[-2:]
    return float(seconds) * 1e3, float(kilobytes) / 1024


def wheel(distribution: str) -> str:
    """Return the megabytes of what a distribution installs, zipped."""
    try:
        found = files(distribution) or []
    except PackageNotFoundError:
        return "–"
    if any(path.name.startswith("_editable") or path.suffix == ".pth" for path in found):
        return "installed in place"
    zipped = io.BytesIO()
    with ZipFile(zipped, "w", ZIP_DEFLATED) as archive:
        for path in found:
            if path.suffix != ".pyc" and ".." not in path.parts:
                archive.writestr(str(path), path.read_binary())
    return f"{len(zipped.getvalue()) / 1e6:.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--only", nargs="*", choices=list(TOOLS), default=list(TOOLS))
    options = parser.parse_args()
    statements = {"": "pass", **{tool: TOOLS[tool].first_answer for tool in options.only}}
    failed: dict[str, str] = {}
    for tool, statement in statements.items():
        try:
            first_answer(statement)
        except RuntimeError as error:
            failed[tool] = str(error)
    sound = [tool for tool in statements if tool not in failed]
    taken: dict[str, list[tuple[float, float]]] = {tool: [] for tool in sound}
    for _ in range(options.runs):
        for tool in sound:
            taken[tool].append(first_answer(statements[tool]))
    medians = {
        tool: tuple(median(values) for values in zip(*runs, strict=True)) for tool, runs in taken.items()
    }
    bare_time, bare_memory = medians.pop("")
    print(
        f"Python {sys.version.split()[0]}, bare: {bare_time:.1f} ms, {bare_memory:.1f} MB; {options.runs} runs\n"
    )
    print("| library | first answer, ms | memory, MB | wheel, MB |\n|---|---:|---:|---:|")
    for tool in options.only:
        if tool in failed:
            print(f"| {tool} | {failed[tool]} | | |")
        else:
            time, memory = medians[tool]
            print(
                f"| {tool} | {time - bare_time:.1f} | {memory - bare_memory:.1f} | {wheel(TOOLS[tool].distribution)} |"
            )


if __name__ == "__main__":
    main()
