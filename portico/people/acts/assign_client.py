from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.foundation.locks import lock
from portico.people.models import Assignment, Client, Staff
from portico.trail.recording import record


@act
def assign_client(*, actor: Actor, now: datetime, client: Client, provider: Staff) -> Assignment:
    """``provider`` works with ``client`` from now on. Already assigned stays as it was. Raises ValidationError."""
    client, provider = lock(client, provider)
    if not provider.is_provider or provider.left_at is not None:
        raise ValidationError({"provider": _("This person does not see people here.")})
    present = Assignment.objects.filter(client=client, provider=provider, ended_at=None).first()
    if present is not None:
        return present
    made = Assignment.objects.create(client=client, provider=provider, since=now)
    record(
        actor=actor,
        act="people.client_assigned",
        now=now,
        client=client,
        about=provider,
        changes={"provider": [None, provider.name]},
    )
    return made
