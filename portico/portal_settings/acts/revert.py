from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.portal_settings import writing
from portico.portal_settings.delegating import clean_delegation, clean_who
from portico.portal_settings.models import Change
from portico.portal_settings.permissions import demand
from portico.portal_settings.registry import registry
from portico.portal_settings.resolver import resolve
from portico.portal_settings.targets import Target
from portico.portal_settings.validation import clean_reason, demand_effect


@act
def revert(*, actor: Actor, now: datetime, change: Change, reason: str = "") -> Change | None:
    """Put back what a change replaced: the parts it touched, as they were before it; the rest stays.

    Raises NotAllowed, and ValidationError when the old value is none any more.
    """
    if change.key not in registry:
        raise ValidationError(_("This setting does not exist any more."), code="gone")
    field, target = registry[change.key], Target(change.level, change.about)
    writing.lock_settings(actor.practice)
    practice = writing.practice_rows(actor.practice, [field.key]).get(field.key)
    demand(actor=actor, field=field, target=target, practice=practice)
    row = writing.stored(target, [field.key]).get(field.key)
    state = dict(row.state) if row is not None else {}
    for part in change.old.keys() | change.new.keys():
        touched = (part in change.old) != (part in change.new) or change.old.get(part) != change.new.get(part)
        if touched and part in change.old:
            state[part] = _again(field, part, change.old[part])
        elif touched:
            state.pop(part, None)
    if "value" in state and not actor.may("portal_settings"):
        demand_effect(field, target, state["value"], resolve(practice=actor.practice, **target.asked))
    return writing.write(
        actor=actor, now=now, field=field, target=target, row=row, state=state, reason=clean_reason(reason)
    )


def _again(field, part: str, said):
    clean = {"value": field.clean_here, "delegation": lambda v: clean_delegation(field, v)}
    return clean.get(part, lambda v: clean_who(field, v))(said)
