"""Tables as text: reading and writing are inverses, and all that is wrong is found in one go."""

from __future__ import annotations

import json
import string
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aseanfacts.errors import DataError
from aseanfacts.tabular import Field, Finding, Schema, parse, read_package, write

SCHEMA = Schema(
    name="things",
    fields=(
        Field("id", "string", required=True, pattern="^[a-z0-9]+$"),
        Field("part", "integer", minimum=0, maximum=99),
        Field("code", "string", unique=True),
        Field("size", "number", minimum=-90, maximum=90),
        Field("held", "boolean"),
        Field("on", "date"),
        Field("kind", "string", enum=("big", "small")),
    ),
    primary_key=("id", "part"),
)
HEADING = "id,part,code,size,held,on,kind\n"


def cells(alphabet: st.SearchStrategy[str] | str) -> st.SearchStrategy[str]:
    return st.text(alphabet, min_size=1).map(lambda text: normalize("NFC", text).strip()).filter(bool)


tidy_text = cells(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs", "Cf")))
rows = st.fixed_dictionaries(
    {
        "id": st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=4),
        "part": st.none() | st.integers(0, 99),
        "code": st.none() | tidy_text,
        "size": st.none() | st.floats(-90, 90),
        "held": st.none() | st.booleans(),
        "on": st.none() | st.dates(),
        "kind": st.none() | st.sampled_from(["big", "small"]),
    }
)
tables = st.lists(
    rows, max_size=6, unique_by=(lambda row: (row["id"], row["part"]), lambda row: row["code"] or object())
)


def sound(text: str):
    found, findings = parse(SCHEMA, text)
    assert findings == ()
    return found


@given(tables)
@example(
    [{"id": "a", "part": 1, "code": "096", "size": 1e-05, "held": False, "on": date(1, 1, 1), "kind": None}]
)
@example(
    [{"id": "a", "part": None, "code": '"quoted", ""', "size": -0.0, "held": None, "on": None, "kind": None}]
)
def test_reading_back_a_written_table_gives_it_back(table):
    if [row for row in table if row["code"] is None][1:]:
        table = table[:1]  # an absent value of a unique column may stand once
    text = write(SCHEMA, table)
    by_key = {(row["id"], row["part"]): row for row in table}
    assert {(row["id"], row["part"]): row for row in sound(text)} == by_key
    assert write(SCHEMA, sound(text)) == text


@given(tables, st.randoms(use_true_random=False))
@example([{"id": "1", "part": 0}, {"id": "01", "part": 0}, {"id": "001", "part": 0}], None)
def test_the_order_given_does_not_matter(table, random):
    table = [{**dict.fromkeys(("code", "size", "held", "on", "kind")), **row} for row in table]
    shuffled = table[::-1]
    if random:
        random.shuffle(shuffled)
    assert write(SCHEMA, shuffled) == write(SCHEMA, table)


def test_rows_are_sorted_numbers_by_value_before_text():
    empty = dict.fromkeys(("code", "size", "held", "on", "kind"))
    keys = [("b", 1), ("10", 2), ("9", 10), ("9", 9), ("a", 1), ("a", None), ("1", 5)]
    written = write(SCHEMA, [{"id": name, "part": part, **empty} for name, part in keys])
    assert [line.split(",")[:2] for line in written.splitlines()[1:]] == [
        ["1", "5"], ["9", "9"], ["9", "10"], ["10", "2"], ["a", "1"], ["a", ""], ["b", "1"],
    ]  # fmt: skip


