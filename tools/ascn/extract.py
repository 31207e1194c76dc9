"""Read the reports once more: ``python extract.py {layout,geometry,icons} FOLDER`` prints candidate rows as CSV."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable
from pathlib import Path

import geometry
import icons
import layout
from reports import REPORTS, Row, city_id


def main() -> None:
    """Print what the chosen reader finds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=["layout", "geometry", "icons"])
    parser.add_argument("folder", type=Path, help="where the reports (PDF and text) are")
    arguments = parser.parse_args()
    if arguments.reader == "icons":
        _print(("report", "city", "focus_area", "status", "icons"), _icons(arguments.folder))
    else:
        reader = layout if arguments.reader == "layout" else geometry
        rows = [row for report in REPORTS for row in reader.read(report, arguments.folder)]
        _print(Row._fields, (row._replace(city=city_id(row.city)) for row in rows))


def _icons(folder: Path) -> Iterable[tuple[object, ...]]:
    for report in REPORTS:
        for icon, count in sorted(icons.read(report, folder).items()):
            yield report.year, city_id(icon.city), icon.focus_area, icon.status, count


def _print(fields: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows(rows)


if __name__ == "__main__":
    main()
