"""What goes out comes back: tables in every form, places in texts, findings for programs."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import aseanfacts
from aseanfacts import Dataset
from aseanfacts.errors import AseanfactsError
from aseanfacts.export import (
    CheckedText,
    MissingAuthorError,
    MissingPackageError,
    anchor,
    city_features,
    claim_review,
    data_graph,
    export_tables,
    finding_objects,
    from_utf16,
    github_annotations,
    news_article,
    sarif_log,
    selectors,
    tables_as,
    to_utf16,
)
from aseanfacts.export.tables import FORMATS
from aseanfacts.plain import from_plain, to_plain
from aseanfacts.tabular import parse
from aseanfacts.text.claims import check_claims, find_claims
from aseanfacts.text.mentions import find_mentions
from aseanfacts.text.model import (
    Article,
    ArticleEvent,
    ArticlePerson,
    DateSpan,
    Finding,
    Paragraph,
    Quote,
    Span,
)

# Tables


def plain_rows(data, name):
    return [to_plain(row) for row in data.tables[name]]


@pytest.fixture(params=["shipped", "world"])
def data(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("form", FORMATS)
def test_two_runs_are_equal_and_say_version_and_licence(form, data):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    files = tables_as(form, dataset=data)
    assert files == tables_as(form, dataset=data)
    whole = b"".join(files.values())
    assert data.package.version.encode() in whole
    assert data.package.as_of.isoformat().encode() in whole
    assert b"CC0-1.0" in whole or b"creativecommons.org/publicdomain/zero/1.0" in whole


def test_csv_reads_back(data):
    for form in ("csv", "datapackage"):
        files = tables_as(form, dataset=data)
        for name, schema in data.package.schemas.items():
            assert parse(schema, files[f"{name}.csv"].decode()) == (data.tables[name], ())


def test_the_data_package_is_the_data_set(tmp_path, data):
    export_tables(tmp_path, format="datapackage", dataset=data)
    read = Dataset.from_directory(tmp_path)
    assert read.tables == data.tables
    assert read.package == data.package


def test_csv_on_the_web_describes_every_column(data):
    metadata = json.loads(tables_as("csv", dataset=data)["csv-metadata.json"])
    described = {table["url"]: table["tableSchema"] for table in metadata["tables"]}
    for name, content in tables_as("csv", dataset=data).items():
        if name != "csv-metadata.json":
            header = next(csv.reader(io.StringIO(content.decode())))
            assert [column["name"] for column in described[name]["columns"]] == header
    assert described["capitals.csv"]["primaryKey"] == ["id"]
    assert {
        "columnReference": ["city"],
        "reference": {"resource": "cities.csv", "columnReference": ["id"]},
    } in described["capitals.csv"]["foreignKeys"]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_reads_back(form, data):
    files = tables_as(form, dataset=data)
    for name in data.tables:
        text = files[f"{name}.{form}"].decode()
        rows = json.loads(text) if form == "json" else [json.loads(line) for line in text.splitlines()]
        assert rows == plain_rows(data, name)


@pytest.fixture
def database(tmp_path, data):
    export_tables(tmp_path, format="sqlite", dataset=data)
    with closing(sqlite3.connect(tmp_path / "aseanfacts.sqlite")) as connection:
        yield connection


def test_sqlite_reads_back(database, data):
    for name, schema in data.package.schemas.items():
        sql = f'SELECT * FROM "{name.replace("-", "_")}"'
        cursor = database.execute(sql)
        assert [column[0] for column in cursor.description] == [column.name for column in schema.fields]
        rows = [dict(zip([c.name for c in schema.fields], row, strict=True)) for row in cursor]
        assert rows == plain_rows(data, name)


def test_sqlite_keeps_keys_types_and_codes(database, data):
    database.execute("PRAGMA foreign_keys = ON")
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert set(database.execute("SELECT typeof(numeric) FROM members")) == {("text",)}
    references = {row[2] for row in database.execute("PRAGMA foreign_key_list(capitals)")}
    assert references == {"members", "cities"}
    indexed = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert "capitals_city" in indexed
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute("INSERT INTO members SELECT * FROM members LIMIT 1")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("UPDATE chairs SET member = 'ZZ'")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        database.execute("UPDATE capitals SET role = 'largest'")
    about = dict(database.execute("SELECT property, value FROM metadata"))
    assert about["data_version"] == data.package.version
    licences = dict(database.execute("SELECT name, licence FROM metadata_tables"))
    assert licences["member_names_cldr"] == data.package.schemas["member-names-cldr"].licence
    described = database.execute("SELECT count(*) FROM metadata_columns").fetchone()
    assert described == (sum(len(schema.fields) for schema in data.package.schemas.values()),)


def test_parquet_reads_back_with_types_and_metadata(tmp_path, data):
    parquet = pytest.importorskip("pyarrow.parquet")
    export_tables(tmp_path, format="parquet", dataset=data)
    for name, schema in data.package.schemas.items():
        table = parquet.read_table(tmp_path / f"{name}.parquet")
        assert table.to_pylist() == list(data.tables[name])
        metadata = table.schema.metadata
        assert metadata[b"data_version"].decode() == data.package.version
        assert metadata[b"licence"].decode() == schema.licence
        assert json.loads(metadata[b"primary_key"]) == list(schema.primary_key)
        for column in schema.fields:
            assert table.field(column.name).metadata.get(b"description", b"").decode() == column.description
            assert table.field(column.name).nullable is not column.required


def test_pandas_reads_parquet(tmp_path):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    export_tables(tmp_path, format="parquet")
    members = pandas.read_parquet(tmp_path / "members.parquet")
    assert "096" in set(members["numeric"])


def test_duckdb_reads_every_form(tmp_path, data):
    duckdb = pytest.importorskip("duckdb")
    for form in ("csv", "jsonl", "parquet"):
        export_tables(tmp_path / form, format=form, dataset=data)
        for name, schema in data.package.schemas.items():
            file = tmp_path / form / f"{name}.{form}"
            reader = {
                "csv": "read_csv('{}', all_varchar = true)",
                "jsonl": "read_json('{}')",
                "parquet": "'{}'",
            }
            if form == "jsonl" and not data.tables[name]:
                continue
            found = duckdb.sql(f"SELECT count(*) FROM {reader[form].format(file)}").fetchall()
            assert found == [(len(data.tables[name]),)], (form, schema.name)


@pytest.mark.parametrize("form", ["datapackage", "json", "jsonl"])
def test_frictionless_finds_every_table_valid(tmp_path, form):
    frictionless = pytest.importorskip("frictionless")
    if form == "jsonl":
        pytest.importorskip("jsonlines", reason="Frictionless reads JSON lines with the package jsonlines")
    export_tables(tmp_path, format=form)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.to_summary()
    assert len(report.tasks) == len(Dataset.bundled().tables)
    assert {task.type for task in report.tasks} == {"table"}


def test_geojson_has_a_point_for_every_city(data):
    features = city_features(dataset=data)["features"]
    assert [feature["id"] for feature in features] == [city.id for city in data.cities]
    for feature, city in zip(features, data.cities, strict=True):
        if city.latitude is None:
            assert feature["geometry"] is None
        else:
            assert feature["geometry"]["coordinates"] == [city.longitude, city.latitude]
            assert -180 <= city.longitude <= 180
            assert -90 <= city.latitude <= 90


def test_every_reference_of_the_graph_leads_somewhere(data):
    graph = data_graph(data)["@graph"]
    known = {item["@id"] for item in graph}
    assert len(known) == len(graph)

    def references(value):
        if isinstance(value, dict):
            if set(value) == {"@id"}:
                yield value["@id"]
            for item in value.values():
                yield from references(item)
        elif isinstance(value, list):
            for item in value:
                yield from references(item)

    assert set(references(graph)) <= known


def test_the_graph_dates_what_it_says():
    graph = {item["@id"]: item for item in data_graph()["@graph"]}
    names = {item["name"]: item for item in graph.values() if item["@type"] in ("Country", "City")}
    [now] = [role for role in names["Myanmar"]["capital"] if "endDate" not in role]
    assert graph[now["capital"]["@id"]]["name"] == "Nay Pyi Taw"
    asean = next(item for item in graph.values() if item["@type"] == "Organization")
    member = names["Timor-Leste"]["@id"]
    joined = [
        role["startDate"]
        for role in asean["member"]
        if role["member"]["@id"] == member and role["roleName"] == "member"
    ]
    assert joined == ["2025-10-26"]


def test_a_form_that_does_not_exist():
    with pytest.raises(ValueError, match="unknown format 'xlsx'; choose one of csv, datapackage"):
        tables_as("xlsx")


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPackageError, match="needs the package pyarrow") as caught:
        tables_as("parquet")
    assert isinstance(caught.value, ImportError)
    assert isinstance(caught.value, AseanfactsError)


# Writing


def test_a_new_directory_appears_with_all_its_files(tmp_path):
    paths = export_tables(tmp_path / "deep" / "new", format="datapackage")
    assert all(path.is_file() for path in paths)
    assert sorted(path.name for path in tmp_path.rglob("*") if path.name.startswith(".")) == []


def test_other_files_of_a_directory_stay(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "cities.geojson").write_text("old")
    export_tables(tmp_path, format="geojson")
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert json.loads((tmp_path / "cities.geojson").read_text("utf-8"))["type"] == "FeatureCollection"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cities.geojson", "notes.txt"]


def test_an_interruption_leaves_nothing(tmp_path, monkeypatch):
    from pathlib import Path

    written = []
    whole = Path.write_bytes

    def interrupted(path, content):
        if len(written) == 3:
            raise KeyboardInterrupt
        written.append(path)
        return whole(path, content)

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        export_tables(tmp_path / "new", format="csv")
    assert list(tmp_path.iterdir()) == []


# Places in texts

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@st.composite
def spans(draw):
    text = draw(st.text(min_size=1, max_size=60) | st.text("ab🏙", min_size=1, max_size=200))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, Span(start, end, text[start:end])


@given(spans())
def test_selectors_find_their_span_again(found):
    text, span = found
    made = selectors(text, span)
    assert anchor(text, made) == (span.start, span.end)
    assert anchor(text, made[:1]) == (span.start, span.end)
    assert len(made[1]["prefix"]) <= 32
    assert made[1]["prefix"] + made[1]["exact"] + made[1]["suffix"] in text


@given(spans())
def test_selectors_find_their_span_after_an_insertion_in_front(found):
    text, span = found
    assume("Z" not in text)
    moved = "Z" * 40 + text
    assert anchor(moved, selectors(text, span)) == (span.start + 40, span.end + 40)


def test_what_is_gone_is_not_found():
    made = selectors("Rapat di Kamboja", Span(9, 16, "Kamboja"))
    assert anchor("Rapat di Laos", made) is None
    assert anchor("Rapat", made[:1]) is None
    assert anchor("Rapat", ()) is None


@given(st.text(max_size=40) | st.text("a🏙𐍈", max_size=40))
def test_utf16_and_back_is_identity(text):
    offsets = list(range(len(text) + 1))
    there = to_utf16(text, offsets)
    assert from_utf16(text, there) == offsets
    encoded = text.encode("utf-16-le", "surrogatepass")
    for offset, units in zip(offsets, there, strict=True):
        assert encoded[: 2 * units].decode("utf-16-le", "surrogatepass") == text[:offset]


def test_offsets_that_are_none():
    with pytest.raises(ValueError, match="offset 1 lies in the middle of a character"):
        from_utf16("🏙", [1])
    for convert in (to_utf16, from_utf16):
        for offset in (-1, 3):
            with pytest.raises(ValueError, match="outside a text"):
                convert("ab", [offset])


# Findings

TEXT = "ASEAN capitals:\r\nMyanmar (Yangon)\nThailand (Bangkok)\nLaos (X)\nBrunei (Atlantis), Kamboja (Pnom Penh)\n"


@pytest.fixture
def checked():
    return CheckedText("pages/a b.txt", TEXT, check_claims(TEXT, on="2026-01-01"))


def test_the_text_has_findings_of_many_verdicts(checked):
    assert len({found.verdict for found in checked.findings}) >= 4
    assert checked.problems() == tuple(found for found in checked.findings if found.verdict != "correct")


def test_places_are_lines_and_columns(checked):
    lines = TEXT.splitlines()
    for found in checked.findings:
        [(line, column)] = checked.places([found.claim.start])
        assert lines[line - 1][column - 1 :].startswith(found.claim.surface)


def test_finding_objects_hold_all_of_a_finding(checked):
    objects = list(finding_objects(checked))
    assert len(objects) == len(checked.findings)
    for plain, found in zip(objects, checked.findings, strict=True):
        fields = {field.name for field in attrs.fields(Finding)}
        assert from_plain(Finding, {name: plain[name] for name in fields}) == found
        assert anchor(TEXT, plain["target"]["selector"]) == (found.claim.start, found.claim.end)
        assert plain["target"]["source"] == plain["file"] == "pages/a b.txt"


def test_sarif_lists_the_problems(checked):
    log = json.loads(json.dumps(sarif_log([checked])))
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["version"] == aseanfacts.__version__
    assert run["artifacts"][0]["location"]["uri"] == "pages/a%20b.txt"
    assert [result["ruleId"] for result in run["results"]] == [found.verdict for found in checked.problems()]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        place = region["charOffset"]
        assert TEXT[place : place + region["charLength"]] == region["snippet"]["text"]
        assert result["message"]["text"]
    fixed = TEXT
    fixes = [
        replacement
        for result in run["results"]
        for fix in result.get("fixes", [])
        for replacement in fix["artifactChanges"][0]["replacements"]
    ]
    assert fixes
    for fix in sorted(fixes, key=lambda fix: -fix["deletedRegion"]["charOffset"]):
        start = fix["deletedRegion"]["charOffset"]
        end = start + fix["deletedRegion"]["charLength"]
        fixed = fixed[:start] + fix["insertedContent"]["text"] + fixed[end:]
    assert {found.verdict for found in check_claims(fixed, on="2026-01-01")} == {"correct"}


def test_github_annotations_stand_on_one_line_each(checked):
    lines = github_annotations(checked).splitlines()
    assert len(lines) == len(checked.problems())
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert "file=pages/a b.txt,line=2,endLine=2,col=1,endColumn=17," in lines[0]


@given(st.text(max_size=8), st.sampled_from(["Ibu kota Laos: Hanoi", "Ibu kota\nLaos:\nHanoi"]))
def test_github_annotations_escape_what_would_end_them(name, text):
    assume(name.strip() == name)
    finding = check_claims("Ibu kota Laos: Hanoi", on="2026-01-01")[0]
    line = github_annotations(CheckedText(name, text, (finding,)))
    assert line.count("\n") == 1
    assert "\r" not in line
    head = line[: line.index("::", 2)]
    assert head.count(":") == 2
    assert head.count(",") == line[: line.index("::", 2)].count("=") - 1 - name.count("=")


def test_a_text_without_problems_has_none():
    checked = CheckedText(
        "a.txt", "Laos (Vientiane)", check_claims("Ibu kota Laos: Vientiane", on="2026-01-01")
    )
    assert github_annotations(checked) == ""
    assert sarif_log([checked])["runs"][0]["results"] == []


# schema.org


def test_a_claim_review_has_a_rating_where_the_scale_applies(checked):
    for found in checked.findings:
        review = claim_review(
            found,
            author="Redaksi",
            author_url="https://example.org",
            url="https://example.org/a",
            published=date(2026, 1, 2),
        )
        rating = review["reviewRating"]
        assert ("ratingValue" in rating) is (found.rating is not None)
        assert rating.get("ratingValue") == found.rating
        assert rating["alternateName"]
        assert review["author"] == {
            "@type": "Organization",
            "name": "Redaksi",
            "url": "https://example.org",
        }
        assert review["claimReviewed"] == found.claim.surface
        assert review["datePublished"] == "2026-01-02"
        assert review["itemReviewed"]["appearance"]["url"] == "https://example.org/a"
        assert [work["name"] for work in review.get("citation", [])] == [
            citation.source.title for citation in found.sources
        ]


@pytest.mark.parametrize("author", ["", "  ", None])
def test_a_claim_review_needs_an_author(checked, author):
    with pytest.raises(MissingAuthorError, match="needs its author"):
        claim_review(checked.findings[0], author=author)


def test_a_news_article_has_quotations_and_places():
    text = "Koneksi\n\nJakarta - Hanoi ramai, kata Ani.\nPesta Kota di Jakarta, 3 Mei 2025."
    title = Span(0, 7, "Koneksi")
    when = DateSpan(65, 75, "3 Mei 2025", "2025-05-03", "2025-05-03", "day")
    article = Article(
        text,
        "id",
        title,
        Span(9, 16, "Jakarta"),
        (Paragraph(0, 7, "Koneksi", 0, "title"),),
        (
            Quote(19, 30, "Hanoi ramai", "indirect", Span(37, 40, "Ani"), "ani", None, None, 1),
            Quote(19, 24, "Hanoi", "direct", None, None, None, None, 1),
        ),
        (ArticlePerson("ani", "Ani", "guru", (Span(37, 40, "Ani"),)),),
        (),
        (),
        (ArticleEvent(42, 52, "Pesta Kota", "Pesta Kota", "", when, Span(56, 63, "Jakarta")),),
        (),
        (),
        find_mentions(text),
        find_claims(text),
        (when,),
        "2025-05",
    )
    plain = json.loads(json.dumps(news_article(article, url="https://example.org/a")))
    assert plain["headline"] == "Koneksi"
    assert plain["datePublished"] == "2025-05"
    assert plain["hasPart"][0] == {
        "@type": "Quotation",
        "text": "Hanoi ramai",
        "creator": {"@type": "Person", "name": "Ani", "jobTitle": "guru"},
    }
    assert "creator" not in plain["hasPart"][1]
    assert plain["about"][0]["startDate"] == "2025-05-03"
    assert [each["identifier"] for each in plain["mentions"][:-1]] == ["jakarta", "hanoi"]
    bare = Article(text, "und", None, None, *((),) * 10)
    assert set(news_article(bare)) == {"@context", "@type", "inLanguage", "articleBody"}


def test_importing_the_exports_loads_no_engine():
    code = "import sys, aseanfacts.export; assert not {'pyarrow', 'pandas', 'duckdb'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
