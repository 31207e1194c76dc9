"""Precision and recall on annotated articles: ``python tests/score_articles.py [folder] [-v]``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from gold_articles import GOLD, Part, annotated, articles, parsed, text_of

from aseanfacts import parse_article

HELD_OUT = GOLD / "held-out"


def views(part: str, found: Iterable[Part]) -> Iterator[tuple[str, Part]]:
    """Yield a part under each question asked of it: a quote is found, and its speaker is told."""
    for each in found:
        yield part, each[:2]
        if part == "quote":
            yield "speaker", (*each[:2], each[4])
            yield "cue", (*each[:2], *each[5:])
        elif part == "date":
            yield "day", each[:3]


def score(folder: Path = HELD_OUT) -> tuple[Counter[str], Counter[str], Counter[str], list[str]]:
    """Count what is right, what was found and what there is, for each question; list what differs."""
    right, found, there = Counter[str](), Counter[str](), Counter[str]()
    differing = []
    for name in articles(folder):
        wanted, got = annotated(name, folder), parsed(parse_article(text_of(name, folder)))
        for part in wanted:
            expected, answered = set(views(part, wanted[part])), set(views(part, got.get(part, ())))
            right.update(kind for kind, _ in expected & answered)
            found.update(kind for kind, _ in answered)
            there.update(kind for kind, _ in expected)
            differing += [f"{name}: missed {each}" for each in sorted(expected - answered, key=str)]
            differing += [f"{name}: wrong {each}" for each in sorted(answered - expected, key=str)]
    return right, found, there, differing


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] != "-v" else HELD_OUT
    right, found, there, differing = score(folder)
    for kind in sorted(there):
        precision = right[kind] / max(1, found[kind])
        print(f"{kind:14} {precision:.2f} / {right[kind] / there[kind]:.2f}   of {there[kind]}")  # noqa: T201
    if "-v" in sys.argv:
        print("\n".join(differing))  # noqa: T201


if __name__ == "__main__":
    main()
