"""Names of one word that are also common words: what to look at when the tables of names have grown.

    python tools/mentions/collisions.py [--at-least 4.0]

Needs ``wordfreq``. For every surface of one word that does not stand in a table made by hand, it prints the languages of a word list in which
that word is common, with its frequency (Zipf scale), the place it would name and the tabulated name it comes from. A place's name is
itself common in the language of its neighbours, so that a person decides: a row ``whole`` in ``mention-rules.csv`` silences a surface.
"""

from __future__ import annotations

import argparse

import wordfreq

from aseanfacts.dataset import Dataset
from aseanfacts.text.lexicon import lexicon


def main() -> None:
    """Print the collisions, the most frequent first."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--at-least", type=float, default=3.8)
    options = parser.parse_args()
    found = lexicon()
    surfaces = {word: node.surface.target for word, node in found.words.items() if node.surface}
    for runs in found.runs.values():
        surfaces.update((name, surface.target) for name, surface in runs.names.items())
    tables = Dataset.bundled().tables
    by_hand = {str(row["name"]) for name in ("member-names", "city-names") for row in tables[name]}
    rows = []
    for language in sorted(set(wordfreq.available_languages()) - {"ja", "ko", "zh"}):
        for word, target in surfaces.items():
            if target.id and target.name not in by_hand:
                zipf = wordfreq.zipf_frequency(word, language)
                if zipf >= options.at_least:
                    rows.append((zipf, language, word, target.id, target.name))
    for zipf, language, word, identifier, name in sorted(rows, reverse=True):
        print(f"{zipf:.2f}\t{language}\t{word}\t{identifier}\t{name}")


if __name__ == "__main__":
    main()
