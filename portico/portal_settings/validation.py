"""Whether a value may be stored at a level, beyond being a value of its setting."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portico.portal_settings import chain
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import CLIENT, CONTACT, PRACTICE, PROVIDER
from portico.portal_settings.resolver import Resolved
from portico.portal_settings.targets import Target

REASON_LIMIT = 300


def demand_level(field: Field, target: Target) -> None:
    """Raise ValidationError when the setting does not exist at this level."""
    if target.level in field.at:
        return
    raise ValidationError(
        {
            PROVIDER: _("This cannot be set for one provider."),
            CLIENT: _("This cannot be set for one person."),
            CONTACT: _("This cannot be set for one contact."),
        }[target.level],
        code="level",
    )


def demand_effect(field: Field, target: Target, value: Any, above: Resolved) -> None:
    """Raise ValidationError when ``value`` would be set aside under what is in force above."""
    if target.level == PRACTICE:
        return
    rows = {level: row for level, row in above.rows_of(field.key).items() if level != target.level}
    verdict = chain.work_out(field, rows, above.levels_of(field))
    refusal = chain.set_aside(field, rows.get(PRACTICE), target.level, value, verdict.value)
    if refusal == chain.LOCKED:
        raise ValidationError(_("The practice sets this for everyone."), code="locked")
    if refusal:
        raise ValidationError(
            _("The practice allows only something stricter than: %(value)s."),
            code="not_stricter",
            params={"value": field.show(verdict.value)},
        )


def clean_reason(reason: str) -> str:
    """Why somebody changed it; optional, one line."""
    reason = " ".join(str(reason).split())
    if "\x00" in reason:
        raise ValidationError(_("Take out the characters that cannot be shown."), code="characters")
    if len(reason) > REASON_LIMIT:
        raise ValidationError(
            _("Use at most %(most)s characters. There are %(now)s now."),
            code="length",
            params={"most": REASON_LIMIT, "now": len(reason)},
        )
    return reason
