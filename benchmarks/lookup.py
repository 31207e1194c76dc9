"""One name at a time: what an answer costs once a library is loaded, beside peers. All in one run.

    python benchmarks/lookup.py [--most 1000] [--only TOOL …]

"exact" asks again for a member by a plain English name, the best of five rounds. "noisy" asks once for each of many names, which are
CLDR's in all locales with the case, width, spacing or accents changed; "found" is the part of them that leads to the right member.
"typo" searches for a name with one slip, where a library has such a search; "first" is the part in which the right member comes first.
Time is of the processor. A library that is not installed, or fails, has a line that says so.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from timeit import Timer

from names import members_in_cldr, noisy, typos
from peers import TOOLS, Ask, Resolver, one_by_one

import aseanfacts

Cases = list[tuple[str, str]]

_PLAIN = [
    ("Indonesia", "ID"),
    ("Malaysia", "MY"),
    ("Thailand", "TH"),
    ("Singapore", "SG"),
    ("Cambodia", "KH"),
]
_ROUNDS = 5


def score(resolve: Resolver, cases: Cases) -> tuple[float, float]:
    """Return the microseconds a name takes, and the part of the names that are right."""
    texts = [text for text, _ in cases]
    begun = time.process_time()
    answers = resolve(texts)
    spent = time.process_time() - begun
    right = sum(answer == wanted for answer, (_, wanted) in zip(answers, cases, strict=True))
    return spent / len(cases) * 1e6, right / len(cases)


def exact(ask: Ask) -> float:
    """Return the microseconds of a call that asks for a name again."""
    texts = [text for text, _ in _PLAIN]
    timer = Timer(lambda: [ask(text) for text in texts], timer=time.process_time)
    times, _ = timer.autorange()
    return min(timer.repeat(_ROUNDS, times)) / times / len(texts) * 1e6


def row(tool: str, noisy_names: Cases, slips: Cases) -> str:
    """Return the line of one library."""
    ask = TOOLS[tool].ask()
    known = [ask(text) for text, _ in _PLAIN]
    if known != [code for _, code in _PLAIN]:
        raise ValueError(f"answers {known} to plain names")
    once = exact(ask)
    distinct, right = score(one_by_one(ask), noisy_names)
    cells = f"| {tool} | {once:.2f} | {distinct:.1f} | {right:.0%} |"
    if TOOLS[tool].search is None:
        return f"{cells} – | – |"
    search = one_by_one(TOOLS[tool].search())
    search([slips[0][0]])
    searched, first = score(search, slips)
    return f"{cells} {searched:,.0f} | {first:.0%} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--most", type=int, default=1000, help="sample of the noisy names")
    parser.add_argument("--only", nargs="*", choices=list(TOOLS), default=list(TOOLS))
    options = parser.parse_args()
    generator = random.Random(2026)
    names = list(dict(noisy(members_in_cldr(None), generator)).items())
    noisy_names = generator.sample(names, min(options.most, len(names)))
    slips = generator.sample(typos(generator), 60)
    print(
        f"aseanfacts {aseanfacts.__version__}, Python {sys.version.split()[0]}, {len(noisy_names)} noisy names, {len(slips)} typos\n"
    )
    print("| library | exact, µs | noisy, µs | found | typo, µs | first |\n|---|---:|---:|---:|---:|---:|")
    for tool in options.only:
        try:
            print(row(tool, noisy_names, slips))
        except ImportError as missing:
            print(f"| {tool} | not installed ({missing.name}) | | | | |")
        except Exception as error:
            print(f"| {tool} | fails: {type(error).__name__}: {str(error)[:90]} | | | | |")


if __name__ == "__main__":
    main()
