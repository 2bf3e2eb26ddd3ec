from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.foundation.decisions import Refused
from portico.people.acts.end_assignment import end_assignment
from portico.people.models import Assignment, Staff
from portico.people.policies import keeps_an_administrator
from portico.practices.acts.details import change


@act
def end_staff(*, actor: Actor, now: datetime, staff: Staff) -> Staff:
    """Somebody leaves: access ends at once, assignments end, what is planned stays for others to move.

    Raises Refused when nobody could administrate afterwards.
    """
    if staff.left_at is not None:
        return staff
    decision = keeps_an_administrator(action="end_staff", without=staff)
    if not decision.allowed:
        raise Refused(decision)
    left = change(staff, {"left_at": now}, actor=actor, now=now, act="people.staff_left")
    for assignment in Assignment.objects.filter(provider=staff, ended_at=None):
        end_assignment(actor=actor, now=now, assignment=assignment)
    return left
