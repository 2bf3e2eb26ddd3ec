from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.practices.acts.details import change
from portico.practices.models import Service


@act
def restore_service(*, actor: Actor, now: datetime, service: Service) -> Service:
    """A retired service can be chosen again."""
    return change(service, {"retired_at": None}, actor=actor, now=now, act="practices.service_restored")
