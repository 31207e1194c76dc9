"""Language tags as the tables write them: canonical BCP 47, one spelling for each CLDR locale."""

from collections.abc import Mapping
from typing import Any

CHINESE = "zh"


class Tags:
    """The relations between CLDR's locales, as CLDR's own supplemental tables give them.

    Args:
        likely: `likelySubtags`, e.g. `{"zh": "zh-Hans-CN"}`.
        parents: `parentLocale`, e.g. `{"en-AU": "en-001"}`: the parents that cutting off a subtag does not find.
    """

    def __init__(self, likely: Mapping[str, str], parents: Mapping[str, str]) -> None:
        self._likely = likely
        self._parents = parents

    @classmethod
    def of(cls, core: Mapping[str, Any]) -> "Tags":
        """The relations in the supplemental tables of the package cldr-core, by file stem."""
        return cls(
            core["likelySubtags"]["supplemental"]["likelySubtags"],
            core["parentLocales"]["supplemental"]["parentLocales"]["parentLocale"],
        )

    def canonical(self, locale: str) -> str:
        """The tag of a locale: no script where the language says which, except that Chinese always has one.

        >>> Tags({"sr": "sr-Cyrl-RS", "zh": "zh-Hans-CN"}, {}).canonical("sr_Cyrl_BA")
        'sr-BA'
        """
        language, script, *rest = self._split(locale)
        shown = script if language == CHINESE or script != self._usual_script(language) else ""
        return "-".join(part for part in (language, shown, *rest) if part)

    def script(self, tag: str) -> str:
        """The script a tag's language is written in, or the empty string where CLDR does not say."""
        return self._split(tag)[1]

    def ancestors(self, tag: str) -> list[str]:
        """The canonical tags of the same language and script that a regional tag inherits from, nearest first."""
        line: list[str] = []
        while (parent := self._parent(tag)) is not None:
            line.append(parent)
            tag = parent
        return line

    def _parent(self, tag: str) -> str | None:
        stem = tag.rpartition("-")[0]
        parent = self._parents.get(tag, stem)
        if not parent or self._split(parent)[:2] != self._split(tag)[:2]:
            return None
        return parent if parent != CHINESE else None

    def _usual_script(self, language: str) -> str:
        return self._likely.get(language, "--").split("-")[1]

    def _split(self, locale: str) -> list[str]:
        language, *rest = locale.replace("_", "-").split("-")
        if rest and len(rest[0]) == 4 and rest[0].isalpha():
            script, *rest = rest
        else:
            script = self._usual_script(language)
        return [language, script, *(part.lower() if len(part) > 3 else part for part in rest)]
