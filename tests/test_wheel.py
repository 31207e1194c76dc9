"""The wheel as users get it: small, complete, and the same installed, run in isolation, and imported from the zip itself."""

from __future__ import annotations

import importlib
import importlib.util
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

import aseanfacts

ROOT = Path(__file__).parents[1]
DATA = Path(aseanfacts.__file__).parent / "data"

pytestmark = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("build", "hatchling"))) or not (ROOT / "pyproject.toml").exists(),
    reason="building a wheel needs the packages build and hatchling, and the project around the tests",
)

ANSWERS = """
import aseanfacts
from aseanfacts import Dataset, capital_of, members, normalize_country
from aseanfacts.resources import read_text
assert aseanfacts.__file__.startswith({home!r}), aseanfacts.__file__
assert capital_of("Filipina") == "Manila"
assert normalize_country("Brunei", to="numeric") == "096"
assert len(members("2025-10-26")) == 11
assert Dataset.read(read_text).findings == ()
for name in {resources!r}:
    assert read_text(name), name
print("all is well")
"""


def run(python: Path | str, code: str, elsewhere: Path) -> str:
    done = subprocess.run(
        [str(python), "-I", "-W", "error", "-X", "utf8", "-c", code],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def answers(home: Path) -> str:
    return ANSWERS.format(
        home=str(home), resources=sorted(path.name for path in DATA.iterdir() if path.is_file())
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = target.glob("*.whl")
    return built


def test_the_wheel_is_small(wheel):
    assert wheel.stat().st_size <= 1_000_000


def test_the_wheel_holds_the_package_and_nothing_else(wheel):
    names = ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"aseanfacts"}
    assert not [name for name in names if name.endswith((".pyc", ".pdf", ".keep")) or "test" in name]
    assert "aseanfacts/py.typed" in names
    assert {f"aseanfacts/data/{path.name}" for path in DATA.iterdir() if path.is_file()} <= set(names)


def test_the_wheel_carries_the_licences(wheel):
    archive = ZipFile(wheel)
    licences = {name.rsplit("/", 1)[1] for name in archive.namelist() if ".dist-info/licenses/" in name}
    expected = {path.name for path in (ROOT / "LICENSES").glob("*.txt")}
    assert {"MIT.txt", "CC0-1.0.txt", "Unicode-3.0.txt"} <= expected <= licences
    (metadata,) = [name for name in archive.namelist() if name.endswith("METADATA")]
    text = archive.read(metadata).decode("utf-8")
    for licence in ("MIT", "CC0-1.0", "Unicode-3.0"):
        assert licence in text.split("License-Expression: ")[1].splitlines()[0]
    assert f"Version: {aseanfacts.__version__}" in text


def test_the_wheel_works_from_the_zip_itself(wheel, tmp_path):
    dependencies = sysconfig.get_path("purelib")
    code = f"import sys; sys.path[:0] = [{str(wheel)!r}]; sys.path.append({dependencies!r})\n"
    assert run(sys.executable, code + answers(wheel), tmp_path) == "all is well"


def test_the_wheel_works_installed(wheel, tmp_path):
    home = tmp_path / "environment"
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / Path(sys.executable).name
    if not python.exists():
        python = scripts / "python"
    purelib = Path(run(python, "import sysconfig; print(sysconfig.get_path('purelib'))", tmp_path))
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-compile",
        "--target",
        str(purelib),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    # The dependencies are those of the interpreter that runs the tests.
    homes = {
        Path(str(importlib.import_module(name).__file__)).parents[1]
        for name in ("attrs", "importlib_resources")
    }
    (purelib / "dependencies.pth").write_text("".join(f"{home}\n" for home in homes), "utf-8")
    assert run(python, answers(purelib.resolve()), tmp_path) == "all is well"
