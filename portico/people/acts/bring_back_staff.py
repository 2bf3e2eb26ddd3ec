from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.people.models import Staff
from portico.practices.acts.details import change


@act
def bring_back_staff(*, actor: Actor, now: datetime, staff: Staff) -> Staff:
    """Somebody who left works here again, with the role and the sign-in they had."""
    return change(staff, {"left_at": None}, actor=actor, now=now, act="people.staff_came_back")
