"""The third reader: Exhibit 2, a picture with one icon for each project; its colour and frame are focus area and status."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pdfplumber
from PIL.Image import Image
from reports import FOCUS_AREAS, Report

PAGE = 6  # Exhibit 2 stands on this PDF page in all four reports

_DOTS_PER_INCH = 110
_COLOURS = dict(
    zip(
        [(247, 35, 73), (255, 133, 94), (246, 220, 133), (185, 242, 145), (80, 191, 148), (38, 110, 80)],
        FOCUS_AREAS,
        strict=True,
    )
)
_GREY = (166, 166, 166)
_WHITE = (255, 255, 255)
_TOLERANCE = 24
_COLUMN_ENDS = {480: "planning", 650: "ongoing", 910: "completed"}  # 2022 gives each status a column instead
_FOOT_2022 = 1015  # below it stands the legend


class Icon(NamedTuple):
    """One icon of Exhibit 2."""

    city: str
    focus_area: str
    status: str


class _Disc(NamedTuple):
    x: float
    y: float
    colour: tuple[int, int, int]


def read(report: Report, folder: Path) -> Counter[Icon]:
    """How many icons of each kind every city has."""
    with pdfplumber.open(folder / report.file_name) as document:
        image = document.pages[PAGE - 1].to_image(resolution=_DOTS_PER_INCH).original.convert("RGB")
    discs = _without_gaps(list(_discs(image, report.icon_radius)), report.icon_radius)
    if report.year == 2022:
        discs = [disc for disc in discs if disc.y < _FOOT_2022]
    glyphs = _glyphs(image, discs, report.icon_radius)
    return Counter(
        Icon(
            _city(disc, report),
            _focus_area(image, disc, report.icon_radius, glyphs),
            _status(image, disc, report),
        )
        for disc in discs
    )


def _discs(image: Image, radius: float) -> Iterator[_Disc]:
    """The icons: spots around which nearly a full ring has one of the known colours."""
    ring = [(round(0.9 * radius * math.cos(a)), round(0.9 * radius * math.sin(a))) for a in _angles(24)]
    centres: list[_Disc] = []
    margin = math.ceil(radius)
    for y in range(margin, image.height - margin):
        for x in range(margin, image.width - margin):
            colour = _ring_colour(image, x, y, ring)
            if colour:
                centres.append(_Disc(x, y, colour))
    while centres:
        first = centres[0]
        near = [c for c in centres if c.colour == first.colour and math.dist(c[:2], first[:2]) < radius]
        yield _Disc(sum(c.x for c in near) / len(near), sum(c.y for c in near) / len(near), first.colour)
        centres = [c for c in centres if c not in near]


def _without_gaps(discs: list[_Disc], radius: float) -> list[_Disc]:
    """Only real icons: the gap amid four icons looks like a ring too, but stands too near to several."""
    return [
        disc for disc in discs if sum(math.dist(disc[:2], other[:2]) < 1.7 * radius for other in discs) <= 2
    ]


def _angles(count: int) -> list[float]:
    """Directions, in an order that samples opposite sides early."""
    return [2 * math.pi * (i * 7 % count) / count for i in range(count)]


def _ring_colour(image: Image, x: int, y: int, ring: list[tuple[int, int]]) -> tuple[int, int, int] | None:
    """The colour of the ring around a spot, if it has one; a neighbour may cover an eighth of it."""
    missing = 0
    found = Counter[tuple[int, int, int]]()
    for dx, dy in ring:
        colour = _known(_pixel(image, x + dx, y + dy))
        if colour:
            found[colour] += 1
        else:
            missing += 1
            if missing > len(ring) // 8:
                return None
    colour, count = found.most_common(1)[0]
    return colour if count >= len(ring) - len(ring) // 8 else None


def _pixel(image: Image, x: float, y: float) -> tuple[int, int, int]:
    return image.getpixel((round(x), round(y)))  # type: ignore[return-value]


@cache
def _known(pixel: tuple[int, int, int]) -> tuple[int, int, int] | None:
    return next((colour for colour in (*_COLOURS, _GREY) if math.dist(pixel, colour) <= _TOLERANCE), None)


def _glyph(image: Image, disc: _Disc, radius: float) -> list[float]:
    """How far each pixel inside the icon is from white, against the icon's own colour."""
    reach = round(0.75 * radius)
    steps = range(-reach, reach + 1)
    own = math.dist(disc.colour, _WHITE)
    pixels = (_pixel(image, disc.x + dx, disc.y + dy) for dy in steps for dx in steps)
    return [min(1, math.dist(pixel, _WHITE) / own) for pixel in pixels]


def _glyphs(image: Image, discs: list[_Disc], radius: float) -> dict[str, list[list[float]]]:
    """What the coloured icons of the same picture look like, by focus area."""
    coloured = sorted((d for d in discs if d.colour != _GREY), key=lambda d: _COLOURS[d.colour])
    return {
        area: [_glyph(image, disc, radius) for disc in group]
        for area, group in groupby(coloured, key=lambda d: _COLOURS[d.colour])
    }


def _focus_area(image: Image, disc: _Disc, radius: float, glyphs: dict[str, list[list[float]]]) -> str:
    """The focus area: by colour, or for a grey icon by the likest coloured one."""
    if disc.colour != _GREY:
        return _COLOURS[disc.colour]
    own = _glyph(image, disc, radius)
    return min(glyphs, key=lambda area: min(math.dist(own, other) for other in glyphs[area]))


def _status(image: Image, disc: _Disc, report: Report) -> str:
    if report.year == 2022:
        return next(status for end, status in _COLUMN_ENDS.items() if disc.x < end)
    if disc.colour == _GREY:
        return "planning"
    return "completed" if _framed(image, disc, report.icon_radius) else "ongoing"


def _framed(image: Image, disc: _Disc, radius: float) -> bool:
    """Whether a line of the icon's colour crosses each of the four diagonals just outside the icon."""
    return all(
        any(
            _known(_pixel(image, disc.x + sx * reach, disc.y + sy * reach)) == disc.colour
            for reach in (radius * (0.8 + step / 40) for step in range(16))
        )
        for sx in (-1, 1)
        for sy in (-1, 1)
    )


def _city(disc: _Disc, report: Report) -> str:
    """The city in whose box the icon stands."""
    grid = report.grid
    return report.cities[int((disc.y - grid.top) // grid.pitch)][bisect_right(grid.lefts, disc.x) - 1]
