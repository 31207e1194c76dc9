"""The pictures of the documents, drawn anew with every build from the tables; readable in grey, the same for the same tables."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from aseanfacts import ascn_cities, ascn_focus_areas, ascn_projects, ascn_reports, get_city

__all__ = ["draw"]

HERE = Path(__file__).parent
_INK, _LAND, _SEA, _PAPER = "#222222", "#e4e4e0", "#ffffff", "#ffffff"
_GREYS = ("#1b1b1b", "#5c5c5c", "#999999", "#d0d0d0")
_COHORTS = {
    "pilot": ("o", _INK, "pilot cities, 2018"),
    "2023": ("s", "#ffffff", "joined in 2023"),
    "2024": ("^", "#ffffff", "joined in 2024"),
    "2025": ("D", "#ffffff", "joined in 2025"),
    "2026": ("*", _INK, "joined in 2026"),
}
# Where a label goes: offset in points, then which side of the text the city is on. The right is the rule.
_RIGHT, _LEFT, _ABOVE, _BELOW = ((5, 0), "left"), ((-5, 0), "right"), ((0, 7), "center"), ((0, -8), "center")
_LABELS = {
    **dict.fromkeys(
        [
            "yangon",
            "kuala-lumpur",
            "phuket",
            "vientiane",
            "jakarta",
            "banyuwangi",
            "chiang-mai",
            "nay-pyi-taw",
            "ipoh",
            "kota-kinabalu",
            "kuching",
            "cebu-city",
            "manila",
            "sihanoukville-city",
        ],
        _LEFT,
    ),
    **dict.fromkeys(["bangkok", "sumedang"], _ABOVE),
    **dict.fromkeys(["phnom-penh", "battambang", "denpasar", "dili", "putrajaya", "singapore"], _BELOW),
    "chonburi": _LEFT,
}
_SETTINGS = {
    "svg.hashsalt": "aseanfacts",  # ids in the picture depend on nothing else
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.edgecolor": _INK,
    "text.color": _INK,
}


def draw(folder: Path) -> None:
    """Draw every picture as SVG into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {"smart-city-projects": _projects, "smart-city-map": _map}
    with mpl.rc_context(_SETTINGS):
        for name, picture in pictures.items():
            picture().savefig(
                folder / f"{name}.svg", metadata={"Date": None, "Creator": None}, facecolor=_PAPER
            )


def _projects() -> Figure:
    """Draw how many projects of each focus area the reports list, year by year."""
    years = [report.report for report in ascn_reports()]
    areas = [area.report_name for area in ascn_focus_areas()]
    counts = Counter((project.report, project.focus_area) for project in ascn_projects())
    areas.sort(key=lambda area: counts[years[-1], area])
    figure = Figure(figsize=(7.4, 4.6), layout="constrained")
    axes = figure.subplots()
    height = 0.8 / len(years)
    for place, year in enumerate(years):
        at = [row + 0.4 - height * (place + 0.5) for row in range(len(areas))]
        bars = axes.barh(
            at,
            [counts[year, area] for area in areas],
            height * 0.92,
            color=_GREYS[len(years) - 1 - place],
            edgecolor=_INK,
            linewidth=0.6,
            label=str(year),
        )
        axes.bar_label(bars, padding=2, fontsize=7.5)
    axes.set_yticks(range(len(areas)), areas)
    axes.set_xlabel("projects listed")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(title="report", frameon=False, loc="lower right")
    return figure


def _map() -> Figure:
    """Draw where the cities of the network lie, by the year they joined."""
    figure = Figure(figsize=(7.4, 7.0), layout="constrained")
    axes = figure.subplots()
    axes.set(xlim=(91, 130), ylim=(-12, 24), aspect="equal", facecolor=_SEA)
    axes.set_xticks(range(95, 130, 10), [f"{degrees}° E" for degrees in range(95, 130, 10)])
    axes.set_yticks((-10, 0, 10, 20), ("10° S", "0°", "10° N", "20° N"))
    axes.tick_params(length=0)
    axes.grid(color="#dddddd", linewidth=0.5, zorder=0)
    for ring in _coast().values():
        axes.fill(*zip(*ring, strict=True), facecolor=_LAND, edgecolor="#8a8a86", linewidth=0.4, zorder=1)
    for cohort, (marker, fill, label) in _COHORTS.items():
        _mark(axes, cohort, marker, fill, label)
    axes.legend(loc="lower left", frameon=True, framealpha=1, edgecolor="#cccccc")
    return figure


def _mark(axes: Axes, cohort: str, marker: str, fill: str, label: str) -> None:
    for membership in ascn_cities():
        city = get_city(membership.city)
        if membership.cohort != cohort or city is None or city.longitude is None or city.latitude is None:
            continue
        axes.plot(
            city.longitude,
            city.latitude,
            marker,
            markersize=8 if marker == "*" else 5,
            markerfacecolor=fill,
            markeredgecolor=_INK,
            markeredgewidth=0.9,
            label=label,
            zorder=3,
        )
        label = "_"  # one entry in the legend is enough
        offset, side = _LABELS.get(city.id, _RIGHT)
        axes.annotate(
            city.name,
            (city.longitude, city.latitude),
            xytext=offset,
            textcoords="offset points",
            ha=side,
            va="center",
            fontsize=6.5,
            zorder=4,
        )


def _coast() -> Mapping[str, list[tuple[float, float]]]:
    rings: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    with (HERE / "coastline.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rings[row["ring"]].append((float(row["longitude"]), float(row["latitude"])))
    return rings
