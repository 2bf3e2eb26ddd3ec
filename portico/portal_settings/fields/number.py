from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portico.portal_settings.fields.base import Field

DOWN, UP = "down", "up"


@dataclass(frozen=True, eq=False)
class Number(Field):
    """A whole number from ``minimum`` to ``maximum``; with ``no_limit`` also ``None``, looser than any number.

    ``restricts`` says which direction is stricter: ``"down"`` (fewer) or ``"up"`` (more notice).
    """

    default: int | None
    minimum: int = field(kw_only=True, default=0)
    maximum: int = field(kw_only=True)
    restricts: str = field(kw_only=True, default="")
    no_limit: bool = field(kw_only=True, default=False)

    kind: ClassVar[str] = "number"

    @property
    def ordered(self) -> bool:  # type: ignore[override]
        return self.restricts in (DOWN, UP)

    def clean(self, value: Any) -> int | None:
        if value is None and self.no_limit:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValidationError(_("Type a whole number, for example %(n)s."), code="type", params={"n": self.example})
        if not self.minimum <= value <= self.maximum:
            raise ValidationError(
                _("Type a number from %(least)s to %(most)s."),
                code="range",
                params={"least": self.minimum, "most": self.maximum},
            )
        return value

    @property
    def example(self) -> int:
        return self.default if self.default is not None else self.minimum

    def rank(self, value: int | None) -> float:
        if value is None:
            return -inf
        return value if self.restricts == UP else -value

    def unit(self, amount: int | None = None) -> str:
        """The word after the number, in the plural unless ``amount`` is 1."""
        return ""

    def show(self, value: int | None) -> str:
        if value is None:
            return _("no limit")
        unit = self.unit(value)
        return f"{value:,} {unit}" if unit else f"{value:,}"

    def range_in_words(self) -> str:
        words = f"{self.minimum}–{self.maximum} {self.unit()}".strip()
        return f"{words}, " + _("no limit") if self.no_limit else words


@dataclass(frozen=True, eq=False)
class Count(Number):
    """How many."""


@dataclass(frozen=True, eq=False)
class Minutes(Number):
    def unit(self, amount: int | None = None) -> str:
        return ngettext("minute", "minutes", 2 if amount is None else amount)


@dataclass(frozen=True, eq=False)
class Hours(Number):
    def unit(self, amount: int | None = None) -> str:
        return ngettext("hour", "hours", 2 if amount is None else amount)


@dataclass(frozen=True, eq=False)
class Days(Number):
    def unit(self, amount: int | None = None) -> str:
        return ngettext("day", "days", 2 if amount is None else amount)
