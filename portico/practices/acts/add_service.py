from __future__ import annotations

from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.practices.acts.details import accept_only, add
from portico.practices.models import Service

FIELDS = {"name", "description", "minutes", "price_cents", "in_person", "video", "bookable"}


@act
def add_service(*, actor: Actor, now: datetime, **values: Any) -> Service:
    """A new service, open from now on. Raises ValidationError, also when the name is taken."""
    accept_only(values, FIELDS)
    return add(Service(**values), values, actor=actor, now=now, act="practices.service_added")
