from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.foundation.locks import lock
from portico.trail.recording import record

CHOICES = ("time_zone", "mail_detail")


@act
def make_own_choices(*, actor: Actor, now: datetime, time_zone: str, mail_detail: str) -> None:
    """A client says in which time zone times are shown to them, and how much their mails say."""
    [client] = lock(actor.client)
    wanted = {"time_zone": time_zone, "mail_detail": mail_detail}
    changes = {name: [getattr(client, name), value] for name, value in wanted.items() if getattr(client, name) != value}
    if not changes:
        return
    for name, value in wanted.items():
        setattr(client, name, value)
    client.save(update_fields=list(wanted))
    record(actor=actor, act="access.own_choices", now=now, client=client, changes=changes)
