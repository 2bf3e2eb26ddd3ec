from __future__ import annotations

from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.people.models import Staff
from portico.practices.acts.details import accept_only, add

OWN_FIELDS = {
    "title", "email", "second_email", "tell_me", "phone", "time_zone", "about", "languages",
}  # fmt: skip
FIELDS = OWN_FIELDS | {"given_name", "family_name", "role", "is_provider", "in_portal", "extra_permissions"}


@act
def add_staff(*, actor: Actor, now: datetime, **values: Any) -> Staff:
    """Somebody new works here. They sign in only after an invitation (``access``). Raises ValidationError."""
    accept_only(values, FIELDS)
    return add(Staff(**values), values, actor=actor, now=now, act="people.staff_added")
