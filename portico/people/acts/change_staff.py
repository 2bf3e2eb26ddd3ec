from __future__ import annotations

from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.foundation.decisions import Refused
from portico.people.acts.add_staff import FIELDS
from portico.people.models import Staff
from portico.people.policies import keeps_an_administrator
from portico.people.roles import Role
from portico.practices.acts.details import accept_only, change


@act
def change_staff(*, actor: Actor, now: datetime, staff: Staff, **values: Any) -> Staff:
    """Change what is kept of a member of staff. Raises Refused when nobody could administrate afterwards."""
    accept_only(values, FIELDS)
    if values.get("role", Role.ADMINISTRATOR) != Role.ADMINISTRATOR:
        decision = keeps_an_administrator(action="change_staff", without=staff)
        if not decision.allowed:
            raise Refused(decision)
    return change(staff, values, actor=actor, now=now, act="people.staff_changed")
