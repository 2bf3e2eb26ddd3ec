from __future__ import annotations

from datetime import datetime

from portico.access.models import Account
from portico.access.sessions import end_sessions
from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.people.models import Client
from portico.trail.recording import record


@act
def pause_access(*, actor: Actor, now: datetime, account: Account, client: Client | None = None) -> None:
    """Nobody signs in with this account until it is resumed; whoever is signed in is out at once."""
    _switch(actor, now, account, client, active=False)
    end_sessions(account)


@act
def resume_access(*, actor: Actor, now: datetime, account: Account, client: Client | None = None) -> None:
    """The account works again, with the password it had."""
    _switch(actor, now, account, client, active=True)


def _switch(actor: Actor, now: datetime, account: Account, client: Client | None, *, active: bool) -> None:
    if Account.objects.within(actor.practice).filter(pk=account.pk, is_active=not active).update(is_active=active):
        act = "access.resumed" if active else "access.paused"
        record(actor=actor, act=act, now=now, client=client, about=account, changes={"active": [not active, active]})
