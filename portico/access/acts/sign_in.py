from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.trail.recording import record


@act
def note_sign_in(*, actor: Actor, now: datetime, how: str, new_device: bool) -> None:
    """Somebody has signed in."""
    record(
        actor=actor,
        act="access.signed_in",
        now=now,
        client=actor.client,
        changes={"how": how, "new_device": new_device},
    )


@act
def note_sign_out(*, actor: Actor, now: datetime) -> None:
    """Somebody has signed out."""
    record(actor=actor, act="access.signed_out", now=now, client=actor.client)
