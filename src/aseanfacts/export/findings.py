"""Findings for programs: JSON lines, SARIF for code scanning, and the annotations of a continuous integration run."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from attrs import frozen

import aseanfacts
from aseanfacts.dataset import Dataset
from aseanfacts.export.annotations import selectors
from aseanfacts.plain import Json, to_plain
from aseanfacts.text.model import Finding, Verdict
from aseanfacts.text.verdicts import label

__all__ = ["CheckedText", "finding_objects", "github_annotations", "sarif_log"]

Level: TypeAlias = Literal["error", "warning", "note", "none"]

_LEVELS: dict[Verdict, Level] = {
    "correct": "none",
    "misspelt": "warning",
    "imprecise": "warning",
    "anachronistic": "warning",
    "wrong": "error",
    "placeholder": "error",
    "unknown": "note",
    "not-checkable": "note",
}
_GITHUB_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
_LINE_END = re.compile("\r\n|\n|\r")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


@frozen
class CheckedText:
    """A text and what was found in it.

    Attributes:
        name: What to call it: a path with forward slashes, an address.
        text: The text.
        findings: What :func:`aseanfacts.check_claims` found.
    """

    name: str
    text: str
    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        return self.name

    def problems(self) -> tuple[Finding, ...]:
        """Return the findings whose verdict is not ``correct``."""
        return tuple(found for found in self.findings if found.verdict != "correct")

    def places(self, offsets: Iterable[int]) -> list[tuple[int, int]]:
        """Return the line and column of offsets, both counted from 1, columns in code points."""
        starts = [0, *(found.end() for found in _LINE_END.finditer(self.text))]
        lines = [(bisect_right(starts, offset), offset) for offset in offsets]
        return [(line, offset - starts[line - 1] + 1) for line, offset in lines]


def finding_objects(checked: CheckedText) -> Iterator[dict[str, Json]]:
    """Return each finding of a text as plain JSON values, with its place in the text.

    Args:
        checked: The text and its findings.

    Returns:
        An object for each finding, in order: all its fields; the file, line and column of its claim; and the claim's
        place as the target of a W3C Web Annotation.

    Examples:
        >>> from aseanfacts.text.claims import check_claims
        >>> text = "Ibu kota Laos: Hanoi"
        >>> [found] = finding_objects(CheckedText("laos.txt", text, check_claims(text)))
        >>> found["file"], found["line"], found["verdict"], found["expected"]
        ('laos.txt', 1, 'wrong', 'Vientiane')

    """
    places = checked.places(found.claim.start for found in checked.findings)
    for found, (line, column) in zip(checked.findings, places, strict=True):
        plain = to_plain(found)
        assert isinstance(plain, dict)
        target: Json = {
            "source": checked.name,
            "selector": [dict(each) for each in selectors(checked.text, found.claim)],  # type: ignore[arg-type]
        }
        yield {"file": checked.name, "line": line, "column": column, **plain, "target": target}


def github_annotations(checked: CheckedText, *, language: str = "en") -> str:
    """Write the problems of a text as workflow commands, which GitHub shows beside the lines they are about.

    Args:
        checked: The text and its findings; its name is a path in the repository.
        language: The language of the reasons.

    Returns:
        A line for each finding that is not correct.

    Examples:
        >>> from aseanfacts.text.claims import check_claims
        >>> text = "Ibu kota Laos: Hanoi"
        >>> print(github_annotations(CheckedText("laos.txt", text, check_claims(text))), end="")
        ::error file=laos.txt,line=1,endLine=1,col=1,endColumn=21,title=wrong::Hanoi is not the capital of Lao PDR; that is Vientiane.

    """
    lines = []
    for found, start, end in _placed(checked):
        command = _GITHUB_COMMANDS[_LEVELS[found.verdict]]
        place = f"line={start[0]},endLine={end[0]}"
        # GitHub ignores columns of a claim over several lines, and wants them left out.
        columns = f",col={start[1]},endColumn={end[1]}" if start[0] == end[0] else ""
        file = _escaped(checked.name, _IN_PROPERTIES)
        message = _escaped(found.reason(language), _IN_MESSAGES)
        lines.append(f"::{command} file={file},{place}{columns},title={found.verdict}::{message}\n")
    return "".join(lines)


_IN_MESSAGES = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ord(":"): "%3A", ord(","): "%2C"}


def _escaped(text: str, escapes: dict[int, str]) -> str:
    return text.translate(escapes)


def _placed(checked: CheckedText) -> Iterator[tuple[Finding, tuple[int, int], tuple[int, int]]]:
    problems = checked.problems()
    starts = checked.places(found.claim.start for found in problems)
    ends = checked.places(found.claim.end for found in problems)
    return zip(problems, starts, ends, strict=True)


def sarif_log(checked: Iterable[CheckedText], *, language: str = "en") -> dict[str, Json]:
    """Write the problems of texts as a SARIF 2.1.0 log, which code scanning services and editors read.

    Args:
        checked: The texts and their findings; their names are paths relative to where the log is read.
        language: The language of the reasons.

    Returns:
        The log as plain JSON values: a rule for each verdict, a result for each finding that is not correct, with what to
        write instead as its fix. Columns count code points.

    Examples:
        >>> from aseanfacts.text.claims import check_claims
        >>> text = "Ibu kota Laos: Hanoi"
        >>> log = sarif_log([CheckedText("laos.txt", text, check_claims(text))])
        >>> log["version"], log["runs"][0]["results"][0]["ruleId"]
        ('2.1.0', 'wrong')

    """
    texts = list(checked)
    meanings = {row["verdict"]: str(row["when"]) for row in Dataset.bundled().tables["verdicts"]}
    order: list[Verdict] = [verdict for verdict in _LEVELS if verdict != "correct"]
    driver: Json = {
        "name": "aseanfacts",
        "version": aseanfacts.__version__,
        "semanticVersion": aseanfacts.__version__,
        "properties": {
            "data_version": aseanfacts.data_version(),
            "data_as_of": aseanfacts.data_as_of().isoformat(),
        },
        "rules": [
            {
                "id": verdict,
                "name": "".join(word.capitalize() for word in verdict.split("-")),
                "shortDescription": {"text": label(verdict, language)},
                "fullDescription": {"text": meanings[verdict]},
                "defaultConfiguration": {"level": _LEVELS[verdict]},
            }
            for verdict in order
        ],
    }
    results: list[Json] = [
        _sarif_result(found, text, start, end, order.index(found.verdict), language)
        for text in texts
        for found, start, end in _placed(text)
    ]
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(text.name)}, "encoding": "UTF-8"} for text in texts],
        "results": results,
    }
    return {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }


def _sarif_result(
    found: Finding,
    text: CheckedText,
    start: tuple[int, int],
    end: tuple[int, int],
    rule: int,
    language: str,
) -> Json:
    artifact: Json = {"uri": _uri(text.name)}
    result: dict[str, Json] = {
        "ruleId": found.verdict,
        "ruleIndex": rule,
        "level": _LEVELS[found.verdict],
        "message": {"text": found.reason(language)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {
                        "startLine": start[0],
                        "startColumn": start[1],
                        "endLine": end[0],
                        "endColumn": end[1],
                        "charOffset": found.claim.start,
                        "charLength": found.claim.end - found.claim.start,
                        "snippet": {"text": found.claim.surface},
                    },
                }
            }
        ],
        "properties": {
            "kind": found.kind,
            "codes": list(found.codes),
            "expected": found.expected,
            "on": found.on.isoformat(),
            "sources": [
                f"{citation} <{citation.source.url}>".removesuffix(" <>") for citation in found.sources
            ],
        },
    }
    if found.corrections:
        replacements: Json = [
            {
                "deletedRegion": {"charOffset": each.start, "charLength": each.end - each.start},
                "insertedContent": {"text": each.replacement},
            }
            for each in found.corrections
        ]
        change: Json = {"artifactLocation": artifact, "replacements": replacements}
        result["fixes"] = [
            {
                "description": {"text": f"Write {found.corrections[0].replacement}"},
                "artifactChanges": [change],
            }
        ]
    return result


def _uri(path: str) -> str:
    """Return a relative path as a URI reference."""
    path = path.replace("\\", "/")
    return "".join(
        sign
        if sign in _UNRESERVED
        else "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "surrogatepass"))
        for sign in path
    )
