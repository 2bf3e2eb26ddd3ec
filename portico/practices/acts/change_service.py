from __future__ import annotations

from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.practices.acts.add_service import FIELDS
from portico.practices.acts.details import accept_only, change
from portico.practices.models import Service


@act
def change_service(*, actor: Actor, now: datetime, service: Service, **values: Any) -> Service:
    """Change a service's own fields. Raises ValidationError for what cannot be kept."""
    accept_only(values, FIELDS)
    return change(service, values, actor=actor, now=now, act="practices.service_changed")
