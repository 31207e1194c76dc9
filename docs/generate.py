"""The documents' tables: the data dictionary, the lists of sources, languages and commands, README's list of data sets.

The pages are written whenever the documents are built. README's table is committed; ``python docs/generate.py``
renews it, and a test compares the two.
"""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from commands import command_list

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "aseanfacts" / "data"
README = ROOT / "README.md"

Resource: TypeAlias = Mapping[str, Any]
Row: TypeAlias = Mapping[str, str]

# Tables about the facts, or for reading texts, rather than of facts: README does not list them.
_ABOUT_FACTS = ("languages", "sources", "citations", "alternatives", "verdicts", "choices")
_FOR_READING = (
    "article-words",
    "claim-",
    "date-words",
    "meeting-places",
    "mention-",
    "number-words",
    "statement-",
)
_BEGIN, _END = "<!-- data sets: begin -->\n", "<!-- data sets: end -->\n"


def pages(data: Path) -> dict[str, str]:
    """Return the generated pages of the reference by file name.

    Args:
        data: The directory of ``datapackage.json`` and its tables.

    Returns:
        MyST text by name, the same for the same tables.

    """
    package = json.loads((data / "datapackage.json").read_text("utf-8"))
    tables = {resource["name"]: read_table(data, resource) for resource in package["resources"]}
    return {
        "data-dictionary.md": data_dictionary(package, tables),
        "sources.md": source_list(tables),
        "languages.md": language_list(tables),
        "commands.md": command_list(),
        "claim-tables.md": claim_tables(tables),
    }


