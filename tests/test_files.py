"""Columns in files: every other cell, the order and the form stay; the answers are those of the scalar functions."""

from __future__ import annotations

import csv
import io
import os
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aseanfacts import UnknownNameError, name_of, normalize_city, normalize_country
from aseanfacts import files as files_module
from aseanfacts.atomic import replacing
from aseanfacts.files import FileFormatError, match_file, normalize_file

NAMES = st.sampled_from(
    ["Filipina", "VIETNAM", "ลาว", "096", "Papua", "Jakarta", "", " laos ", "a|b"]
) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)


def normalized(text, encoding="utf-8", mark=b"", **options):
    out = io.BytesIO()
    report = normalize_file(io.BytesIO(mark + text.encode(encoding)), out, **{"column": "country", **options})
    assert out.getvalue().startswith(mark)
    return out.getvalue()[len(mark) :].decode(encoding), report


def table(rows, lineterminator="\n", **form):
    """Write CSV whose cells may hold any line end, whatever ends its lines."""
    lines = []
    for row in rows:
        out = io.StringIO(newline="")
        csv.writer(out, **form).writerow(row)
        lines.append(out.getvalue().removesuffix("\r\n") + lineterminator)
    return "".join(lines)


def read(text, **form):
    return list(csv.reader(io.StringIO(text, newline=""), **form))


@given(
    st.lists(st.tuples(CELLS, NAMES, CELLS), max_size=12),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(
        [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]
    ),
)
def test_every_other_cell_and_the_order_stay(rows, delimiter, line_end, quoting, form):
    encoding, mark = form
    dialect = {"delimiter": delimiter, "lineterminator": line_end, "quoting": quoting}
    text = table([("id", "country", "note"), *rows], **dialect)
    made, report = normalized(text, encoding, mark, to="alpha_3")
    found = read(made, delimiter=delimiter)
    assert found[0] == ["id", "country", "country_alpha_3", "note"]
    assert [(row[0], row[1], row[3]) for row in found[1:]] == [tuple(row) for row in rows]
    assert [row[2] for row in found[1:]] == [normalize_country(row[1], to="alpha_3") or "" for row in rows]
    assert report.report.rows == len(rows)
    assert report.unmatched == sum(bool(row[1]) and normalize_country(row[1]) is None for row in rows)
    if not rows or quoting == csv.QUOTE_MINIMAL:
        without = table([(*row[:2], *row[3:]) for row in found], **dialect)
        assert without == text


def test_the_form_of_a_file_stays():
    text = '"id";"country"\r\n"1";"Laos"\r\n'
    assert normalized(text)[0] == '"id";"country";"country_alpha_2"\r\n"1";"Laos";"LA"\r\n'


def test_cities_have_ids_and_names():
    text = "country\nSaigon\nHà Nội\nKota\n"
    made, report = normalized(text, kind="city")
    assert made == "country,country_id\nSaigon,ho-chi-minh-city\nHà Nội,hanoi\nKota,\n"
    made, _ = normalized(text, kind="city", to="name", into="city")
    assert [row[1] for row in read(made)] == ["city", "Ho Chi Minh City", "Hanoi", ""]
    assert name_of(normalize_city("Saigon")) == "Ho Chi Minh City"
    assert report.unmatched == 1


def test_the_names_can_be_replaced():
    assert (
        normalized("a,country,b\n1,Burma,2\n3,Papua,4\n", into="country")[0] == "a,country,b\n1,MM,2\n3,,4\n"
    )


def test_short_and_blank_rows_stay_as_they_are():
    text = "a,country,b\n1\n\n1,Laos\n1,Laos,2,3\n"
    assert normalized(text)[0] == "a,country,country_alpha_2,b\n1\n\n1,Laos,LA\n1,Laos,LA,2,3\n"


