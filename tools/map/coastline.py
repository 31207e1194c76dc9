"""Make ``docs/coastline.csv`` from the land polygons of Natural Earth, as the npm package world-atlas carries them."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
import tarfile
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

CARRIER = "world-atlas-2.0.2.tgz"
TABLE = Path(__file__).parents[2] / "docs" / "coastline.csv"
WEST, EAST, SOUTH, NORTH = 91, 130, -12, 24
STEP = 0.125

Point = tuple[float, float]


def rings(topology: dict) -> Iterator[list[Point]]:
    """Yield the outer ring of every polygon of land."""
    (scale_x, scale_y), (shift_x, shift_y) = (topology["transform"][key] for key in ("scale", "translate"))

    def arc(index: int) -> list[Point]:
        steps = topology["arcs"][index if index >= 0 else ~index]
        places = zip(accumulate(x for x, _ in steps), accumulate(y for _, y in steps), strict=True)
        points = [(x * scale_x + shift_x, y * scale_y + shift_y) for x, y in places]
        return points if index >= 0 else points[::-1]

    for geometry in topology["objects"]["land"]["geometries"]:
        for outer, *_holes in geometry["arcs"]:
            yield [point for index in outer for point in arc(index)[1:]]


def near(ring: list[Point]) -> list[Point]:
    """Return a ring with its far parts pressed to the frame, and without points that are close together."""
    margin = 1
    kept: list[Point] = []
    for x, y in ring:
        point = (
            round(min(max(x, WEST - margin), EAST + margin), 2),
            round(min(max(y, SOUTH - margin), NORTH + margin), 2),
        )
        if not kept or max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= STEP:
            kept.append(point)
    return kept


def is_seen(ring: list[Point]) -> bool:
    """Tell whether any of a ring lies inside the frame."""
    return len(ring) > 2 and any(WEST < x < EAST and SOUTH < y < NORTH for x, y in ring)


def main() -> int:
    """Write the table, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help=f"where {CARRIER} is")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the table is another")
    options = parser.parse_args()
    with tarfile.open(options.folder / CARRIER) as carrier:
        file = carrier.extractfile("package/land-50m.json")
        assert file is not None
        topology = json.load(file)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(("ring", "longitude", "latitude"))
    seen = (ring for ring in map(near, rings(topology)) if is_seen(ring))
    for number, ring in enumerate(sorted(seen, key=lambda ring: (-len(ring), ring)), 1):
        writer.writerows((number, *point) for point in ring)
    if options.check:
        return int(TABLE.read_text("utf-8") != written.getvalue())
    TABLE.write_text(written.getvalue(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
