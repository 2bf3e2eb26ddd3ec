from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.practices.acts.details import change
from portico.practices.models import Location


@act
def reopen_location(*, actor: Actor, now: datetime, location: Location) -> Location:
    """A location opens again: it can be chosen, and hours there count."""
    return change(location, {"closed_at": None}, actor=actor, now=now, act="practices.location_reopened")
