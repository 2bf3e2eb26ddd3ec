from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.practices.models import Closure
from portico.trail.changes import plain
from portico.trail.recording import record


@act
def remove_closure(*, actor: Actor, now: datetime, closure: Closure) -> None:
    """The practice is open on these days after all."""
    was = {
        field: [plain(getattr(closure, field)), None] for field in ("first_day", "last_day", "location_id", "reason")
    }
    record(actor=actor, act="practices.closure_removed", now=now, about=closure, changes=was)
    closure.delete()