def read_table(data: Path, resource: Resource) -> list[Row]:
    """Return the rows of a table as text."""
    with (data / resource["path"]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def data_dictionary(package: Mapping[str, Any], tables: Mapping[str, list[Row]]) -> str:
    """Describe every table and every column in the words of the descriptor."""
    head = (
        "# Data dictionary\n\n"
        f"Version {package['version']}, as of {package['as_of']}. This page is made from `datapackage.json`, the "
        "descriptor shipped beside the tables. All tables are CSV in UTF-8; an empty cell means that nothing is recorded.\n"
    )
    overview = _table(
        ("Table", "What it holds", "Rows"),
        (
            (f"[`{r['name']}`](#{r['name']})", r["title"], f"{len(tables[r['name']]):,}")
            for r in package["resources"]
        ),
    )
    sections = (
        _resource_section(resource, len(tables[resource["name"]])) for resource in package["resources"]
    )
    return "\n".join((head, overview, *sections))


def _resource_section(resource: Resource, rows: int) -> str:
    schema = resource["schema"]
    references = [_foreign_key(key) for key in schema.get("foreignKeys", [])]
    about = [
        f"*{_plain(resource['title'])}.* {_plain(resource['description'])}\n",
        f"* File: `{resource['path']}`, {rows:,} rows",
        f"* Kept by: {resource.get('owner', '')}",
        f"* Licence: {', '.join(licence['name'] for licence in resource.get('licenses', []))}",
        f"* Key: {_code_list(schema['primaryKey'])}",
        *([f"* Refers to: {'; '.join(references)}"] if references else []),
    ]
    columns = _table(
        ("Column", "Type", "Meaning", "Must be"),
        (
            (f"`{field['name']}`", field["type"], _plain(field.get("description", "")), _constraints(field))
            for field in schema["fields"]
        ),
    )
    return "\n".join((f"({resource['name']})=\n## `{resource['name']}`\n", *about, "", columns))


def _foreign_key(key: Mapping[str, Any]) -> str:
    reference = key["reference"]
    resource = reference["resource"]
    return f"{_code_list(key['fields'])} → {_code_list(reference['fields'])} of [`{resource}`](#{resource})"


def _constraints(field: Mapping[str, Any]) -> str:
    constraints = field.get("constraints", {})
    found = [word for word in ("required", "unique") if constraints.get(word)]
    if "enum" in constraints:
        found.append(_code_list(map(str, constraints["enum"]), " or "))
    if "pattern" in constraints:
        found.append(_code(constraints["pattern"]))
    found += [
        f"{word} {constraints[key]}"
        for key, word in (("minimum", "≥"), ("maximum", "≤"))
        if key in constraints
    ]
    return "; ".join(found)


def source_list(tables: Mapping[str, list[Row]]) -> str:
    """List every source with how often it is cited."""
    cited = Counter(source for name in tables for source in cited_sources(name, tables))
    others = (rows for name, rows in tables.items() if not _of_facts(name) and name != "citations")
    cited += Counter(row["source"] for row in itertools.chain.from_iterable(others) if row.get("source"))
    rows = (
        (
            f"`{source['id']}`",
            _link(source["title"], source["url"]),
            _plain(source["publisher"]),
            source["published"],
            _plain(source["licence"]),
            f"{cited[source['id']]:,}",
        )
        for source in tables["sources"]
    )
    head = (
        "# Sources\n\n"
        f"The {len(tables['sources']):,} pages, documents and data sets in which the facts were read. *Cited* counts the facts, "
        "names and other values that rest on a source. Where in the source each stands is in the table "
        "[`citations`](data-dictionary.md#citations). We take facts from these pages, never their text.\n"
    )
    return head + "\n" + _table(("Id", "Title", "Publisher", "Published", "Licence", "Cited"), rows)


def claim_tables(tables: Mapping[str, list[Row]]) -> str:
    """List the verdicts, the patterns of claims, and how many words each language has for them."""
    verdicts = sorted(tables["verdicts"], key=lambda row: -int(row["rating"] or 0))
    words = Counter(row["language"] for row in tables["claim-words"])
    names = {row["language"]: row["name"] for row in tables["languages"]}
    return "\n".join(
        (
            "# Verdicts, patterns and words\n",
            "This page is made from the tables [`verdicts`](data-dictionary.md#verdicts), "
            "[`claim-patterns`](data-dictionary.md#claim-patterns) and [`claim-words`](data-dictionary.md#claim-words).\n",
            "## Verdicts\n",
            _table(
                ("Verdict", "When", "Rating", "In English", "In Indonesian"),
                (
                    (f"`{row['verdict']}`", row["when"], row["rating"] or "–", row["name_en"], row["name_id"])
                    for row in verdicts
                ),
            ),
            "## Patterns\n",
            "A pattern for `und` is tried in every language that has the words it needs.\n",
            _table(
                ("Pattern", "Language", "Template", "Finds"),
                (
                    (f"`{row['id']}`", f"`{row['language']}`", f"`{row['template']}`", _plain(row["example"]))
                    for row in tables["claim-patterns"]
                ),
            ),
            "## Words\n",
            _table(
                ("Language", "", "Words"),
                (
                    (f"`{tag}`", _plain(names.get(tag, "in every language")), f"{count:,}")
                    for tag, count in sorted(words.items())
                ),
            ),
        )
    )


def language_list(tables: Mapping[str, list[Row]]) -> str:
    """Say for every language how many members and cities have a name to show in it."""
    named = {
        entity: Counter(
            {language: len(found) for language, found in _entities_by_language(tables, entity).items()}
        )
        for entity in ("member", "city")
    }
    known = {row["language"]: row for row in tables["languages"]}
    tags = sorted(set(named["member"]) | set(named["city"]), key=lambda tag: (tag not in known, tag))
    rows = (
        (
            f"`{tag}`",
            _plain(known[tag]["name"]) if tag in known else "",
            _plain(known[tag]["endonym"]) if tag in known else "",
            str(named["member"][tag]),
            str(named["city"][tag]),
        )
        for tag in tags
    )
    head = (
        "# Languages\n\n"
        "In how many of its languages can a place be named? The languages at the top have names we keep by hand; the others "
        "have what Unicode CLDR says. As *input* every name in every language is understood, whatever you ask for. "
        "A locale that only repeats its parent has no row: ask for the parent.\n"
    )
    return head + "\n" + _table(("Tag", "Language", "Its own name", "Members named", "Cities named"), rows)


def _entities_by_language(tables: Mapping[str, list[Row]], entity: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    named = (rows for name, rows in tables.items() if name.startswith(f"{entity}-names"))
    for row in itertools.chain.from_iterable(named):
        if row.get("preferred") == "true":
            found.setdefault(row["language"], set()).add(row[entity])
    return found


def cited_sources(name: str, tables: Mapping[str, list[Row]]) -> Iterator[str]:
    """Yield the id of the source of every citation of a table, and of every cell that names one or a report."""
    if _of_facts(name):
        reports = {row["report"]: row["source"] for row in tables["ascn-reports"]}
        yield from (row["source"] for row in tables["citations"] if row["resource"] == name)
        yield from (row["source"] for row in tables[name] if row.get("source"))
        yield from (reports[row["report"]] for row in tables[name] if "report" in row and "source" not in row)


def _of_facts(name: str) -> bool:
    return name not in _ABOUT_FACTS and not name.startswith(_FOR_READING)


def data_set_table(data: Path) -> str:
    """Return README's list of data sets: what each holds, how it was made, and on what it rests.

    Args:
        data: The directory of ``datapackage.json`` and its tables.

    Returns:
        Markdown.

    """
    package = json.loads((data / "datapackage.json").read_text("utf-8"))
    tables = {resource["name"]: read_table(data, resource) for resource in package["resources"]}
    sources = {row["id"]: row for row in tables["sources"]}
    rows = (
        (
            f"`{resource['name']}`",
            _plain(resource["title"]),
            f"{len(tables[resource['name']]):,}",
            "checked by hand" if resource["owner"] == "aseanfacts" else "generated",
            *_provenance(
                [sources[found] for found in cited_sources(resource["name"], tables) if found in sources]
            ),
        )
        for resource in package["resources"]
        if _of_facts(resource["name"])
    )
    head = f"Data version {package['version']}, as of {package['as_of']}:\n"
    return head + "\n" + _table(("Table", "What", "Rows", "How made", "Newest source", "Sources"), rows)


def _provenance(cited: list[Row]) -> tuple[str, str]:
    """Return the date of the newest source and, in short, whose sources they are."""
    if not cited:
        return "", ""
    publishers = Counter({source["id"]: source["publisher"] for source in cited}.values())
    first = min(publishers, key=lambda publisher: (-publishers[publisher], publisher))
    others = publishers.total() - publishers[first]
    return max(source["published"] for source in cited), _plain(first) + (
        f" and {others} more" if others else ""
    )


def renewed(readme: str, table: str) -> str:
    """Return README with its list of data sets replaced."""
    before, _, rest = readme.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{table}{_END}{after}"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (header, tuple("---" for _ in header), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is; code between backticks stays code."""
    return re.sub(r"([\\<>|*_\[\]])(?=(?:[^`]*`[^`]*`)*[^`]*$)", r"\\\1", text)


def _link(text: str, url: str) -> str:
    return f"[{_plain(text)}](<{url}>)" if url else _plain(text)


def _code(text: str) -> str:
    escaped = text.replace("|", "\\|")
    return f"`{escaped}`"


def _code_list(names: Iterable[str], joint: str = ", ") -> str:
    return joint.join(map(_code, names))


def main() -> None:
    """Renew README's list of data sets."""
    README.write_text(renewed(README.read_text("utf-8"), data_set_table(DATA)), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
