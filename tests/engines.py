"""The engines as the laws of :mod:`test_frames` see them: a list of values in, a list of answers out.

Each engine holds the same values in several *forms* (plain, chunked, categorical, lazy …). Missing answers come back as None.
An engine that is not installed is skipped, and the reason says so.
"""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from functools import cached_property
from typing import ClassVar

import pytest

from aseanfacts import data_as_of

METHODS = {
    "normalize_country": "code",
    "normalize_city": "city",
    "is_member": "is_member",
    "capital_of": "capital",
}


class Engine:
    """One engine: imported when first used."""

    name = ""
    forms: tuple[str, ...] = ()
    examples = 25

    @cached_property
    def library(self):
        return pytest.importorskip(self.name, reason=f"{self.name} is not installed")

    @cached_property
    def adapter(self):
        assert self.library
        return importlib.import_module(f"aseanfacts.{type(self).__name__.lower()}")

    def column(self, values, form):
        """Return a list of texts and None as a column."""
        raise NotImplementedError

    def dates(self, days, form):
        """Return a list of dates and None as a column of the same form."""
        raise NotImplementedError

    def ask(self, operation: str, values, form, on=None, **keywords):
        """Return what the adapter's function of that name answers; ``on`` is a day, or a list of days."""
        raise NotImplementedError

    def ask_anything(self, values):
        """Ask for the countries in a column of values that are not all texts."""
        return self.adapter.normalize_country(self.anything(values))

    def report(self, values, form, kind):
        return self.adapter.match_report(self.column(values, form), kind=kind)


def asked(operation, on, keywords):
    return keywords | ({"on": on} if operation in ("is_member", "capital_of") else {})


class Arrow(Engine):
    name = "pyarrow"
    forms = (
        "plain",
        "large",
        "view",
        "chunked",
        "dictionary",
        "dictionary of views",
        "chunks of dictionaries",
        "run ends",
    )

    def column(self, values, form):
        pa = self.library
        text = pa.array(values, pa.string())
        half = len(values) // 2
        if form == "chunked":
            return pa.chunked_array([values[:half], [], values[half:]], pa.string())
        if form == "dictionary":
            unused = pa.array(["Never asked", None, *values], pa.string()).dictionary_encode()
            return unused.slice(2)
        if form == "dictionary of views":
            plain = text.dictionary_encode()
            return pa.DictionaryArray.from_arrays(plain.indices, plain.dictionary.cast(pa.string_view()))
        if form == "chunks of dictionaries":
            return pa.chunked_array([text[:half].dictionary_encode(), text[half:].dictionary_encode()])
        if form == "run ends":
            return importlib.import_module("pyarrow.compute").run_end_encode(text)
        return text.cast({"plain": pa.string(), "large": pa.large_string(), "view": pa.string_view()}[form])

    def dates(self, days, form):
        pa = self.library
        dates = pa.array(days, pa.date32())
        if form == "chunked":
            dates = dates.cast(pa.timestamp("us"))
            return pa.chunked_array([dates[:1], dates[1:]])
        return dates.cast(pa.string()) if form == "large" else dates

    def anything(self, values, _beside=None):
        return self.library.array(values)

    def ask(self, operation, values, form, on=None, **keywords):
        pa = self.library
        if isinstance(on, list):
            on = self.dates(on, form)
        given = self.column(values, form)
        before = given.to_pylist()
        answer = getattr(self.adapter, operation)(given, **asked(operation, on, keywords))
        assert given.to_pylist() == before
        assert isinstance(answer, pa.ChunkedArray) == isinstance(given, pa.ChunkedArray)
        return answer.to_pylist()


