"""Where do the two readers of the lists disagree? ``python compare.py FOLDER`` prints each differing cell as CSV.

``disagreements.csv`` keeps what was found and how it was settled; a difference that is not in it ends with status 1.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import geometry
import layout
from reports import REPORTS, Report, Row

_FIELDS = ("report", "page", "appendix", "number", "cell", "layout", "geometry")


def main(folder: Path) -> bool:
    """Print the disagreements; say whether all are settled."""
    with (Path(__file__).parent / "disagreements.csv").open(encoding="utf-8", newline="") as file:
        settled = {tuple(row[field] for field in _FIELDS) for row in csv.DictReader(file)}
    found = [difference for report in REPORTS for difference in _differences(report, folder)]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_FIELDS)
    writer.writerows(found)
    return set(found) <= settled


def _differences(report: Report, folder: Path) -> Iterator[tuple[str, ...]]:
    by_layout = _keyed(layout.read(report, folder))
    by_geometry = _keyed(geometry.read(report, folder))
    for key in sorted(by_layout.keys() | by_geometry.keys()):
        one, other = by_layout.get(key), by_geometry.get(key)
        for cell in Row._fields:
            values = [str(getattr(row, cell)) if row else "" for row in (one, other)]
            if values[0] != values[1]:
                page = (one or other).page  # type: ignore[union-attr]
                yield str(report.year), str(page), key[0], str(key[1]), cell, *values


def _keyed(rows: list[Row]) -> dict[tuple[str, int], Row]:
    return {(row.appendix, row.number): row for row in rows}


if __name__ == "__main__":
    sys.exit(not main(Path(sys.argv[1])))
