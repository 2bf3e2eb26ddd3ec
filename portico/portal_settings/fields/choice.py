from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portico.portal_settings.fields.base import Field


@dataclass(frozen=True, eq=False)
class Choice(Field):
    """One of several values. ``ladder`` orders them, most permissive first; ``options`` are without order.

    Both map each value to its words.
    """

    default: str
    ladder: Mapping[str, Any] = field(kw_only=True, default_factory=dict)
    options: Mapping[str, Any] = field(kw_only=True, default_factory=dict)

    kind: ClassVar[str] = "choice"

    @property
    def ordered(self) -> bool:  # type: ignore[override]
        return bool(self.ladder)

    @property
    def values(self) -> Mapping[str, Any]:
        return self.ladder or self.options

    def clean(self, value: Any) -> str:
        if not isinstance(value, str) or value not in self.values:
            words = ", ".join(str(text) for text in self.values.values())
            raise ValidationError(_("Choose one of: %(words)s."), code="choice", params={"words": words})
        return value

    def rank(self, value: str) -> float:
        return list(self.ladder).index(value)

    def show(self, value: str) -> str:
        return str(self.values[value])

    def range_in_words(self) -> str:
        return (" > " if self.ladder else ", ").join(self.values)
