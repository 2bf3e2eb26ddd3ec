"""The practice's week in words, days with the same hours together."""

from __future__ import annotations

from itertools import groupby

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from portico.practices.clock_times import show_span
from portico.practices.queries import week_of_hours


def week_in_words() -> list[tuple[str, list[str]]]:
    """Such as (Monday to Friday, [9:00 am to 5:00 pm]) and (Saturday and Sunday, []); nothing when no hours are set."""
    week = week_of_hours()
    if not any(spans for _day, spans in week):
        return []
    groups = [(list(days), spans) for spans, days in groupby(week, key=lambda pair: pair[1])]
    return [(_days([day for day, _spans in days]), [show_span(*span) for span in spans]) for days, spans in groups]


def _days(days: list[int]) -> str:
    first, last = WEEKDAYS[days[0]], WEEKDAYS[days[-1]]
    if len(days) == 1:
        return str(first)
    pattern = _("%(first)s and %(last)s") if len(days) == 2 else _("%(first)s to %(last)s")
    return pattern % {"first": first, "last": last}
