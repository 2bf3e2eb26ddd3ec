from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.practices.acts.details import change
from portico.practices.models import Service


@act
def retire_service(*, actor: Actor, now: datetime, service: Service) -> Service:
    """Nobody can choose the service any more. What is planned stays as it is."""
    if service.retired_at is not None:
        return service
    return change(service, {"retired_at": now}, actor=actor, now=now, act="practices.service_retired")
