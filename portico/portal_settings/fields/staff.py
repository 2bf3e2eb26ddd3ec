from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portico.portal_settings.fields.base import Field


@dataclass(frozen=True, eq=False)
class StaffList(Field):
    """Members of staff who each have an e-mail address, stored as ids. Code reads a tuple of UUIDs."""

    default: tuple[str, ...] = ()
    maximum: int = field(kw_only=True, default=50)

    kind: ClassVar[str] = "staff"

    @property
    def built_in(self) -> list[str]:
        return list(self.default)

    def clean(self, value: Any) -> list[str]:
        if not isinstance(value, list | tuple) or len(value) > self.maximum:
            raise ValidationError(_("Choose members of staff from the list."), code="type")
        try:
            return sorted({str(UUID(str(one))) for one in value})
        except ValueError as error:
            raise ValidationError(_("Choose members of staff from the list."), code="type") from error

    def clean_here(self, value: Any) -> list[str]:
        from portico.people.models import Staff

        wanted = self.clean(value)
        if not wanted:
            return wanted
        found = {str(one.pk): one for one in Staff.objects.filter(pk__in=wanted, left_at=None)}
        if len(found) < len(wanted):
            raise ValidationError(_("Choose members of staff from the list."), code="unknown")
        without = [one.name for one in found.values() if not one.email]
        if without:
            raise ValidationError(
                _("%(names)s: an e-mail address is missing."), code="email", params={"names": ", ".join(without)}
            )
        return wanted

    def typed(self, value: Any) -> tuple[UUID, ...]:
        return tuple(UUID(one) for one in value)

    def show(self, value: Any) -> str:
        if not value:
            return _("nobody")
        from portico.people.models import Staff

        names = {str(one.pk): one.name for one in Staff.objects.filter(pk__in=list(value))}
        return ", ".join(names[one] for one in map(str, value) if one in names) or _("nobody")

    def range_in_words(self) -> str:
        return _("members of staff with an e-mail address")
