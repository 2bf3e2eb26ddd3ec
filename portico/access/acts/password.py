from __future__ import annotations

from datetime import datetime

from portico import notices
from portico.access.devices import forget_others
from portico.access.models import KnownDevice
from portico.access.sessions import end_sessions
from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.trail.recording import record


@act
def change_password(
    *, actor: Actor, now: datetime, password: str, this_session: str | None, this_device: KnownDevice | None = None
) -> None:
    """Set the actor's own password, sign the account out everywhere else and know no other device any more."""
    actor.account.set_password(password)
    actor.account.save(update_fields=["password"])
    end_sessions(actor.account, but=this_session)
    forget_others(actor.account, but=this_device)
    record(actor=actor, act="access.password_changed", now=now, client=actor.client)
    _tell(actor, now, "password")


@act
def sign_out_elsewhere(
    *, actor: Actor, now: datetime, this_session: str | None, this_device: KnownDevice | None = None
) -> int:
    """End the account's other sessions and forget its other devices' allowance. Returns how many sessions ended."""
    ended = end_sessions(actor.account, but=this_session)
    forget_others(actor.account, but=this_device)
    record(actor=actor, act="access.signed_out_elsewhere", now=now, client=actor.client, changes={"sessions": ended})
    _tell(actor, now, "signed_out")
    return ended


def _tell(actor: Actor, now: datetime, change: str) -> None:
    notices.tell_account(
        change=change,
        practice=actor.practice,
        now=now,
        to=actor.account.email,
        client=actor.client,
        staff=actor.staff,
    )
