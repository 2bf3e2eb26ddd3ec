from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.portal_settings import writing
from portico.portal_settings.delegating import clean_delegation, clean_who
from portico.portal_settings.levels import NOT_SET, PRACTICE, NotSet
from portico.portal_settings.models import Change
from portico.portal_settings.permissions import demand
from portico.portal_settings.registry import registry
from portico.portal_settings.targets import Target
from portico.portal_settings.validation import clean_reason


@act
def set_delegation(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    delegation: str | NotSet | None = NOT_SET,
    who: Sequence[str] | NotSet | None = NOT_SET,
    reason: str = "",
) -> Change | None:
    """Say who can change a setting below the practice. ``None`` goes back to the declaration, ``NOT_SET`` leaves it.

    Values below that it no longer permits are set aside, not lost. Raises UnknownSetting, NotAllowed, ValidationError.
    """
    field, target = registry[key], Target(PRACTICE, actor.practice)
    writing.lock_settings(actor.practice)
    demand(actor=actor, field=field, target=target, practice=None)
    row = writing.stored(target, [key]).get(key)
    state = dict(row.state) if row is not None else {}
    if delegation is not NOT_SET:
        state["delegation"] = None if delegation is None else clean_delegation(field, delegation)  # type: ignore[arg-type]
    if who is not NOT_SET:
        state["who"] = None if who is None else clean_who(field, who)  # type: ignore[arg-type]
    state = {part: said for part, said in state.items() if part == "value" or said is not None}
    return writing.write(
        actor=actor, now=now, field=field, target=target, row=row, state=state, reason=clean_reason(reason)
    )
