"""The first reader: the lists of projects from the text that ``pdftotext -layout`` writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reports import FOCUS_AREAS, HEADINGS, Report, Row

_NUMBER = re.compile(r"\s*(\d+)\.(?:\s+|$)")
_GAP = re.compile(r"\s{2,}")


def read(report: Report, folder: Path) -> list[Row]:
    """Every row of the report's lists of projects."""
    pages = (folder / report.file_name).with_suffix(".txt").read_text("utf-8").split("\f")
    rows: list[Row] = []
    country = ""
    for page, appendix in report.lists.items():
        for number, printed_country, city, name, focus_area in _lines_to_cells(pages[page - 1]):
            country = printed_country or country
            rows.append(Row(report.year, appendix, number, country, city, name, focus_area, page))
    return rows


def _lines_to_cells(text: str) -> Iterator[tuple[int, str, str, str, str]]:
    """The cells of one page. A wrapped name puts the row's number on a line of its own, between the name's parts."""
    for number, lines in _blocks(text):
        first, *rest = [line for line in lines if line]
        *country, city, name, focus_area = first
        name = " ".join([name, *(part for line in rest for part in line)])
        yield number, "".join(country), city, name, focus_area


def _blocks(text: str) -> Iterator[tuple[int, list[list[str]]]]:
    number, lines = 0, list[list[str]]()
    for line in _table_lines(text):
        numbered = _NUMBER.match(line)
        cells = _GAP.split(line[numbered.end() :].strip() if numbered else line.strip())
        if cells[-1] in FOCUS_AREAS and number:
            yield number, lines
            number, lines = 0, []
        if numbered:
            number = int(numbered.group(1))
        lines.append([cell for cell in cells if cell])
    if number:
        yield number, lines


def _table_lines(text: str) -> Iterator[str]:
    """The lines below the table's heading, save the page number at the foot."""
    lines = text.splitlines()
    start = next(i for i, line in enumerate(lines) if _GAP.split(line.strip()) == list(HEADINGS))
    for line in lines[start + 1 :]:
        if line.strip() and not line.strip().isdigit():
            yield line
