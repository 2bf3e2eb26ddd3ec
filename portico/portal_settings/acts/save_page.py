from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.portal_settings import writing
from portico.portal_settings.acts.clear_below import clear_below
from portico.portal_settings.drafts import Clash, Difference, Seen, Wanted, after, compare
from portico.portal_settings.levels import NOT_SET
from portico.portal_settings.models import Change
from portico.portal_settings.permissions import NotAllowed, demand, may_enter
from portico.portal_settings.registry import registry
from portico.portal_settings.resolver import Resolved, resolve
from portico.portal_settings.targets import Target
from portico.portal_settings.validation import clean_reason, demand_effect, demand_level


class Conflict(Exception):
    """Others saved some of these settings after the page was opened; ``clashes`` tells which, who and what."""

    def __init__(self, clashes: list[Clash]):
        super().__init__(", ".join(one.field.key for one in clashes))
        self.clashes = clashes


@act
def save_page(
    *,
    actor: Actor,
    now: datetime,
    target: Target,
    wanted: Wanted,
    seen: Seen | None = None,
    reason: str = "",
    also_clear_below: Collection[str] = (),
) -> list[Change]:
    """Save all settings of a page at one level, or none of them.

    ``also_clear_below`` names settings whose own values further down are removed too. Raises Conflict, NotAllowed,
    UnknownSetting, and ValidationError with a dictionary of messages by key (the reason's under ``"reason"``).
    """
    writing.lock_settings(actor.practice)
    wanted = clean_wanted(target, wanted)
    differences, clashes = compare(target=target, wanted=wanted, seen=seen)
    demand_all(actor, target, wanted, differences)
    settings = resolve(practice=actor.practice, **target.asked)
    validate_together(target, differences, settings)
    try:
        reason = clean_reason(reason)
    except ValidationError as error:
        raise ValidationError({"reason": error}) from error
    if clashes:
        raise Conflict(clashes)
    changes = []
    for one in differences:
        if one.field.key in also_clear_below:
            changes += clear_below(actor=actor, now=now, target=target, difference=one, reason=reason)
        changes.append(
            writing.write(
                actor=actor, now=now, field=one.field, target=target, row=one.row, state=one.state, reason=reason
            )
        )
    return [change for change in changes if change is not None]


def clean_wanted(target: Target, wanted: Wanted) -> dict[str, Any]:
    """Every value on its own. Raises ValidationError by key."""
    clean, errors = {}, {}
    for key, value in wanted.items():
        field = registry[key]
        try:
            demand_level(field, target)
            clean[key] = value if value is NOT_SET else field.clean_here(value)
        except ValidationError as error:
            errors[key] = error
    if errors:
        raise ValidationError(errors)
    return clean


def demand_all(actor: Actor, target: Target, wanted: Wanted, differences: list[Difference]) -> None:
    """Raise NotAllowed for who may change nothing here, and for a locked setting."""
    entered = may_enter(actor, target)
    if wanted and not entered:
        raise NotAllowed(registry[next(iter(wanted))], target)
    practice = writing.practice_rows(actor.practice, [one.field.key for one in differences]) if differences else {}
    for one in differences:
        demand(actor=actor, field=one.field, target=target, practice=practice.get(one.field.key), entered=entered)


def validate_together(target: Target, differences: list[Difference], settings: Resolved) -> None:
    """What only the whole page can tell: against what is in force above, and against each other."""
    errors: dict[str, Any] = {}
    for one in differences:
        try:
            if one.new is not NOT_SET:
                demand_effect(one.field, target, one.new, settings)
        except ValidationError as error:
            errors[one.field.key] = error
    then = after(settings, target, differences)
    for section in {one.field.section for one in differences}:
        values = {field.key: then[field.key] for field in section.fields.values()}
        for key, sentence in section.problems(values):
            errors.setdefault(key, ValidationError(sentence))
    if errors:
        raise ValidationError(errors)
