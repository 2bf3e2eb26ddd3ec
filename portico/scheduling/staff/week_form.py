"""A provider's week on one page: for each weekday some stretches, and always room for one more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portico.design.widgets import Day
from portico.practices.clock_times import NotATime, parse_span, show_span, show_time
from portico.practices.forms import CarefulForm
from portico.practices.models import Location
from portico.practices.queries import open_locations
from portico.scheduling.acts import Row
from portico.scheduling.models import WeeklyHours
from portico.scheduling.models.availability import Offered

MOST = 8
PARTS = ("from", "to", "place", "format", "every", "since", "until")
#: Nobody plans hours before or after these days; it also keeps dates in what every calendar can hold.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)


def check_day(day: date | None) -> None:
    if day is not None and not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError(_("Write a day between 2000 and 2199."))


def time_field(label: Any, minutes: int | None = None, *, required: bool = False) -> forms.CharField:
    shown = "" if minutes is None else show_time(minutes)
    return forms.CharField(
        label=label, max_length=20, required=required, initial=shown, widget=forms.TextInput({"autocomplete": "off"})
    )


class WeekForm(CarefulForm):
    """``cleaned_data["rows"]`` are the rows for the act. ``seen`` tells whether the hours changed under the page."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, data: Any = None, *, rows: list[WeeklyHours]):
        super().__init__(data)
        self.saved = {day: [row for row in rows if row.weekday == day] for day in range(7)}
        self.print_now = _fingerprint(rows)
        self.fields["seen"].initial = self.print_now
        closed = [row.location for row in rows if row.location and row.location.closed_at]
        self.places: dict[str, Location] = {str(one.pk): one for one in [*open_locations(), *closed]}
        for day in range(7):
            for n in range(self._rooms(day)):
                self._add_row(day, n, self.saved[day][n] if n < len(self.saved[day]) else None)

    def _rooms(self, day: int) -> int:
        filled = (n for n in range(MOST) if any(self.data.get(f"d{day}_{n}_{part}") for part in ("from", "to")))
        return min(MOST, max(len(self.saved[day]) + 1, max(filled, default=-1) + 1))

    def _add_row(self, day: int, n: int, row: WeeklyHours | None) -> None:
        place = str(row.location_id) if row and row.location_id else ""
        places = [("", gettext_lazy("No fixed place")), *((key, one.name) for key, one in self.places.items())]
        fields = {
            "from": time_field(gettext_lazy("From"), row.start_minute if row else None),
            "to": time_field(gettext_lazy("To"), row.end_minute if row else None),
            "place": forms.ChoiceField(label=gettext_lazy("Where"), choices=places, required=False, initial=place),
            "format": forms.ChoiceField(
                label=gettext_lazy("How"), choices=Offered, required=False, initial=row.format if row else Offered.BOTH
            ),
            "every": forms.IntegerField(
                label=gettext_lazy("Every … weeks"), min_value=1, max_value=8, required=False,
                initial=row.every_weeks if row else 1,
            ),
            "since": forms.DateField(
                label=gettext_lazy("From day"), required=False, widget=Day, initial=row.effective_from if row else None,
                validators=[check_day],
            ),
            "until": forms.DateField(
                label=gettext_lazy("Until day"), required=False, widget=Day, validators=[check_day],
                initial=row.effective_until if row else None,
            ),
        }  # fmt: skip
        self.fields |= {f"d{day}_{n}_{part}": field for part, field in fields.items()}

    def days(self) -> list[dict[str, Any]]:
        """For the page: each weekday's name with its stretches, each a dictionary of bound fields."""
        return [{"name": WEEKDAYS[day], "rows": [self._bound(day, n) for n in self._numbers(day)]} for day in range(7)]

    def _numbers(self, day: int) -> range:
        return range(sum(name.startswith(f"d{day}_") and name.endswith("_from") for name in self.fields))

    def _bound(self, day: int, n: int) -> dict[str, Any]:
        bound = {part: self[f"d{day}_{n}_{part}"] for part in PARTS}
        special = ("every", "since", "until")
        bound["open"] = any(bound[part].errors or str(bound[part].value() or "") not in ("", "1") for part in special)
        bound["spare"] = n > 0 and n >= len(self.saved[day])
        bound["filled"] = any(bound[part].value() or bound[part].errors for part in ("from", "to"))
        return bound

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("seen") and cleaned["seen"] != self.print_now:
            self.data = self.data.copy()
            self.data["seen"] = self.print_now
            raise ValidationError(
                _(
                    "Somebody changed these hours while you had the page open. "
                    "What you typed is still here. Save again to keep yours."
                )
            )
        cleaned["rows"] = [row for day in range(7) for row in self._clean_day(day, cleaned)]
        return cleaned

    def _clean_day(self, day: int, cleaned: dict[str, Any]) -> Iterable[Row]:
        found: list[Row] = []
        for n in self._numbers(day):
            names = {part: f"d{day}_{n}_{part}" for part in PARTS}
            if any(name in self.errors for name in names.values()):
                continue
            row = self._clean_row(day, names, {part: cleaned.get(name) for part, name in names.items()})
            if row is None:
                continue
            if clash := next((other for other in found if _overlap(row, other)), None):
                span = show_span(clash.start_minute, clash.end_minute)
                self.add_error(names["from"], _("This overlaps %(other)s.") % {"other": span})
            found.append(row)
        return found

    def _clean_row(self, day: int, names: dict[str, str], typed: dict[str, Any]) -> Row | None:
        if not typed["from"] and not typed["to"]:
            return None
        span = self._clean_span(names, typed)
        if span is None:
            return None
        every = typed["every"] or 1
        if every > 1 and typed["since"] is None:
            self.add_error(names["since"], _("Say from which day on, so that the weeks can be counted."))
        if typed["since"] and typed["until"] and typed["until"] < typed["since"]:
            self.add_error(names["until"], _("The last day comes before the first day."))
        return Row(
            weekday=day, start_minute=span[0], end_minute=span[1], location=self.places.get(typed["place"] or ""),
            format=typed["format"] or Offered.BOTH, every_weeks=every, effective_from=typed["since"],
            effective_until=typed["until"],
        )  # fmt: skip

    def _clean_span(self, names: dict[str, str], typed: dict[str, Any]) -> tuple[int, int] | None:
        start, end = typed["from"], typed["to"]
        if not start or not end:
            self.add_error(names["to"] if start else names["from"], _("Write both times, or leave both empty."))
            return None
        return clean_span(self, names["from"], start, names["to"], end)


