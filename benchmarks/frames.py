"""How fast whole columns are answered in each engine, and what memory that takes, beside two peers.

    python benchmarks/frames.py                                   # 10 million rows, 5 thousand and 2 million distinct
    python benchmarks/frames.py --rows 1000000 --distinct 5000    # smaller
    python benchmarks/frames.py --growth                          # 10^5 to 10^8 rows, and 1 and 2 workers
    python benchmarks/frames.py --columns DIR --engine polars     # one engine; the columns are made once and kept

Every figure is one run in a process of its own, after one small run that loads everything. The clock covers the question alone, not
the making of the column. Memory is the peak of the process while it answers, the column itself counted, over the column's own size.
Engines and peers that are not installed are left out, and the table says so.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ENGINES = ("pandas", "arrow", "polars", "duckdb", "dask", "spark")
LIBRARIES = {"arrow": "pyarrow", "spark": "pyspark"}
PEERS = ("country_converter", "countrynames")
PEER_ROWS = 20_000
TARGETS = {
    "pandas": (7, 1.0),
    "arrow": (12, 1.5),
    "polars": (7, 1.5),
    "duckdb": (4, 1.0),
    "dask": (5, 0.4),
    "spark": (1.3, 0.7),
}


def names(distinct: int) -> list[str]:
    """Return distinct texts as country columns hold them: half of them name a member, one in ten is not ASCII."""
    from aseanfacts.lookup import _members

    _members.load()
    draw = random.Random(distinct)
    plain = sorted(filter(str.isascii, _members.keys))
    others = sorted(set(_members.keys) - set(plain))
    strangers = ["Jalan Merdeka", "Unit", "Papua", "c/o Nguyen", "Germany", "n/a", "Lot", "Blok", "Soi"]
    around = [" ", "  ", ".", ", ", " -", "\t", "_", ";", "'", '"', "(", ")"]
    found: dict[str, None] = {}
    while len(found) < distinct:
        word = draw.choice(others if draw.random() < 0.1 else plain)
        if draw.random() < 0.5:
            word = f"{draw.choice(strangers)} {draw.randrange(distinct * 4)} {word}"
        elif draw.random() < 0.8 or word in found:
            before, after = (
                "".join(draw.choices(around, k=draw.randrange(5))),
                "".join(draw.choices(around, k=draw.randrange(5))),
            )
            word = before + draw.choice([str.upper, str.lower, str.title, str])(word) + after
        found[word] = None
    return list(found)


def column(folder: Path, rows: int, distinct: int) -> Path:
    """Return a column of random rows as an Arrow file, with Parquet for Spark beside it."""
    path = folder / f"{rows}-{distinct}.arrow"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_column(path, rows, distinct)
    return path


def write_column(path: Path, rows: int, distinct: int) -> None:
    """Write a column of random rows."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    values = pa.array(names(distinct))
    choose = np.random.default_rng(rows)
    schema = pa.schema({"country": pa.string()})
    with (
        pa.OSFile(str(path), "wb") as sink,
        pa.ipc.new_file(sink, schema) as arrow,
        pq.ParquetWriter(path.with_suffix(".parquet"), schema) as parquet,
    ):
        for start in range(0, rows, 1_000_000):
            chosen = choose.integers(0, distinct, min(1_000_000, rows - start)).astype("int32")
            part = pa.record_batch([values.take(pa.array(chosen))], schema)
            arrow.write_batch(part)
            parquet.write_batch(part)


