from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.practices.acts.details import change
from portico.practices.models import Location


@act
def close_location(*, actor: Actor, now: datetime, location: Location) -> Location:
    """Nobody can choose the location any more. What is planned there stays as it is."""
    if location.closed_at is not None:
        return location
    return change(location, {"closed_at": now}, actor=actor, now=now, act="practices.location_closed")