class Pandas(Engine):
    name = "pandas"
    forms = ("object", "default", "nullable", "category", "index", "accessor")

    def rows(self, length):
        """Return an index with duplicates, in no order."""
        return self.library.Index([at % 3 for at in range(length)], name="row")

    def column(self, values, form):
        pd = self.library
        rows = self.rows(len(values))
        if form == "index":
            return pd.Index(values, dtype=object, name="x")
        if form == "category":
            plain = pd.Series(values, rows, dtype=object, name="x").astype("category")
            return plain.cat.add_categories(["Never asked\x01"])
        if form == "nullable":
            return pd.Series([pd.NA if value is None else value for value in values], rows, "string", "x")
        if form == "object":
            values = [float("nan") if value is None and at % 2 else value for at, value in enumerate(values)]
        return pd.Series(values, rows, None if form == "default" and any(values) else object, "x")

    def dates(self, days, form):
        pd = self.library
        rows = self.rows(len(days))
        if form == "object":
            return pd.Series(days, rows, dtype=object)
        on = pd.Series(days, rows, "datetime64[s]")
        return pd.Index(on) if form == "index" else on

    def anything(self, values, beside=None):
        return self.library.Series(values, None if beside is None else beside.index, dtype=object)

    def ask(self, operation, values, form, on=None, **keywords):
        pd = self.library
        if isinstance(on, list):
            on = self.dates(on, form)
        given = self.column(values, form)
        before = given.copy(deep=True)
        ask = getattr(self.adapter, operation)
        if form == "accessor":
            method = getattr(given.asean, METHODS[operation])
            answer = method(**asked(operation, on, keywords))
        else:
            answer = ask(given, **asked(operation, on, keywords))
        same = pd.testing.assert_index_equal if form == "index" else pd.testing.assert_series_equal
        same(given, before)
        assert answer.name == "x"
        if form != "index":
            pd.testing.assert_index_equal(answer.index, given.index)
        return [None if pd.isna(value) else value for value in answer]


class Polars(Engine):
    name = "polars"
    forms = ("eager", "lazy", "streaming", "series", "categorical")

    def column(self, values, form):
        pl = self.library
        text = pl.Series("x", values, pl.String)
        return text.cast(pl.Categorical) if form == "categorical" else text

    def dates(self, days, form):
        pl = self.library
        dates = pl.Series("on", days, pl.Date)
        return dates.cast(pl.Datetime("us")) if form == "lazy" else dates

    def anything(self, values, _beside=None):
        return self.library.Series("x", values, strict=False)

    def ask_anything(self, values):
        assert self.adapter
        return self.anything(values).to_frame().select(self.library.col("x").asean.code())

    def ask(self, operation, values, form, on=None, **keywords):
        pl = self.library
        assert self.adapter
        frame = pl.DataFrame([self.column(values, form)])
        if isinstance(on, list):
            frame = frame.with_columns(self.dates(on, form))
            on = frame["on"] if form == "series" else pl.col("on")
        asked_of = frame["x"] if form == "series" else pl.col("x")
        answer = getattr(asked_of.asean, METHODS[operation])(**asked(operation, on, keywords))
        if form == "lazy":
            answer = frame.lazy().select(answer).collect()["x"]
        elif form == "streaming":
            answer = frame.lazy().select(answer).collect(engine="streaming")["x"]
        elif form != "series":
            answer = frame.select(answer)["x"]
        assert answer.name == "x"
        return answer.to_list()


class Duckdb(Engine):
    name = "duckdb"
    forms = ("functions", "relation")
    calls: ClassVar[dict[str, str]] = {
        "normalize_country": "asean_country(x, {to})",
        "normalize_city": "asean_city(x)",
        "is_member": "asean_member(x, {on})",
        "capital_of": "asean_capital(x, {on}, {language})",
    }

    @cached_property
    def connection(self):
        connection = self.library.connect()
        for _ in range(2):
            self.adapter.register(connection)
        return connection

    def column(self, values, form, days=None):
        pa = pytest.importorskip("pyarrow")
        table = {"n": pa.array(range(len(values)), pa.int64()), "x": pa.array(values, pa.string())}
        if days is not None:
            table["on"] = pa.array(days, pa.date32())
        return self.connection.from_arrow(pa.table(table))

    def ask_anything(self, values):
        pa = pytest.importorskip("pyarrow")
        relation = self.connection.from_arrow(pa.table({"x": pa.array(values)}))
        return self.adapter.normalize_country(relation, "x")

    def ask(self, operation, values, form, on=None, **keywords):
        dated = isinstance(on, list)
        relation = self.column(values, form, on if dated else None)
        if form == "relation" and not dated:
            asked_of = getattr(self.adapter, operation)
            answer = asked_of(relation, "x", into="answer", **asked(operation, on, keywords))
        else:
            texts = {name: f"'{value}'" for name, value in {"language": "en", **keywords}.items()}
            day = '"on"' if dated else f"DATE '{on or data_as_of()}'"
            call = self.calls[operation].format(**texts, on=day)
            answer = relation.project(f"n, {call} AS answer")
        return [row[0] for row in answer.order("n").project("answer").fetchall()]

    def report(self, values, form, kind):
        return self.adapter.match_report(self.column(values, form), "x", kind=kind)


