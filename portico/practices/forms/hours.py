from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from portico.practices.clock_times import NotATime, parse_span, show_span, show_time
from portico.practices.forms.careful import CarefulForm

Week = list[tuple[int, list[tuple[int, int]]]]
SHOWN = 2
MOST = 6


class WorkingHoursForm(CarefulForm):
    """Seven weekdays, each with pairs of times; there is always room for one pair more (up to six)."""

    def __init__(self, data: Any = None, *, week: Week):
        super().__init__(data)
        self.week = dict(week)
        for day, spans in week:
            for place in range(self._places(day, spans)):
                start, end = spans[place] if place < len(spans) else (None, None)
                self.fields[f"from_{day}_{place}"] = _time_field(_("%(day)s, from"), day, start)
                self.fields[f"to_{day}_{place}"] = _time_field(_("%(day)s, to"), day, end)

    def _places(self, day: int, spans: list[tuple[int, int]]) -> int:
        sent = sum(
            1 for place in range(MOST) if self.data.get(f"from_{day}_{place}") or self.data.get(f"to_{day}_{place}")
        )
        return min(MOST, max(SHOWN, len(spans) + 1, sent))

    def days(self) -> list[dict[str, Any]]:
        """For the page: each weekday's name with its pairs of fields."""
        return [{"name": WEEKDAYS[day], "pairs": self._pairs(day), "closed": not self.week[day]} for day in self.week]

    def _pairs(self, day: int) -> list[tuple[BoundField, BoundField]]:
        places = range(sum(1 for name in self.fields if name.startswith(f"from_{day}_")))
        return [(self[f"from_{day}_{place}"], self[f"to_{day}_{place}"]) for place in places]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        spans: list[tuple[int, int, int]] = []
        for day in self.week:
            spans += self._clean_day(day, cleaned)
        cleaned["spans"] = spans
        return cleaned

    def _clean_day(self, day: int, cleaned: dict[str, Any]) -> list[tuple[int, int, int]]:
        spans: list[tuple[int, int, int]] = []
        for place in range(len(self._pairs(day))):
            first, last = f"from_{day}_{place}", f"to_{day}_{place}"
            start, end = cleaned.get(first, ""), cleaned.get(last, "")
            if first in self.errors or last in self.errors or not (start or end):
                continue
            span = self._clean_span(first, start, last, end)
            if span is None:
                continue
            for _day, begins, ends in spans:
                if span[0] < ends and begins < span[1]:
                    self.add_error(first, _("This overlaps %(other)s.") % {"other": show_span(begins, ends)})
            spans.append((day, *span))
        return spans

    def _clean_span(self, first: str, start: str, last: str, end: str) -> tuple[int, int] | None:
        if not start or not end:
            self.add_error(last if start else first, _("Write both times, or leave both empty."))
            return None
        try:
            begins, ends = parse_span(start, end)
        except NotATime as error:
            field = first if str(error) == start else last
            self.add_error(field, _("Write a time, for example 9:00, 9 am or 17:30."))
            return None
        if ends <= begins:
            self.add_error(last, _("This ends before it starts. Perhaps add pm, for example 5 pm."))
            return None
        return begins, ends


def _time_field(label: str, day: int, minutes: int | None) -> forms.CharField:
    shown = "" if minutes is None else show_time(minutes)
    return forms.CharField(
        label=label % {"day": WEEKDAYS[day]},
        max_length=20,
        required=False,
        initial=shown,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
