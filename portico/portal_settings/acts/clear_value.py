from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.portal_settings import writing
from portico.portal_settings.models import Change
from portico.portal_settings.permissions import demand
from portico.portal_settings.registry import registry
from portico.portal_settings.targets import Target
from portico.portal_settings.validation import clean_reason


@act
def clear_value(
    *, actor: Actor, now: datetime, key: str, target: Target, reason: str = "", everything: bool = False
) -> Change | None:
    """Remove an own value, so that the value above counts again. ``everything`` also takes back who may change it.

    Raises UnknownSetting and NotAllowed.
    """
    field = registry[key]
    writing.lock_settings(actor.practice)
    demand(actor=actor, field=field, target=target, practice=writing.practice_rows(actor.practice, [key]).get(key))
    row = writing.stored(target, [key]).get(key)
    if row is None:
        return None
    state = {} if everything else {part: said for part, said in row.state.items() if part != "value"}
    return writing.write(
        actor=actor, now=now, field=field, target=target, row=row, state=state, reason=clean_reason(reason)
    )
