"""The second reader: the lists of projects from where words and cell borders stand on the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pdfplumber
from pdfplumber.page import Page
from reports import HEADINGS, Report, Row

_BORDER = 1.0  # points: borders are filled rectangles no thicker than this


def read(report: Report, folder: Path) -> list[Row]:
    """Every row of the report's lists of projects."""
    rows: list[Row] = []
    country = ""
    with pdfplumber.open(folder / report.file_name) as document:
        for page, appendix in report.lists.items():
            for number, printed_country, city, name, focus_area in _cells(document.pages[page - 1]):
                country = printed_country or country
                rows.append(
                    Row(report.year, appendix, int(number.rstrip(".")), country, city, name, focus_area, page)
                )
    return rows


def _cells(page: Page) -> Iterator[list[str]]:
    """The text of each row's five cells, below the heading."""
    words = page.extract_words()
    edges = _column_edges(page)
    for top, bottom in _row_edges(page, edges[0]):
        row = [word for word in words if top < (word["top"] + word["bottom"]) / 2 < bottom]
        cells = [
            " ".join(word["text"] for word in row if left < (word["x0"] + word["x1"]) / 2 < right)
            for left, right in pairwise(edges)
        ]
        if tuple(cells) != HEADINGS:
            yield cells


def _column_edges(page: Page) -> list[float]:
    """Where the five columns begin and end: the heading's border has a dot at each crossing."""
    dots = {round(r["x0"]) for r in page.rects if r["width"] <= _BORDER and r["height"] <= _BORDER}
    if len(dots) != len(HEADINGS) + 1:
        raise ValueError(f"page {page.page_number}: {len(dots)} column edges")
    return sorted(map(float, dots))


def _row_edges(page: Page, left: float) -> list[tuple[float, float]]:
    """Where rows begin and end: the left border is drawn row by row (inner borders are only shades)."""
    pieces = {
        (r["top"], r["bottom"])
        for r in page.rects
        if r["width"] <= _BORDER < r["height"] and abs(r["x0"] - left) <= _BORDER
    }
    return sorted(pieces)
