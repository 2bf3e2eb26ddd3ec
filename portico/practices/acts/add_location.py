from __future__ import annotations

from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.practices.acts.details import accept_only, add
from portico.practices.models import Location

FIELDS = {"name", "address", "area", "directions", "privacy"}


@act
def add_location(*, actor: Actor, now: datetime, **values: Any) -> Location:
    """A new location, open from now on. Raises ValidationError, also when the name is taken."""
    accept_only(values, FIELDS)
    return add(Location(**values), values, actor=actor, now=now, act="practices.location_added")
