from __future__ import annotations

from datetime import date, datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.practices.acts.details import add
from portico.practices.models import Closure, Location


@act
def add_closure(
    *, actor: Actor, now: datetime, first_day: date, last_day: date, location: Location | None = None, reason: str = ""
) -> Closure:
    """Close the practice, or one location, on whole days (both ends included). Appointments then are left to people."""
    values = {"first_day": first_day, "last_day": last_day, "location": location, "reason": reason}
    return add(Closure(**values), values, actor=actor, now=now, act="practices.closure_added")
