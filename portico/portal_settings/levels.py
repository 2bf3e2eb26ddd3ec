"""Levels, outermost first, and what a lower level may do with the value from above."""

from __future__ import annotations

from typing import Final

PRACTICE: Final = "practice"
PROVIDER: Final = "provider"
CLIENT: Final = "client"
CONTACT: Final = "contact"  # one grant: this person for this client, never the person alone
LEVELS: Final = (PRACTICE, PROVIDER, CLIENT, CONTACT)

BUILT_IN: Final = "built-in"
REQUIREMENT: Final = "requirement"

FIXED: Final = "fixed"
NARROW: Final = "narrow"
FREE: Final = "free"
DELEGATIONS: Final = (FIXED, NARROW, FREE)  # tightest first


def looser(one: str, other: str) -> bool:
    """Whether delegation ``one`` leaves lower levels more than ``other``."""
    return DELEGATIONS.index(one) > DELEGATIONS.index(other)


class NotSet:
    """The absence of a value. ``None`` (no limit), ``False``, ``0`` and ``""`` are values."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "NOT_SET"

    def __bool__(self) -> bool:
        raise TypeError("presence, not truth: compare with `is NOT_SET`")


NOT_SET: Final = NotSet()
