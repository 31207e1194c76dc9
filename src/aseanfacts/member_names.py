"""Which texts lead to a member: its names, and any of them in the style of the state."""

from __future__ import annotations

from aseanfacts.names import Blocks, Names, NameTable, pieces
from aseanfacts.normalize import normalize_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Mapping

__all__ = ["MemberNames"]


class MemberNames(Names):
    """Finds what member a whole text names.

    Args:
        code_blocks: Codes, as for :class:`Names`.
        key_blocks: Match keys.
        formal: The formal name of each member in English, which tells its style.
        patience: How many questions to answer by searching.
        ambiguous: Match keys that would lead to several members, and so lead nowhere.
    """

    __slots__ = ("_formal",)

    def __init__(
        self,
        code_blocks: Blocks,
        key_blocks: Blocks,
        formal: Mapping[str, str],
        patience: int = 32,
        ambiguous: Container[str] = (),
    ) -> None:
        super().__init__(code_blocks, key_blocks, patience, ambiguous)
        self._formal = formal

    @classmethod
    def over(cls, table: NameTable, formal: Mapping[str, str]) -> MemberNames:
        """Return the finder over a table that is at hand."""
        names = cls(Blocks("", tuple), Blocks("", tuple), formal, 0, table.ambiguous)
        names._use(table.codes, table.keys)
        return names

    def find_by_rule(self, text: str, key: str) -> str | None:
        """Return the code of the member that a text names in the style of the state or in several ways, or None.

        Args:
            text: A text that is no name.
            key: Its match key.

        Returns:
            The code.

        """
        return self.find_styled(key) or self._find_turned_round(text) or super().find_by_rule(text, key)

    def _find_piece(self, text: str, key: str) -> str | None:
        return self._find_named(text, key) or self.find_styled(key)

    def _find_turned_round(self, text: str) -> str | None:
        """Return the code of the member that ``Indonesia, Republik`` names, which is ``Republik Indonesia``, or None."""
        apart = list(map(normalize_name, pieces(text)))
        place = self._place_of(apart[0]) if len(apart) == 2 else None
        whole = "".join(reversed(apart))
        return place if place and place in (self._place_of(whole), self.find_styled(whole)) else None

    def find_styled(self, key: str) -> str | None:
        """Return the code of the member that ``થાઈલેન્ડનું રાજ્ય`` names, the Kingdom of Thailand, by its match key, or None."""
        # Most answers need no styles.
        from aseanfacts.styles import without_style

        for bare, style in without_style(key):
            place = self._place_of(bare)
            if place and self._formal.get(place, "").startswith(f"{style} ") and key not in self._ambiguous:
                return place
        return None
