from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.practices.models import Practice, WorkingHours
from portico.trail.recording import record

Span = tuple[int, int, int]


@act
def set_working_hours(*, actor: Actor, now: datetime, spans: Sequence[Span]) -> list[WorkingHours]:
    """Replace the practice's week. A span is (weekday from Monday 0, first minute, last minute) in its own wall time.

    Raises ValidationError for spans that run backwards or overlap.
    """
    spans = sorted(set(spans))
    for one, following in pairwise(spans):
        if one[0] == following[0] and following[1] < one[2]:
            raise ValidationError(_("Two times of one day overlap."))
    Practice.objects.select_for_update().get(pk=actor.practice.pk)
    before = list(WorkingHours.objects.order_by("weekday", "start_minute"))
    old = [[row.weekday, row.start_minute, row.end_minute] for row in before]
    new = [list(span) for span in spans]
    if old == new:
        return before
    rows = [
        WorkingHours(practice=actor.practice, weekday=day, start_minute=start, end_minute=end)
        for day, start, end in spans
    ]
    for row in rows:
        row.full_clean()
    WorkingHours.objects.all().delete()
    record(actor=actor, act="practices.hours_set", now=now, changes={"spans": [old, new]})
    return WorkingHours.objects.bulk_create(rows)
