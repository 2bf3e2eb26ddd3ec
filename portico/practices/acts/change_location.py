from __future__ import annotations

from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.practices.acts.add_location import FIELDS
from portico.practices.acts.details import accept_only, change
from portico.practices.models import Location


@act
def change_location(*, actor: Actor, now: datetime, location: Location, **values: Any) -> Location:
    """Change a location's own fields. Raises ValidationError for what cannot be kept."""
    accept_only(values, FIELDS)
    return change(location, values, actor=actor, now=now, act="practices.location_changed")
