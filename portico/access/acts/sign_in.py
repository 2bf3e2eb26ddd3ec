from __future__ import annotations

from datetime import datetime

from portico import notices
from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.trail.recording import record


@act
def note_sign_in(*, actor: Actor, now: datetime, how: str, new_device: bool) -> None:
    """Somebody has signed in; on a device that is new to an account with others, its owner is told."""
    facts = {"how": how, "new_device": new_device}
    record(actor=actor, act="access.signed_in", now=now, client=actor.client, changes=facts)
    if new_device:
        notices.tell_account(
            change="new_device",
            practice=actor.practice,
            now=now,
            to=actor.account.email,
            client=actor.client,
            staff=actor.staff,
        )


@act
def note_sign_out(*, actor: Actor, now: datetime) -> None:
    """Somebody has signed out."""
    record(actor=actor, act="access.signed_out", now=now, client=actor.client)
