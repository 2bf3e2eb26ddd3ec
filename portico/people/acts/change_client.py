from __future__ import annotations

from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.people.acts.add_client import FIELDS
from portico.people.models import Client
from portico.practices.acts.details import accept_only, change


@act
def change_client(*, actor: Actor, now: datetime, client: Client, **values: Any) -> Client:
    """Change what the record says of a client. Raises ValidationError for what cannot be kept."""
    accept_only(values, FIELDS)
    return change(client, values, actor=actor, now=now, act="people.client_changed", client=True)
