from __future__ import annotations

from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.practices.acts.details import accept_only
from portico.practices.models import Practice
from portico.trail import changes
from portico.trail.recording import record

FIELDS = {
    "name", "outside_name", "time_zone", "email", "phone", "phone_hours", "help_line", "currency", "vocabulary",
    "brand_color",
}  # fmt: skip


@act
def change_practice(*, actor: Actor, now: datetime, **values: Any) -> Practice:
    """Change what the practice says of itself. Raises ValidationError for what cannot be kept."""
    accept_only(values, FIELDS)
    practice = Practice.objects.select_for_update().get(pk=actor.practice.pk)
    changed = changes.apply(practice, values)
    if changed:
        practice.full_clean()
        practice.save(update_fields=list(changed))
        record(actor=actor, act="practices.changed", now=now, changes=changed)
    return practice
