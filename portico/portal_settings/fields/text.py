from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portico.portal_settings.fields.base import Field


@dataclass(frozen=True, eq=False)
class Text(Field):
    """Words people read, at most ``maximum`` characters. Empty is a value unless ``required``."""

    default: Any
    maximum: int = field(kw_only=True, default=1000)
    required: bool = field(kw_only=True, default=False)

    kind: ClassVar[str] = "text"

    @property
    def built_in(self) -> str:
        return str(self.default)

    def clean(self, value: Any) -> str:
        if not isinstance(value, str):
            raise ValidationError(_("Type some words."), code="type")
        value = value.replace("\r\n", "\n").strip()
        if any(ord(c) < 32 and c not in "\n\t" for c in value) or any("\ud800" <= c <= "\udfff" for c in value):
            raise ValidationError(_("Take out the characters that cannot be shown."), code="characters")
        if len(value) > self.maximum:
            params = {"most": self.maximum, "now": len(value)}
            raise ValidationError(
                _("Use at most %(most)s characters. There are %(now)s now."), code="length", params=params
            )
        if self.required and not value:
            raise ValidationError(_("Type some words."), code="required")
        return value

    def typed(self, value: Any) -> str:
        return str(value)

    def show(self, value: Any) -> str:
        return str(value) or _("empty")

    def range_in_words(self) -> str:
        return _("up to %(most)s characters") % {"most": self.maximum}
