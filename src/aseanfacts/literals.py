"""The codes of the members as a literal type, for type checkers: ``def tariff(origin: MemberCode) -> float: …``.

>>> from typing import get_args
>>> from aseanfacts.literals import MemberCode
>>> get_args(MemberCode)
('BN', 'ID', 'KH', 'LA', 'MM', 'MY', 'PH', 'SG', 'TH', 'TL', 'VN')
"""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["MemberCode"]

MemberCode: TypeAlias = Literal["BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"]
"""An ISO 3166-1 alpha-2 code of a member of ASEAN."""
