"""A data set: read once, linked, frozen; from a directory as from the package."""

from __future__ import annotations

import json
import pickle
from datetime import date

import attrs
import miniature
import pytest

from aseanfacts import DataError, Dataset
from aseanfacts.tabular import Finding


def names(records):
    return [str(record) for record in records]


def test_the_shipped_data_are_read_once(shipped):
    assert Dataset.bundled() is Dataset.bundled() is shipped


def test_the_world_is_sound(world):
    assert world.findings == ()


def test_a_directory_is_read(tmp_path, world):
    dataset = Dataset.from_directory(miniature.write(tmp_path / "world"))
    assert dataset.members == world.members
    assert dataset.package.version == miniature.VERSION
    assert dataset.package.as_of == date.fromisoformat(miniature.AS_OF)
    assert names(Dataset.from_directory(str(tmp_path / "world")).cities) == names(world.cities)


def test_a_directory_that_is_none(tmp_path):
    with pytest.raises(DataError, match="a file of the data set is missing"):
        Dataset.from_directory(tmp_path / "nowhere")


def test_a_table_that_is_missing(tmp_path):
    directory = miniature.write(tmp_path)
    (directory / "capitals.csv").unlink()
    with pytest.raises(DataError, match=r"capitals\.csv"):
        Dataset.from_directory(directory)


def test_a_broken_descriptor(tmp_path):
    (miniature.write(tmp_path) / "datapackage.json").write_text("{", "utf-8")
    with pytest.raises(DataError, match="datapackage"):
        Dataset.from_directory(tmp_path)


def test_every_finding_is_listed(tmp_path):
    def spoil(tables):
        miniature.row(tables, "members", alpha_2="XA")["numeric"] = "7"
        miniature.row(tables, "chairs", year="1998")["year"] = "then"

    with pytest.raises(DataError) as caught:
        Dataset.from_directory(miniature.write(tmp_path, spoil))
    assert "2 findings" in str(caught.value)
    assert "members, row 2, field numeric: '7' does not match" in str(caught.value)
    assert "chairs, row 2, field year: 'then' is no integer" in str(caught.value)
    assert caught.value.kind == "data set"


@pytest.mark.parametrize(
    ("table", "key", "column", "value", "finding"),
    [
        ("capitals", {"id": "xc-corvo"}, "city", "atlantis", ("capitals", "xc-corvo", "city", "'atlantis' is not in cities")),
        ("capitals", {"id": "xc-corvo"}, "member", "QQ", ("capitals", "xc-corvo", "member", "'QQ' is not in members")),
        ("cities", {"id": "corvo"}, "member", "QQ", ("cities", "corvo", "member", "'QQ' is not in members")),
        ("chairs", {"year": "1998"}, "member", "QQ", ("chairs", "1998", "member", "'QQ' is not in members")),
        ("languages", {"language": "en"}, "source", "hearsay", ("languages", "en", "source", "'hearsay' is not in sources")),
    ],
)  # fmt: skip
def test_a_reference_to_nothing_is_a_finding(table, key, column, value, finding):
    spoilt = miniature.world(lambda tables: miniature.row(tables, table, **key).update({column: value}))
    assert spoilt.findings == (Finding(*finding),)


def test_members_are_linked_to_names_memberships_and_citations(world):
    arvenia = world.member("XA")
    assert (arvenia.name, arvenia.numeric, arvenia.since) == ("Arvenia", "007", date(1950, 1, 1))
    assert arvenia.official_languages == ("qaa", "en")
    assert arvenia.time_zones == ("Asia/Arven", "Asia/Oldtown")
    assert [(name.language, name.kind, name.name) for name in arvenia.names if name.language == "en"] == [
        ("en", "asean", "Arvenia"),
        ("en", "cldr", "Arvenia [CLDR]"),
        ("en", "former", "Old Arvenia"),
        ("en", "misspelling", "Arvennia"),
        ("en", "un_formal", "United Lands of Arvenia"),
        ("en", "un_short", "Arvenia (Lands of)"),
    ]
    (citation,) = arvenia.sources
    assert (citation.source.title, citation.locator, citation.field) == (
        "Atlas of the Invented World",
        "page 1",
        "",
    )
    assert str(citation) == "Atlas of the Invented World, page 1"
    assert [str(span) for span in world.member("XB").memberships] == ["XB (observer)", "XB (member)"]


