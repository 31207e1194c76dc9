"""One name at a time: what an answer costs once a library is loaded, beside peers. All in one run.

    python benchmarks/lookup.py [--most 500] [--only TOOL …]

"exact" asks again for a member by a plain English name, the best of five rounds. "noisy" asks once for each of many names, which are
CLDR's in all locales with the case, width, spacing or accents changed: in ASCII, in Latin letters beyond it, in other scripts. No name is
asked twice, and what a library loads or compiles at first is over before the clock starts; the median of five parts counts. "found" is the part
that leads to the right member. "typo" searches for a name with one slip, where a library has such a search; "first" is the part in which
the right member comes first. Time is of the processor. A library that is not installed, or fails, has a line that says so.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import unicodedata
from statistics import median
from timeit import Timer

from names import members_in_cldr, noisy, typos
from peers import PLAIN, TOOLS, Ask, one_by_one, working

import aseanfacts

Cases = list[tuple[str, str]]

_ROUNDS = 5
_WARMING = 1_500
_SCRIPTS = ("ASCII", "Latin", "others")


def script(text: str) -> str:
    """Return which of the three groups a text belongs to."""
    if text.isascii():
        return "ASCII"
    letters = [
        unicodedata.name(letter, "") for letter in unicodedata.normalize("NFKD", text) if letter.isalpha()
    ]
    return "Latin" if all(name.startswith("LATIN") for name in letters) else "others"


def exact(ask: Ask) -> float:
    """Return the microseconds of a call that asks for a name again."""
    timer = Timer(lambda: [ask(text) for text in PLAIN], timer=time.process_time)
    times, _ = timer.autorange()
    return min(timer.repeat(_ROUNDS, times)) / times / len(PLAIN) * 1e6


def score(ask: Ask, cases: Cases) -> tuple[float, float]:
    """Return the microseconds a name takes, the median of parts, and the part of the names that are right."""
    resolve, parts, right = one_by_one(ask), [], 0
    for first in range(_ROUNDS):
        part = cases[first::_ROUNDS]
        begun = time.process_time()
        answers = resolve([text for text, _ in part])
        parts.append((time.process_time() - begun) / len(part) * 1e6)
        right += sum(answer == wanted for answer, (_, wanted) in zip(answers, part, strict=True))
    return median(parts), right / len(cases)


def row(tool: str, warming: Cases, groups: dict[str, Cases], slips: Cases) -> str:
    """Return the line of one library."""
    ask = working(tool)
    once = exact(ask)
    one_by_one(ask)([text for text, _ in warming])
    scores = [(*score(ask, cases), len(cases)) for cases in groups.values()]
    found = sum(right * total for _, right, total in scores) / sum(total for *_, total in scores)
    cells = f"| {tool} | {once:.2f} | {' | '.join(f'{spent:,.1f}' for spent, *_ in scores)} | {found:.0%} |"
    if TOOLS[tool].search is None:
        return f"{cells} – | – |"
    searching = TOOLS[tool].search()
    one_by_one(searching)([text for text, _ in slips[:_ROUNDS]])
    searched, first = score(searching, slips[_ROUNDS:])
    return f"{cells} {searched:,.0f} | {first:.0%} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--most", type=int, default=500, help="noisy names of each group")
    parser.add_argument("--only", nargs="*", choices=list(TOOLS), default=list(TOOLS))
    options = parser.parse_args()
    generator = random.Random(2026)
    names = sorted(dict(noisy(members_in_cldr(None) * 3, generator)).items())
    generator.shuffle(names)
    warming, asked = names[:_WARMING], names[_WARMING:]
    groups = {
        group: [case for case in asked if script(case[0]) == group][: options.most] for group in _SCRIPTS
    }
    slips = generator.sample(typos(generator), 65)
    print(
        f"aseanfacts {aseanfacts.__version__}, Python {sys.version.split()[0]}, "
        f"noisy names: {', '.join(f'{len(cases)} {group}' for group, cases in groups.items())}, {len(slips)} typos\n"
    )
    print(
        f"| library | exact, µs | {' | '.join(f'noisy {group}, µs' for group in groups)} | found | typo, µs | first |"
    )
    print("|---|" + "---:|" * 7)
    for tool in options.only:
        try:
            print(row(tool, warming, groups, slips))
        except ImportError as missing:
            print(f"| {tool} | not installed ({missing.name}) {'| ' * 6}|")
        except Exception as error:
            print(f"| {tool} | fails: {type(error).__name__}: {str(error)[:90]} {'| ' * 6}|")


if __name__ == "__main__":
    main()