def test_many_parts_are_one_file(monkeypatch):
    monkeypatch.setattr(files_module, "_ROWS_AT_ONCE", 3)
    monkeypatch.setattr(files_module, "_HEAD", 16)
    monkeypatch.setattr(files_module, "_MOST_VALUES", 2)
    rows = [
        (str(number), name)
        for number, name in enumerate(["Laos", "Papua", "Guam", "", "Laos", "Guam", "Fiji"])
    ]
    made, report = normalized(table([("id", "country"), *rows]))
    assert [row[:2] for row in read(made)[1:]] == [list(row) for row in rows]
    assert [(line.value, line.count) for line in report.report.lines] == [("Laos", 2), ("Papua", 1)]
    assert (report.unlisted, report.unmatched, report.report.missing) == (3, 4, 1)
    assert str(report).endswith("3 more rows hold values that are not listed here")


def test_only_the_commonest_get_candidates(monkeypatch):
    monkeypatch.setattr(files_module, "_MOST_SUGGESTED", 1)
    _, report = normalized("country\nIndonsia\nLaos\nTailandd\nTailandd\n")
    assert [(row["value"], bool(row["candidates"])) for row in report.as_rows()] == [
        ("Indonsia", False),
        ("Laos", False),
        ("Tailandd", True),
    ]


def test_the_report_is_that_of_match_file():
    text = "country\nLaos\nPapua\n\nLaos\n"
    _, report = normalized(text)
    assert match_file(io.BytesIO(text.encode()), column="country") == report


def test_progress_ends_at_the_whole(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("country\n" + "Laos\n" * 100)
    seen = []
    match_file(path, column="country", progress=lambda done, whole: seen.append((done, whole)))
    assert seen[-1] == (path.stat().st_size, path.stat().st_size)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    seen.clear()
    match_file(io.BytesIO(b"country\n"), column="country", progress=lambda done, whole: seen.append(whole))
    assert set(seen) == {None}


@pytest.mark.parametrize(
    ("content", "options", "error", "message"),
    [
        (b"id,land\n", {}, UnknownNameError, "no column 'country'; there are: 'id', 'land'"),
        (b"", {}, UnknownNameError, "no column 'country'"),
        (b"country,country\n", {}, UnknownNameError, "more than one column 'country'"),
        (b"country,iso\n", {"into": "iso"}, ValueError, "there is a column 'iso' already"),
        (b"country\nLa\xf3s\n", {}, FileFormatError, r"not UTF-8 \(byte 0xf3 at 10\); say which encoding"),
        (b"country\n" + b"Laos\n" * 20_000 + b"\xff", {}, FileFormatError, "not UTF-8 .*near line"),
        (b"c\0o\0", {}, FileFormatError, "zero byte"),
        (b'country\n"Laos', {}, FileFormatError, "line 2 is no CSV: unexpected end of data"),
        (b"country\n", {"to": "alpha"}, ValueError, "alpha_2"),
        (b"country\n", {"kind": "town"}, ValueError, "unknown kind 'town'"),
        (b"country\n", {"kind": "city", "to": "alpha_2"}, ValueError, "choose one of id, name"),
        (b"country\n", {"encoding": "klingon"}, ValueError, "no encoding 'klingon'"),
        (b"country\n", {"delimiter": "||"}, ValueError, "a delimiter is one sign, not '||'"),
    ],
)
def test_what_is_no_such_table(content, options, error, message, tmp_path):
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    with pytest.raises(error, match=message):
        normalize_file(io.BytesIO(content), target, **{"column": "country", **options})
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_another_encoding_and_delimiter():
    out = io.BytesIO()
    source = io.BytesIO("país:country\nnão:Laos\n".encode("cp1252"))
    normalize_file(source, out, column="country", encoding="cp1252", delimiter=":")
    assert out.getvalue().decode("cp1252") == "país:country:country_alpha_2\nnão:Laos:LA\n"
    marked = b"\xff\xfe" + "country\nLaos\n".encode("utf-16-le")
    for name in ("utf-16", "utf-16-le", None):
        out = io.BytesIO()
        normalize_file(io.BytesIO(marked), out, column="country", encoding=name)
        assert out.getvalue() == b"\xff\xfe" + "country,country_alpha_2\nLaos,LA\n".encode("utf-16-le")


# Parquet


@pytest.fixture
def parquet():
    return pytest.importorskip("pyarrow.parquet")


@given(st.lists(st.tuples(st.integers(0, 9), NAMES | st.none()), max_size=20), st.booleans())
def test_parquet_keeps_every_other_column(tmp_path_factory, rows, dictionary):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    directory = tmp_path_factory.mktemp("parquet")
    names = pa.array([name for _, name in rows], pa.string())
    columns = {"id": pa.array([number for number, _ in rows]), "country": names, "z": names}
    if dictionary:
        columns["country"] = names.dictionary_encode()
    before = pa.table(columns).replace_schema_metadata({"made": "here"})
    pq.write_table(before, directory / "a.parquet", compression="gzip", row_group_size=7)
    report = normalize_file(directory / "a.parquet", directory / "b.parquet", column="country", to="numeric")
    after = pq.read_table(directory / "b.parquet")
    assert after.column_names == ["id", "country", "country_numeric", "z"]
    assert after.drop_columns(["country_numeric"]).cast(before.schema).equals(before)
    assert after["country_numeric"].to_pylist() == [
        normalize_country(name, to="numeric") if name else None for _, name in rows
    ]
    assert after.schema.metadata[b"made"] == b"here"
    assert report.report.rows == len(rows)
    assert report == match_file(directory / "a.parquet", column="country")


def test_parquet_keeps_its_compression_and_may_replace_itself(tmp_path, parquet):
    pa = pytest.importorskip("pyarrow")
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"country": ["Laos", "Papua"]}), path, compression="zstd")
    seen = []
    normalize_file(path, path, column="country", into="country", progress=lambda *done: seen.append(done))
    assert parquet.read_table(path)["country"].to_pylist() == ["LA", None]
    assert parquet.ParquetFile(path).metadata.row_group(0).column(0).compression == "ZSTD"
    assert seen == [(2, 2)]


