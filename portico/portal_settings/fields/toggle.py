from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portico.portal_settings.fields.base import Field


@dataclass(frozen=True, eq=False)
class Toggle(Field):
    """On or off; off is stricter."""

    default: bool

    kind: ClassVar[str] = "toggle"
    ordered: ClassVar[bool] = True

    def clean(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError(_("Choose on or off."), code="type")
        return value

    def rank(self, value: bool) -> float:
        return 0 if value else 1

    def show(self, value: bool) -> str:
        return _("On") if value else _("Off")

    def range_in_words(self) -> str:
        return _("on, off")
