"""*Who can change this?*: what a practice may choose for a setting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portico.portal_settings.chain import Row, delegation_in_force
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import CLIENT, CONTACT, FIXED, FREE, LEVELS, NARROW, PRACTICE, PROVIDER, looser


@dataclass(frozen=True)
class Option:
    """One line of the menu. ``who`` lists the levels that may set it."""

    code: str
    label: str
    delegation: str
    who: tuple[str, ...]


def options(field: Field) -> list[Option]:
    """What the setting's levels and its loosest delegation permit, tightest first."""
    return [Option(PRACTICE, _("Only the practice"), FIXED, (PRACTICE,)), *_lower(field)]


def _lower(field: Field) -> Iterator[Option]:
    for name, label, who in _reaches(field):
        if field.ordered and not looser(NARROW, field.loosest):
            words = _("%(who)s, but only stricter") % {"who": label}
            yield Option(f"{name}-{NARROW}", words, NARROW, who)
        if not looser(FREE, field.loosest):
            yield Option(name, label, FREE, who)


def _reaches(field: Field) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if PROVIDER in field.at:
        yield "providers", _("Providers"), (PRACTICE, PROVIDER)
    if CLIENT in field.at or CONTACT in field.at:
        label = _("Providers, and single {clients}") if PROVIDER in field.at else _("Single {clients}")
        yield "clients", label, field.at


def chosen(field: Field, practice: Row | None) -> Option:
    """The line of the menu that holds now."""
    delegation = delegation_in_force(field, practice)
    who = tuple(practice.who) if practice is not None and practice.who is not None else field.at
    if delegation == FIXED or who == (PRACTICE,):
        return options(field)[0]
    return next(
        (one for one in options(field) if one.delegation == delegation and one.who == who),
        Option("other", ", ".join(who), delegation, who),
    )


def clean_delegation(field: Field, delegation: str) -> str:
    """Raises ValidationError for a delegation that the setting does not permit."""
    permitted = [FIXED, *dict.fromkeys(one.delegation for one in _lower(field))]
    if delegation not in permitted:
        raise ValidationError(
            _("Choose one of: %(words)s."), code="delegation", params={"words": ", ".join(sorted(permitted))}
        )
    return delegation


def clean_who(field: Field, who: Sequence[str]) -> list[str]:
    """Levels in order, the practice always among them. Raises ValidationError for a level the setting does not have."""
    if not isinstance(who, list | tuple) or any(level not in field.at for level in who):
        raise ValidationError(_("Choose one of: %(words)s."), code="who", params={"words": ", ".join(field.at)})
    return [level for level in LEVELS if level in {PRACTICE, *who}]