def test_the_canonical_form():
    row = {
        "id": "a",
        "part": 7,
        "code": ' cafe\u0301, "x" ',
        "size": 13.5,
        "held": True,
        "on": date(2025, 10, 26),
        "kind": None,
    }
    assert write(SCHEMA, [row]) == HEADING + 'a,7,"café, ""x""",13.5,true,2025-10-26,\n'
    assert write(SCHEMA, []) == HEADING


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        (
            "a,1,096,1.50,true,2025-10-26,big",
            {"code": "096", "size": 1.5, "held": True, "on": date(2025, 10, 26)},
        ),
        (
            "a,1,,-7,false,0001-01-01,",
            {"code": None, "size": -7.0, "held": False, "on": date(1, 1, 1), "kind": None},
        ),
        ("a,0,NA,0.00001,,,", {"code": "NA", "size": 0.00001, "held": None}),  # NA is Namibia, not absence
        ("a,0,None,,,,", {"code": "None"}),
    ],
)
def test_cells_are_typed(cells, row):
    (found,) = sound(HEADING + cells + "\n")
    assert found == found | row


@pytest.mark.parametrize(
    ("cells", "field", "message"),
    [
        (",1,,,,,", "id", "a value is required"),
        ("A,1,,,,,", "id", "'A' does not match ^[a-z0-9]+$"),
        ("a,1.0,,,,,", "part", "'1.0' is no integer"),
        ("a,01,,,,,", "part", "'01' is no integer"),
        ("a,+1,,,,,", "part", "'+1' is no integer"),
        ("a,1_0,,,,,", "part", "'1_0' is no integer"),
        ("a,١,,,,,", "part", "'١' is no integer"),
        ("a,-1,,,,,", "part", "'-1' is not between 0 and 99"),
        ("a,100,,,,,", "part", "'100' is not between 0 and 99"),
        ("a,1,,90.1,,,", "size", "'90.1' is not between -90 and 90"),
        ("a,1,,1e1,,,", "size", "'1e1' is no number"),
        ("a,1,,nan,,,", "size", "'nan' is no number"),
        ("a,1,,.5,,,", "size", "'.5' is no number"),
        ("a,1,,,True,,", "held", "'True' is no boolean"),
        ("a,1,,,1,,", "held", "'1' is no boolean"),
        ("a,1,,,,20251026,", "on", "'20251026' is no date"),
        ("a,1,,,,2025-W43-7,", "on", "'2025-W43-7' is no date"),
        ("a,1,,,,2025-02-29,", "on", "'2025-02-29' is no date"),
        ("a,1,,,,26/10/2025,", "on", "'26/10/2025' is no date"),
        ("a,1,,,,,huge", "kind", "'huge' is not one of big, small"),
        ("a,1, x,,,,", "code", "' x' is not tidy: strip it, keep it on one line and write it in NFC"),
        (
            "a,1,x\u00a0,,,,",
            "code",
            "'x\\xa0' is not tidy: strip it, keep it on one line and write it in NFC",
        ),
        ('a,1,"x\ny",,,,', "code", "'x\\ny' is not tidy: strip it, keep it on one line and write it in NFC"),
        ("a,1,x\ty,,,,", "code", "'x\\ty' is not tidy: strip it, keep it on one line and write it in NFC"),
        (
            "a,1,e\u0301,,,,",
            "code",
            "'e\u0301' is not tidy: strip it, keep it on one line and write it in NFC",
        ),
    ],
)
def test_a_faulty_cell_is_found_where_it_stands(cells, field, message):
    _, findings = parse(SCHEMA, f"{HEADING}z,1,ok,,,,\n{cells}\n")
    line = "4" if "\n" in cells else "3"
    assert findings == (Finding("things", line, field, message),)


def test_bounds_are_inclusive():
    for cell in ("0,,,,,", "99,,-90,,,", "1,,90,,,"):
        sound(f"{HEADING}a,{cell}\n")


def test_all_is_found_in_one_go():
    _, findings = parse(SCHEMA, f"{HEADING}A,x,,,,,\na,1,,no,maybe,never,odd\nshort\na,1,c,,,,\na,1,d,,,,\n")
    assert [(finding.row, finding.field) for finding in findings] == [
        ("2", "id"), ("2", "part"), ("3", "size"), ("3", "held"), ("3", "on"), ("3", "kind"), ("4", ""),
        ("a/1", "part"), ("a/1", "part"), ("a/1", "code"),
    ]  # fmt: skip