def clean_span(form: forms.Form, first: str, start: str, last: str, end: str) -> tuple[int, int] | None:
    """The minutes that two fields mean; complaints stand next to the field that is wrong."""
    try:
        begins, ends = parse_span(start, end)
    except NotATime as error:
        form.add_error(first if str(error) == start else last, _("Write a time, for example 9:00, 9 am or 17:30."))
        return None
    if ends <= begins:
        form.add_error(last, _("This ends before it starts. Perhaps add pm, for example 5 pm."))
        return None
    if begins > 1439:
        form.add_error(first, _("Write a time before midnight."))
        return None
    return begins, ends


def _overlap(one: Row, other: Row) -> bool:
    """Whether two stretches can fall on the same time. In person and by video may; so may weeks that alternate."""
    if one.every_weeks > 1 or other.every_weeks > 1 or {one.format, other.format} == {Offered.IN_PERSON, Offered.VIDEO}:
        return False
    apart = one.start_minute >= other.end_minute or other.start_minute >= one.end_minute
    seasons = (one.effective_until or LAST_DAY) < (other.effective_from or FIRST_DAY) or (
        other.effective_until or LAST_DAY
    ) < (one.effective_from or FIRST_DAY)
    return not apart and not seasons


def _fingerprint(rows: list[WeeklyHours]) -> str:
    """What the hours are now; the same for the same hours whatever their ids."""
    facts = sorted(
        str(
            (
                r.weekday,
                r.start_minute,
                r.end_minute,
                r.location_id,
                r.format,
                r.every_weeks,
                r.effective_from,
                r.effective_until,
            )
        )
        for r in rows
    )
    return hashlib.sha256("\x1f".join(facts).encode()).hexdigest()[:32]
