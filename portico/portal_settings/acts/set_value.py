from __future__ import annotations

from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.portal_settings import writing
from portico.portal_settings.models import Change
from portico.portal_settings.permissions import demand
from portico.portal_settings.registry import registry
from portico.portal_settings.resolver import resolve
from portico.portal_settings.targets import Target
from portico.portal_settings.validation import clean_reason, demand_effect, demand_level


@act
def set_value(*, actor: Actor, now: datetime, key: str, target: Target, value: Any, reason: str = "") -> Change | None:
    """Store one value at one level; ``None`` comes back when that is what is stored already.

    Raises UnknownSetting, NotAllowed, and ValidationError for what is no value of this setting or not of this level.
    An administrator may store a value that is set aside at once; from others it is an error.
    """
    field = registry[key]
    writing.lock_settings(actor.practice)
    demand_level(field, target)
    demand(actor=actor, field=field, target=target, practice=writing.practice_rows(actor.practice, [key]).get(key))
    value, reason = field.clean_here(value), clean_reason(reason)
    if not actor.may("portal_settings"):
        demand_effect(field, target, value, resolve(practice=actor.practice, **target.asked))
    row = writing.stored(target, [key]).get(key)
    state = (row.state if row is not None else {}) | {"value": value}
    return writing.write(actor=actor, now=now, field=field, target=target, row=row, state=state, reason=reason)
