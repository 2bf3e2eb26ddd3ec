from __future__ import annotations

from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.people.models import Client
from portico.people.queries import next_number
from portico.practices.acts.details import accept_only, add

FIELDS = {
    "number", "given_name", "family_name", "name_used", "birth_date", "email", "phone", "address", "time_zone",
    "mail_detail", "note",
}  # fmt: skip


@act
def add_client(*, actor: Actor, now: datetime, **values: Any) -> Client:
    """A new client record. Without a number it gets the next free one. Raises ValidationError."""
    accept_only(values, FIELDS)
    values["number"] = values.get("number") or next_number()
    client = Client(**values)
    return add(client, values, actor=actor, now=now, act="people.client_added", client=client)
