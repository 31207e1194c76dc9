"""A pattern of many phrases that is quick to tell which of them stands somewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

__all__ = ["trie"]


def trie(names: Iterable[str]) -> str:
    """Write a pattern that matches the longest of some names from where it begins."""
    branches: defaultdict[str, list[str]] = defaultdict(list)
    ends = False
    for name in names:
        if name:
            branches[name[0]].append(name[1:])
        else:
            ends = True
    parts = [re.escape(first) + trie(rests) for first, rests in sorted(branches.items())]
    if not parts:
        return ""
    return f"(?:{'|'.join(parts)})?" if ends else parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
