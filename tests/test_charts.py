"""The pictures of the documents: the same for the same tables, and complete."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from aseanfacts import ascn_cities, ascn_projects, get_city

pytest.importorskip("matplotlib", reason="the pictures need matplotlib, of the extra docs")
sys.path.insert(0, str(Path(__file__).parent.parent / "docs"))
charts = importlib.import_module("charts")


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    charts.draw(folder)
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def test_a_second_drawing_is_the_same(pictures, tmp_path):
    charts.draw(tmp_path)
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == pictures


def test_every_city_with_a_point_is_on_the_map(pictures):
    for membership in ascn_cities():
        city = get_city(membership.city)
        drawn = f">{city.name}</text>" in pictures["smart-city-map.svg"]
        assert drawn == (city.latitude is not None), city.name


def test_the_bars_say_what_was_counted(pictures):
    for report in (2022, 2025):
        count = len(ascn_projects(report=report, focus_area="Civic & Social"))
        assert f">{count}</text>" in pictures["smart-city-projects.svg"]