def test_cells_that_cannot_be_read_are_absent_and_the_row_stays():
    (row,), _ = parse(SCHEMA, f"{HEADING}a,x,c,,,,\n")
    assert row["part"] is None
    assert row["code"] == "c"


@pytest.mark.parametrize(
    ("text", "row", "message"),
    [
        ("", "1", "columns are [], expected ['id', 'part', 'code', 'size', 'held', 'on', 'kind']"),
        (
            "id,part\n",
            "1",
            "columns are ['id', 'part'], expected ['id', 'part', 'code', 'size', 'held', 'on', 'kind']",
        ),
        (HEADING + "a,1\n", "2", "2 cells, expected 7"),
        (HEADING + "a,1,,,,,,\n", "2", "8 cells, expected 7"),
        (HEADING + 'a,1,"x"y,,,,\n', "2", "not CSV: ',' expected after '\"'"),
    ],
)
def test_what_is_no_such_table(text, row, message):
    found, findings = parse(SCHEMA, text)
    assert found == ()
    assert findings == (Finding("things", row, "", message),)


@pytest.mark.parametrize(
    ("lines", "row", "field", "message"),
    [
        ("a,1,c,,,,\na,1,d,,,,\n", "a/1", "part", "'a/1' stands twice"),
        ("a,1,c,,,,\nb,1,c,,,,\n", "b/1", "code", "'c' stands twice"),
    ],
)
def test_a_duplicate_is_a_finding(lines, row, field, message):
    _, findings = parse(SCHEMA, HEADING + lines)
    assert findings == (Finding("things", row, field, message),)


def test_a_key_is_its_parts():
    assert SCHEMA.key({"id": "a", "part": 7}) == "a/7"
    assert SCHEMA.key({"id": "a"}) == "a/"


def test_a_finding_says_where_and_what():
    assert str(Finding("things", "3", "on", "what")) == "things, row 3, field on: what"
    assert str(Finding("things", "3", "", "what")) == "things, row 3, field -: what"


DESCRIPTOR = {
    "version": "2000.1.0",
    "as_of": "2000-01-02",
    "resources": [
        {
            "name": "things",
            "title": "Things",
            "owner": "aseanfacts",
            "licenses": [{"name": "CC0-1.0"}],
            "schema": {
                "fields": [
                    {
                        "name": "id",
                        "type": "string",
                        "constraints": {"required": True, "unique": True, "pattern": "^a"},
                    },
                    {
                        "name": "n",
                        "type": "integer",
                        "description": "How many.",
                        "constraints": {"minimum": 1, "maximum": 2},
                    },
                    {"name": "kind", "type": "string", "constraints": {"enum": ["x", "y"]}},
                ],
                "primaryKey": ["id"],
                "foreignKeys": [{"fields": ["kind"], "reference": {"resource": "kinds", "fields": ["id"]}}],
            },
        }
    ],
}


def test_a_descriptor_is_read():
    package = read_package(json.dumps(DESCRIPTOR))
    assert (package.version, package.as_of) == ("2000.1.0", date(2000, 1, 2))
    schema = package.schemas["things"]
    assert (schema.title, schema.owner, schema.licence, schema.primary_key) == (
        "Things",
        "aseanfacts",
        "CC0-1.0",
        ("id",),
    )
    assert schema.fields == (
        Field("id", "string", required=True, unique=True, pattern="^a"),
        Field("n", "integer", "How many.", minimum=1, maximum=2),
        Field("kind", "string", enum=("x", "y")),
    )
    (foreign,) = schema.foreign_keys
    assert (foreign.fields, foreign.resource, foreign.reference) == (("kind",), "kinds", ("id",))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{}",
        json.dumps(DESCRIPTOR | {"as_of": "soon"}),
        json.dumps(DESCRIPTOR | {"as_of": 7}),
        json.dumps({key: value for key, value in DESCRIPTOR.items() if key != "version"}),
        json.dumps(DESCRIPTOR | {"resources": [{"name": "things"}]}),
    ],
)
def test_what_is_no_descriptor_is_a_data_error(text):
    with pytest.raises(DataError, match=r"^datapackage\.json: "):
        read_package(text)
