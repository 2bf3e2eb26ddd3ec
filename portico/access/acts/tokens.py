from __future__ import annotations

import secrets
from datetime import datetime

from portico.access.models import ApiToken
from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.people.models import Staff
from portico.trail.recording import record


@act
def create_token(*, actor: Actor, now: datetime, staff: Staff, name: str) -> str:
    """A new bearer token that can do what ``staff`` may do. Returns the secret, which is nowhere kept."""
    secret = f"portico_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(staff=staff, name=name, digest=ApiToken.digest_of(secret), created_at=now)
    record(actor=actor, act="access.token_created", now=now, about=token, changes={"name": name, "staff": staff.name})
    return secret


@act
def revoke_token(*, actor: Actor, now: datetime, token: ApiToken) -> None:
    """The token stops working at once."""
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
        record(actor=actor, act="access.token_revoked", now=now, about=token, changes={"name": token.name})
