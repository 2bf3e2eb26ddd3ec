from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Model

from portico.foundation.actors import Actor
from portico.trail.models import Entry


def record(
    *,
    actor: Actor,
    act: str,
    now: datetime,
    client: Model | None = None,
    about: Model | None = None,
    changes: dict[str, Any] | None = None,
) -> Entry:
    """Write what ``actor`` did, in the transaction of the act. ``changes`` is JSON: field to [old, new], or facts."""
    return Entry.objects.create(
        practice=actor.practice,
        at=now,
        actor_kind=actor.kind,
        actor_id=actor.id,
        actor_name=str(actor.name)[:200],
        through=getattr(actor, "through", "portal"),
        act=act,
        client_id=client.pk if client else None,
        object_kind=about._meta.model_name if about else "",
        object_id=about.pk if about else None,
        changes=changes or {},
    )


def viewed(*, actor: Actor, now: datetime, client: Model, page: str) -> Entry:
    """Staff looked at a client's record."""
    return record(actor=actor, act="viewed", now=now, client=client, changes={"page": page})
