"""The committed tables of smart city projects equal what the reports give when they are read again.

Needs the four reports, PDF and ``pdftotext -layout`` text; the environment variable names their folder.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = os.environ.get("ASEANFACTS_ASCN_DOCUMENTS", "")

pytestmark = pytest.mark.skipif(
    not DOCUMENTS, reason="ASEANFACTS_ASCN_DOCUMENTS names no folder with the reports"
)


def run(tool: str, *arguments: str) -> list[dict[str, str]]:
    """The rows that a tool of ``tools/ascn`` prints."""
    pytest.importorskip("pdfplumber")
    command = [sys.executable, str(ROOT / "tools" / "ascn" / f"{tool}.py"), *arguments, DOCUMENTS]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return list(csv.DictReader(done.stdout.splitlines()))


def committed(name: str) -> list[dict[str, str]]:
    path = ROOT / "src" / "aseanfacts" / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("reader", ["layout", "geometry"])
def test_each_reader_finds_the_committed_rows(reader: str) -> None:
    columns = ("report", "appendix", "number", "city", "name", "focus_area", "page")
    read = {tuple(row[column] for column in columns) for row in run("extract", reader)}
    assert read == {tuple(row[column] for column in columns) for row in committed("ascn-projects")}


def test_the_readers_disagree_only_where_it_is_settled() -> None:
    run("compare")


def test_the_pictures_give_the_committed_icons() -> None:
    read = Counter[tuple[str, str]]()
    for row in run("extract", "icons"):
        read[row["report"], f"{row['city']}/{row['focus_area']}/{row['status']}"] = int(row["icons"])
    totals = [row for row in committed("ascn-report-totals") if row["measure"] == "icon"]
    assert read == {(row["report"], row["category"]): int(row["value"]) for row in totals}