def test_exactly_one_name_is_preferred_and_ours_goes_before_cldr(world):
    for record in (*world.members, *world.cities):
        preferred = [name.language for name in record.names if name.preferred]
        assert len(preferred) == len(set(preferred)), record
    by_kind = {name.kind: name.preferred for name in world.member("XA").names if name.language == "en"}
    assert by_kind["asean"]
    assert not by_kind["cldr"]
    assert [name.name for name in world.member("XA").names if name.language == "th" and name.preferred] == [
        "อาร์เวเนีย"
    ]


def test_order(world):
    assert names(world.members) == ["Arvenia", "Belmara", "Cordia", "Dunmere", "Elland"]
    assert [city.id for city in world.cities] == [
        "corlin",
        "corvo",
        "dunmere",
        "ell",
        "newhaven",
        "oldtown",
        "port-bel",
    ]
    assert [capital.id for capital in world.capitals] == [
        "xc-corvo",  # since no one knows when
        "xa-oldtown",
        "xb-port-bel",
        "xc-corlin",
        "xd-dunmere",
        "xe-ell",
        "xa-newhaven-designated",
        "xa-newhaven",
        "xa-oldtown-seat",
    ]
    assert [term.order for term in world.secretaries_general] == [1, 2, 10]
    assert [summit.id for summit in world.summits] == ["1", "2", "informal-1", "special-1999", "11"]


def test_the_two_sessions_of_a_summit_are_one_record(world):
    second = world.summits[1]
    assert [session.city for session in second.sessions] == ["Port Bel", "Bel Beach"]
    assert (second.start, second.end) == (date(1980, 2, 27), date(1980, 4, 11))
    assert (second.plenary_start, second.plenary_end) == (None, date(1980, 4, 11))
    assert (second.city, second.number, len(second.sources)) == ("Port Bel", 2, 2)


def test_summits_are_called_by_their_number(world):
    assert names(world.summits) == [
        "1st ASEAN Summit",
        "2nd ASEAN Summit",
        "1st ASEAN Informal Summit",
        "Special ASEAN Summit 1999",
        "11th ASEAN Summit",
    ]
    first = world.summits[0]
    ordinals = {
        1: "1st",
        3: "3rd",
        4: "4th",
        11: "11th",
        12: "12th",
        13: "13th",
        21: "21st",
        22: "22nd",
        43: "43rd",
        111: "111th",
    }
    for number, ordinal in ordinals.items():
        assert str(attrs.evolve(first, number=number)) == f"{ordinal} ASEAN Summit"


def test_absent_text_is_empty_and_absent_dates_are_none(world):
    belmara = world.member("XB").memberships[1]
    assert (belmara.since, belmara.begins, belmara.until, belmara.note) == (
        None,
        date(1950, 12, 31),
        None,
        "",
    )
    assert world.city("corvo").subdivision == ""
    assert world.city("corvo").latitude is None
    assert world.city("port-bel").latitude == 0.00001


def test_an_alternative_may_have_no_source(world):
    assert [other.source and other.source.id for other in world.alternatives] == ["gazette", None]


def test_unknown_codes_are_key_errors(world):
    with pytest.raises(KeyError):
        world.member("QQ")
    with pytest.raises(KeyError):
        world.city("atlantis")


def test_a_member_without_names_goes_by_its_code():
    bare = miniature.world(lambda tables: tables["member-names"].clear())
    assert bare.member("XB").name == "XB"


def test_frozen(world):
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        world.package = None
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        world.member("XA").name = "Zembla"
    assert not hasattr(world.member("XA"), "__dict__")


def every_record(data: Dataset):
    for tuple_ in (
        data.members,
        data.cities,
        data.capitals,
        data.memberships,
        data.ascn_members,
        data.summits,
    ):
        yield from tuple_
    for tuple_ in (
        data.chairs,
        data.secretaries_general,
        data.people,
        data.events,
        data.organisation,
        data.sources,
    ):
        yield from tuple_
    yield from data.languages
    yield from data.alternatives


def plain(value: object) -> object:
    """Return what JSON keeps of a value: dates as text, tuples as lists."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("which", ["world", "shipped"])
def test_records_are_values(which, request):
    data = request.getfixturevalue(which)
    kinds = set()
    for record in every_record(data):
        if which == "shipped" and type(record) in kinds:
            continue
        kinds.add(type(record))
        twin = pickle.loads(pickle.dumps(record))
        assert twin == record
        assert twin is not record
        assert hash(twin) == hash(record)
        assert str(record)
        as_dict = plain(attrs.asdict(record))
        assert json.loads(json.dumps(as_dict)) == as_dict
    assert len(kinds) >= 11


def test_the_repr_of_a_data_set_is_short(world):
    assert len(repr(attrs.evolve(world, package=None))) < 200
