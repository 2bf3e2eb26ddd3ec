from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.people.models import Client
from portico.practices.acts.details import change


@act
def archive_client(*, actor: Actor, now: datetime, client: Client) -> Client:
    """Put a record away: no portal, not in lists. Nothing is lost, and what is planned stays as it is."""
    if client.archived_at is not None:
        return client
    return change(client, {"archived_at": now}, actor=actor, now=now, act="people.client_archived", client=True)
