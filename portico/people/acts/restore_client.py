from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.people.models import Client
from portico.practices.acts.details import change


@act
def restore_client(*, actor: Actor, now: datetime, client: Client) -> Client:
    """Take a record out of the archive; a sign-in that was there works again."""
    return change(client, {"archived_at": None}, actor=actor, now=now, act="people.client_restored", client=True)