def test_what_is_no_parquet(tmp_path, parquet):
    pa = pytest.importorskip("pyarrow")
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and no more")
    with pytest.raises(FileFormatError, match="no Parquet"):
        match_file(path, column="country")
    parquet.write_table(pa.table({"country": [1, 2], "iso": ["a", "b"]}), path)
    with pytest.raises(TypeError, match="row 0 holds 1"):
        match_file(path, column="country")
    with pytest.raises(UnknownNameError, match="no column 'land'"):
        match_file(path, column="land")
    with pytest.raises(ValueError, match="a column 'country' already"):
        normalize_file(path, tmp_path / "b.parquet", column="iso", into="country")
    assert list(tmp_path.iterdir()) == [path]


# Whole or not at all


def test_a_file_is_replaced_in_one_step(tmp_path):
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    with replacing(target) as out:
        out.write(b"new")
        out.flush()
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, ValueError, SystemExit])
def test_an_interruption_leaves_the_old_file(tmp_path, interruption):
    target = tmp_path / "a.txt"
    for old in (None, b"old"):
        if old:
            target.write_bytes(old)
        with suppress(interruption), replacing(target) as out:
            out.write(b"half")
            raise interruption
        assert [path.read_bytes() for path in tmp_path.iterdir()] == ([old] if old else [])


@posix
def test_a_link_leads_to_its_file(tmp_path):
    (tmp_path / "real.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    with replacing(tmp_path / "link.txt") as out:
        out.write(b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"


@posix
def test_a_device_stays_a_device(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with replacing(pipe) as out:
        out.write(b"through")
    assert os.read(reader, 100) == b"through"
    assert pipe.is_fifo()
    os.close(reader)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_report_or_a_typed_error(content):
    assume(not content.startswith(b"PAR1"))
    with suppress(FileFormatError, UnknownNameError):
        match_file(io.BytesIO(content), column="country")
    with suppress(FileFormatError):
        match_file(io.BytesIO(b"country\n" + content), column="country")