def memory(field: str) -> int:
    """Return a figure of this process in bytes: VmRSS is now, VmHWM the peak."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) * 1024
    return 0


def read(path: Path) -> Any:
    """Return the column in memory, in the one chunk that most programs have."""
    import pyarrow as pa

    with pa.OSFile(str(path)) as source:
        return pa.ipc.open_file(source).read_all()


def prepare(engine: str, path: Path, workers: int) -> tuple[Callable[[], object], int]:
    """Load a column into an engine; return the question to time, and the column's own size."""
    if engine == "spark":
        return prepare_spark(path, workers)
    import pyarrow as pa

    pa.set_cpu_count(workers)
    os.environ["POLARS_MAX_THREADS"] = str(workers)
    table = read(path)
    size = table.nbytes
    if engine == "arrow":
        from aseanfacts import arrow

        return partial(arrow.normalize_country, table.column(0)), size
    if engine == "polars":
        import polars as pl

        import aseanfacts.polars

        assert aseanfacts.polars
        frame = pl.from_arrow(table)
        del table
        size += 16 * len(frame)  # beside the texts, Polars keeps a view of each row
        return lambda: frame.select(pl.col("country").asean.code()), size
    if engine == "duckdb":
        import duckdb

        from aseanfacts.duckdb import normalize_country

        connection = duckdb.connect(config={"threads": workers})
        connection.register("given", table)
        connection.execute("CREATE TABLE orders AS FROM given")
        connection.unregister("given")
        del table
        pa.default_memory_pool().release_unused()
        relation = connection.sql("FROM orders")
        answered = "country_alpha_2"  # alone, as from the other engines: DuckDB would copy the texts, too
        return lambda: normalize_country(relation, "country").project(answered).to_arrow_table(), size
    series = table.column(0).to_pandas()
    del table
    size = int(series.memory_usage(index=False, deep=True))
    if engine == "pandas":
        from aseanfacts.pandas import normalize_country as answer

        return partial(answer, series), size
    import dask
    import dask.dataframe as dd

    from aseanfacts.dask import normalize_country as answer_parts

    dask.config.set(scheduler="threads", num_workers=workers)
    parts: Any = dd.from_pandas(series, npartitions=max(2 * workers, len(series) // 2_000_000), sort=False)
    parts = parts.persist()  # otherwise Dask makes the column when the question is asked
    del series
    return lambda: answer_parts(parts).compute(), size


def spark_session(workers: int) -> Any:
    """Start Spark on some cores of this machine."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master(f"local[{workers}]").config("spark.ui.enabled", "false").getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    return session


def prepare_spark(path: Path, workers: int) -> tuple[Callable[[], object], int]:
    """Read with Spark from Parquet; the answers go nowhere, as in Spark's own benchmarks."""
    from aseanfacts.spark import normalize_country

    frame = spark_session(workers).read.parquet(str(path.with_suffix(".parquet")))
    return lambda: normalize_country(frame, "country").write.format("noop").mode("overwrite").save(), 0


def scan(path: Path, workers: int) -> Callable[[], object]:
    """Return what Spark does without a question: it reads."""
    frame = spark_session(workers).read.parquet(str(path.with_suffix(".parquet")))
    return lambda: frame.write.format("noop").mode("overwrite").save()


def measure(engine: str, path: Path, small: Path, workers: int) -> dict[str, float]:
    """Time an engine in this process."""
    ask, _ = prepare(engine, small, workers)
    ask()
    before = memory("VmRSS")
    ask, size = prepare(engine, path, workers)
    found = {"scan": timed(scan(path, workers))} if engine == "spark" else {}
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # begin the peak anew
    found["seconds"] = timed(ask)
    if size:
        found["memory"] = (memory("VmHWM") - before) / size
    return found


def timed(ask: Callable[[], object]) -> float:
    """Return the seconds a question takes."""
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


def measure_peer(peer: str, path: Path) -> dict[str, float]:
    """Time a peer on few rows: it answers row by row."""
    values = read(path).column(0).slice(0, PEER_ROWS).to_pylist()
    start = time.perf_counter()
    if peer == "country_converter":
        from peers import country_converter

        converter = country_converter()
        start = time.perf_counter()
        converter.pandas_convert(series=__import__("pandas").Series(values), to="ISO2", not_found=None)
    elif peer == "countrynames":
        import countrynames

        countrynames.to_code("Laos")
        start = time.perf_counter()
        for value in values:
            countrynames.to_code(value)
    return {"seconds": time.perf_counter() - start}


def in_child(arguments: list[str]) -> dict[str, float]:
    """Run this script in a process of its own and return what it prints last."""
    done = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def is_installed(engine: str) -> bool:
    """Tell whether an engine or peer can be imported."""
    return importlib.util.find_spec(LIBRARIES.get(engine, engine)) is not None


def compare(folder: Path, rows: int, distinct: list[int], engines: list[str], workers: int) -> None:
    """Print the table of engines and peers."""
    small = column(folder, 10_000, 1_000)
    for number in distinct:
        path = column(folder, rows, number)
        print(f"\n## {rows:,} rows, {number:,} distinct, {workers} workers\n")
        print("| engine | M rows/s | target | peak memory / column | note |\n|---|---:|---:|---:|---|")
        for engine in engines:
            if not is_installed(engine):
                print(f"| {engine} | | | | not installed |")
                continue
            found = in_child(["--child", engine, str(path), str(small), str(workers)])
            target = TARGETS[engine][number > 100_000]
            scan = f"its own scan: {rows / found['scan'] / 1e6:.1f}" if "scan" in found else ""
            peak = f"{found['memory']:.1f}" if "memory" in found else ""
            print(f"| {engine} | {rows / found['seconds'] / 1e6:.2f} | {target} | {peak} | {scan} |")
        for peer in PEERS:
            if not is_installed(peer):
                print(f"| {peer} | | | | not installed |")
                continue
            done = min(PEER_ROWS, rows)
            try:
                seconds = in_child(["--child", peer, str(path), str(small), "1"])["seconds"]
            except subprocess.CalledProcessError as error:
                print(f"| {peer} | | | | fails here: {error.stderr.splitlines()[-1]} |")
            else:
                print(f"| {peer} | {done / seconds / 1e6:.4f} | | | measured on {done:,} rows |")


def grow(folder: Path, largest: int, engines: list[str]) -> None:
    """Print how seconds and memory grow with rows and workers."""
    small = column(folder, 10_000, 1_000)
    print("\n## Growth, 5,000 distinct\n")
    print(
        "| engine | workers | rows | seconds | M rows/s | peak memory / column |\n|---|---:|---:|---:|---:|---:|"
    )
    costs: dict[str, float] = {}
    for power in range(5, 9):
        rows = 10**power
        if rows > largest:
            break
        path = column(folder, rows, 5_000)
        for engine in filter(is_installed, engines):
            for workers in (1, 2):
                found = in_child(["--child", engine, str(path), str(small), str(workers)])
                peak = f"{found['memory']:.1f}" if "memory" in found else ""
                seconds = found["seconds"]
                costs[engine] = seconds * workers / rows
                print(
                    f"| {engine} | {workers} | {rows:,} | {seconds:.2f} | {rows / seconds / 1e6:.2f} | {peak} |"
                )
    print("\nExtrapolated from the last line of each engine:\n")
    print("| engine | core-hours for 10^11 rows | hours on 100 cores |\n|---|---:|---:|")
    for engine, cost in costs.items():
        print(f"| {engine} | {cost * 1e11 / 3600:.0f} | {cost * 1e11 / 3600 / 100:.1f} |")


def main() -> None:
    """Run what the command line asks for."""
    if sys.argv[1:2] == ["--child"]:
        name, path, small, workers = sys.argv[2:]
        print(
            json.dumps(
                measure_peer(name, Path(path))
                if name in PEERS
                else measure(name, Path(path), Path(small), int(workers))
            )
        )
        return
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--distinct", type=int, nargs="+", default=[5_000, 2_000_000])
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--columns", type=Path, help="a directory in which to keep the columns for another time"
    )
    parser.add_argument("--growth", action="store_true", help="up to --rows, by default 10^8")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.columns or Path(temporary)
        if chosen.growth:
            grow(folder, max(chosen.rows, 10**8 if "--rows" not in sys.argv else 0), chosen.engine)
        else:
            compare(folder, chosen.rows, chosen.distinct, chosen.engine, chosen.workers)


if __name__ == "__main__":
    main()
