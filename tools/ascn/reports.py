"""What the readers need to know about the four Monitoring & Evaluation reports before they read them."""

from __future__ import annotations

from typing import NamedTuple

FOCUS_AREAS = (
    "Civic & Social",
    "Health & Well-Being",
    "Safety & Security",
    "Quality Environment",
    "Built Infrastructure",
    "Industry & Innovation",
)

HEADINGS = ("No.", "Country", "City", "Project", "Focus Area")

# Where the appendices print another name than the page of the ASEAN Secretariat, whose spelling gives the city id.
CITY_IDS = {"Ha Noi": "hanoi", "Manila City": "manila"}


class Row(NamedTuple):
    """One row of a report's list of projects, as printed."""

    report: int
    appendix: str
    number: int
    country: str
    city: str
    name: str
    focus_area: str
    page: int


class Grid(NamedTuple):
    """Where the boxes of Exhibit 2 stand, in pixels at 110 dots per inch."""

    top: float
    pitch: float
    lefts: tuple[float, ...]


class Report(NamedTuple):
    """Where one report keeps its lists and how it draws the icons of Exhibit 2."""

    year: int
    lists: dict[int, str]
    icon_radius: float
    grid: Grid
    cities: tuple[tuple[str, ...], ...]

    @property
    def file_name(self) -> str:
        """The PDF's name in the folder of documents."""
        return f"ascn-monitoring-evaluation-{self.year}.pdf"


def city_id(name: str) -> str:
    """The id of a city, from its printed name."""
    return CITY_IDS.get(name, name.lower().replace(" ", "-"))


# `lists`: PDF page -> appendix (the lists of 2022 and 2023 bear no letter).
# `cities`: the cities of Exhibit 2 in the order of the picture, row by row; the picture carries no text layer.
REPORTS = (
    Report(
        2022,
        dict.fromkeys((22, 23, 24), "all"),
        10.0,
        Grid(191.3, 31.44, (0,)),
        tuple(
            (name,)
            for line in (
                "Bandar Seri Begawan|Battambang|Phnom Penh|Siem Reap|Banyuwangi|Jakarta|Makassar|Luang Prabang",
                "Vientiane|Johor Bahru|Kota Kinabalu|Kuala Lumpur|Kuching|Nay Pyi Taw|Mandalay|Yangon",
                "Cebu City|Davao City|Manila|Singapore|Bangkok|Chonburi|Phuket|Da Nang|Ha Noi|Ho Chi Minh City",
            )
            for name in line.split("|")
        ),
    ),
    Report(
        2023,
        dict.fromkeys((21, 22, 23, 24), "all"),
        15.0,
        Grid(135, 110.6, (100, 289, 457, 632)),
        (
            ("Bandar Seri Begawan", "Battambang", "Phnom Penh", "Siem Reap"),
            ("Banyuwangi", "Jakarta", "Makassar", "Luang Prabang"),
            ("Vientiane", "Johor Bahru", "Kota Kinabalu", "Kuala Lumpur"),
            ("Kuching", "Nay Pyi Taw", "Mandalay", "Yangon"),
            ("Cebu City", "Davao City", "Manila", "Singapore"),
            ("Bangkok", "Chonburi", "Phuket", "Da Nang"),
            ("Ha Noi", "Ho Chi Minh City"),
        ),
    ),
    Report(
        2024,
        {**dict.fromkeys((27, 28, 29, 30), "A"), 31: "B"},
        16.5,
        Grid(158, 121.3, (70, 273, 457, 649)),
        (
            ("Bandar Seri Begawan", "Battambang", "Phnom Penh", "Siem Reap"),
            ("Sihanoukville City", "Banyuwangi", "Jakarta", "Makassar"),
            ("Sumedang", "Luang Prabang", "Vientiane", "Johor Bahru"),
            ("Kota Kinabalu", "Kuala Lumpur", "Kuching", "Mandalay"),
            ("Nay Pyi Taw", "Yangon", "Cebu City", "Davao City"),
            ("Manila", "Singapore", "Bangkok", "Chiang Mai"),
            ("Chonburi", "Khon Kaen", "Phuket", "Rayong"),
            ("Da Nang", "Ha Noi", "Ho Chi Minh City"),
        ),
    ),
    Report(
        2025,
        {**dict.fromkeys((28, 29, 30, 31, 32), "A"), 33: "B"},
        16.5,
        Grid(135, 121.5, (70, 273, 457, 649)),
        (
            ("Bandar Seri Begawan", "Battambang", "Phnom Penh", "Siem Reap"),
            ("Sihanoukville City", "Banyuwangi", "Jakarta", "Makassar"),
            ("Sumedang", "Luang Prabang", "Vientiane", "Ipoh"),
            ("Johor Bahru", "Kota Kinabalu", "Kuala Lumpur", "Kuching"),
            ("Putrajaya", "Seberang Perai", "Mandalay", "Nay Pyi Taw"),
            ("Yangon", "Cauayan City", "Cebu City", "Davao City"),
            ("Manila City", "Singapore", "Bangkok", "Chiang Mai"),
            ("Chonburi", "Khon Kaen", "Phuket", "Rayong"),
            ("Da Nang", "Ha Noi", "Ho Chi Minh City"),
        ),
    ),
)