class Dask(Pandas):
    name = "dask"
    forms = ("object", "default", "category", "accessor")
    examples = 5

    def column(self, values, form):
        dd = pytest.importorskip("dask.dataframe")
        return dd.from_pandas(PANDAS.column(values, form), npartitions=3, sort=False)

    def ask_anything(self, values):
        dd = pytest.importorskip("dask.dataframe")
        # Otherwise Dask itself turns objects into texts.
        with self.library.config.set({"dataframe.convert-string": False}):
            column = dd.from_pandas(PANDAS.anything(values), npartitions=1)
            return self.adapter.normalize_country(column).compute(scheduler="sync")

    def ask(self, operation, values, form, on=None, **keywords):
        dd, pd = pytest.importorskip("dask.dataframe"), PANDAS.library
        if isinstance(on, list):
            on = dd.from_pandas(PANDAS.dates(on, form), npartitions=3, sort=False)
        given = self.column(values, form)
        ask = getattr(self.adapter, operation)
        if form == "accessor":
            method = getattr(given.asean, METHODS[operation])
            answer = method(**asked(operation, on, keywords))
        else:
            answer = ask(given, **asked(operation, on, keywords))
        computed = answer.compute(scheduler="sync")
        assert answer.dtype == computed.dtype
        assert (answer.name, computed.name) == ("x", "x")
        assert computed.index.tolist() == given.compute(scheduler="sync").index.tolist()
        return [None if pd.isna(value) else value for value in computed.astype(object)]


class Spark(Engine):
    name = "pyspark"
    forms = ("parts",)

    @cached_property
    def session(self):
        """Start one session for all tests; it ends with the process."""
        if not os.environ.get("CI"):
            pytest.skip("Spark takes most of a minute: it is started in continuous integration, or with CI=1")
        if shutil.which("java") is None:
            pytest.skip("Java is not installed")
        os.environ["PYSPARK_PYTHON"] = sys.executable
        sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed")
        builder = sql.SparkSession.builder.master("local[2]")
        for setting in ("spark.ui.enabled=false", "spark.sql.shuffle.partitions=2"):
            builder = builder.config(*setting.split("="))
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        return session

    def column(self, values, form, days=None):
        rows = [(n, value, None if days is None else days[n]) for n, value in enumerate(values)]
        return self.session.createDataFrame(rows, "n int, x string, on date")

    def ask_anything(self, values):
        kinds = {int: "int", bytes: "binary", list: "array<string>"}
        frame = self.session.createDataFrame([(value,) for value in values], f"x {kinds[type(values[-1])]}")
        return self.adapter.normalize_country(frame, "x").collect()

    def ask(self, operation, values, form, on=None, **keywords):
        dated = isinstance(on, list)
        frame = self.column(values, form, on if dated else None)
        if dated:
            on = importlib.import_module("pyspark.sql.functions").col("on")
        asked_of = getattr(self.adapter, operation)
        answer = asked_of(frame, "x", into="answer", **asked(operation, on, keywords))
        assert answer.columns == ["n", "x", "on", "answer"]
        return [row["answer"] for row in sorted(answer.collect(), key=lambda row: row["n"])]

    def report(self, values, form, kind):
        return self.adapter.match_report(self.column(values, form), "x", kind=kind)


PANDAS = Pandas()
ENGINES = {
    type(engine).__name__.lower(): engine for engine in (Arrow(), PANDAS, Polars(), Duckdb(), Dask(), Spark())
}
