"""Imports obey the layers of the house, the public surface is pinned, and a cold answer imports next to nothing."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import aseanfacts

PACKAGE = Path(aseanfacts.__file__).parent
GOLD = Path(__file__).parent / "gold"

# Who may import whom: only what stands on a lower step.
STEPS = {
    "atomic": 1,
    "errors": 1,
    "normalize": 2,
    "text.scripts": 2,
    "_index": 2,
    "_wide_index": 2,
    "names": 2.5,
    "ranking": 2.5,
    "frames": 2.6,
    "styles": 2.65,
    "member_names": 2.7,
    "city_names": 2.7,
    "lookup": 3,
    "suggestions": 3.5,
    "model": 4,
    "forms": 4.5,
    "plain": 4.5,
    "tabular": 5,
    "resources": 5,
    "dataset": 6,
    "checks": 6.5,
    "records": 7,
    "ascn": 7.5,
    "text": 8,
    "export": 9,
    "": 10,
    "__main__": 10,
    "build": 10,
    "cli": 10,
    "strategies": 10,
}

# Adapters stand on everything and nothing stands on them but each other.
TOP = 10
# Imported inside a function, so that it costs nothing until it is needed.
LATE = {
    ("errors", "suggestions"),
    ("member_names", "styles"),
    ("city_names", "frames"),
    ("__main__", "cli"),
    ("build", "text.articles"),
}
ONLY_IN = {
    "importlib_resources": {"resources"},
    "hypothesis": {"strategies"},
    "click": {"cli", "__main__"},
    "rich": {"cli", "__main__"},
    "csv": {"tabular", "files", "cli"},  # tables of others are read, and answers printed, as CSV
}


def module_name(path: Path) -> str:
    name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    return name.removesuffix("__init__").removesuffix(".")


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
CORE = sorted(name for name in MODULES if name in STEPS)


def step(module: str) -> float:
    if module in STEPS:
        return STEPS[module]
    return STEPS.get(module.split(".")[0], TOP)


def is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def imports(module: str) -> tuple[set[str], set[str]]:
    """Return what a module imports when it is imported, and what its functions import when they run."""
    now: set[str] = set()
    late: set[str] = set()

    def visit(node: ast.AST, found: set[str]) -> None:
        if is_type_checking(node):
            for other in node.orelse:
                visit(other, found)
            return
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            found = late
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            candidates = {f"{node.module}.{alias.name}" for alias in node.names}
            submodules = {
                name
                for name in candidates
                if name.removeprefix("aseanfacts.") in MODULES and name.startswith("aseanfacts.")
            }
            found |= submodules or {str(node.module)}
        for child in ast.iter_child_nodes(node):
            visit(child, found)

    visit(ast.parse(MODULES[module].read_text("utf-8")), now)
    return now, late


def own(names: set[str]) -> set[str]:
    """Return the modules of the package among imported names."""
    return {
        name.removeprefix("aseanfacts").removeprefix(".")
        for name in names
        if name.split(".")[0] == "aseanfacts"
    }


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_downward(module):
    now, late = imports(module)
    for imported in own(now):
        same_floor = module.split(".")[0] == imported.split(".")[0] and step(module) == step(imported)
        adapters = step(module) == step(imported) == TOP and module not in ("", *CORE)
        front_door = imported == "" and step(module) >= STEPS["export"]
        assert step(imported) < step(module) or same_floor or adapters or front_door, (
            f"{module} imports {imported}"
        )
    for imported in own(late):
        assert (module, imported) in LATE or step(imported) < step(module) or step(module) == TOP, (
            f"{module} imports {imported}"
        )


def test_there_is_no_cycle():
    order = TopologicalSorter({module: own(imports(module)[0]) - {""} for module in MODULES if module})
    assert set(order.static_order()) >= set(MODULES) - {""}


@pytest.mark.parametrize("package", ONLY_IN)
def test_some_packages_have_one_door(package):
    importing = {
        module.split(".")[0]
        for module in MODULES
        if package in {name.split(".")[0] for found in imports(module) for name in found}
    }
    assert importing <= ONLY_IN[package]
    assert importing


def test_attrs_begins_at_the_records():
    importing = {module for module in MODULES if "attrs" in imports(module)[0]}
    assert "model" in importing
    assert all(step(module) >= STEPS["model"] for module in importing)


def test_strategies_are_imported_by_nothing():
    assert not [module for module in MODULES if "strategies" in own(set().union(*imports(module)))]


@pytest.mark.parametrize("module", CORE)
def test_a_module_says_what_it_offers(module):
    if module in ("_index", "_wide_index", ""):
        return
    loaded = importlib.import_module(f"aseanfacts.{module}")
    assert loaded.__doc__
    if module == "text":
        return
    assert list(loaded.__all__) == sorted(loaded.__all__)
    assert all(hasattr(loaded, name) for name in loaded.__all__)


def test_the_public_names_are_pinned():
    pinned = (GOLD / "public-names.txt").read_text("utf-8").split()
    assert aseanfacts.__all__ == pinned == sorted(pinned)


def test_every_public_name_is_there_and_documented():
    for name in aseanfacts.__all__:
        value = getattr(aseanfacts, name)
        assert value.__doc__, name
        assert name in dir(aseanfacts)
        home = sys.modules[value.__module__]
        assert getattr(home, name) is value


def test_type_checkers_see_what_the_interpreter_sees():
    tree = ast.parse(MODULES[""].read_text("utf-8"))
    (block,) = [node for node in tree.body if is_type_checking(node)]
    seen = {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert sorted(seen) == aseanfacts.__all__
    assert {name: f"aseanfacts.{module}" for name, module in aseanfacts._MODULES.items()} == seen


def test_no_public_name_is_a_submodule():
    submodules = {module.name for module in pkgutil.iter_modules([str(PACKAGE)])}
    assert not submodules & set(aseanfacts.__all__)


def test_what_is_not_there():
    with pytest.raises(AttributeError, match="module 'aseanfacts' has no attribute 'capitol_of'"):
        aseanfacts.capitol_of  # noqa: B018


def fresh(code: str) -> str:
    """Run code in a fresh interpreter without site packages: nothing is loaded but what the interpreter needs."""
    code = f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r})\n{code}"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


FORBIDDEN = {
    "re",
    "typing",
    "dataclasses",
    "enum",
    "inspect",
    "pathlib",
    "functools",
    "csv",
    "json",
    "importlib_resources",
    "attr",
    "attrs",
}
UPPER = {f"aseanfacts.{module}" for module in MODULES if step(module) >= STEPS["suggestions"] and module}


@pytest.mark.parametrize(
    "question",
    [
        "capital_of('Filipina') == 'Manila'",
        "capital_of('ประเทศไทย', language='th', on='2020-01-01') == 'กรุงเทพมหานคร'",
        "country_of('Saigon') == 'Viet Nam'",
        "is_member('Timor-Leste', on='2025-10-25') is False",
        "normalize_country('ＢＵＲＭＡ', to='numeric') == '104'",
        "normalize_city('Phnom-Penh') == 'phnom-penh'",
        "name_of('KH', language='id') == 'Kamboja'",
        "chair_of(2023) == 'Indonesia'",
        "normalize_name('Đà Nẵng') == 'danang'",
        "data_version()",
        "data_as_of().year >= 2026",
    ],
)
def test_a_cold_answer_imports_next_to_nothing(question):
    name = question.split("(")[0]
    loaded = fresh(
        "before = set(sys.modules)\n"
        f"from aseanfacts import {name}\n"
        f"assert {question}\n"
        "print(*sorted(set(sys.modules) - before))"
    ).split()
    assert "aseanfacts" in loaded
    assert not set(loaded) & (FORBIDDEN | UPPER)


def test_an_error_costs_nothing_until_its_candidates_are_read():
    loaded = fresh(
        "from aseanfacts import capital_of\n"
        "before = set(sys.modules)\n"
        "try: capital_of('Indonsia')\n"
        "except LookupError as error: pass\n"
        "print(*sorted(set(sys.modules) - before))"
    ).split()
    assert not set(loaded) & (FORBIDDEN | UPPER)


@pytest.mark.parametrize(("country", "read"), [("Indonesia", False), ("Indonsia", False), ("ลาว", True)])
def test_names_that_are_not_ascii_are_read_when_one_is_asked_for(country, read):
    loaded = fresh(
        f"from aseanfacts import is_member\nis_member({country!r})\nprint('aseanfacts._wide_index' in sys.modules)"
    )
    assert loaded.split() == [str(read)]


def test_importing_the_package_reads_nothing():
    loaded = fresh(
        "before = set(sys.modules)\nimport aseanfacts\nprint(*sorted(set(sys.modules) - before))"
    ).split()
    assert set(loaded) <= {"aseanfacts", "__future__"}


def test_no_answer_depends_on_clock_environment_locale_or_network():
    banned = {"socket", "urllib", "http", "ssl", "locale", "time", "random", "os", "getpass", "platform"}
    allowed = {("cli", "os")}
    for module in CORE:
        roots = {name.split(".")[0] for found in imports(module) for name in found}
        assert not {(module, root) for root in roots & banned} - allowed, module
    clock = ("datetime.now", "date.today", "utcnow", "environ", "getenv")
    for module in CORE:
        if module not in ("_index", "_wide_index"):
            source = MODULES[module].read_text("utf-8")
            # A person's wish for no colours is the command line's affair.
            found = {(module, word) for word in clock if word in source} - {("cli", "environ")}
            assert not found, module
