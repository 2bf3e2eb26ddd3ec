from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portico.design.widgets import Day
from portico.people.queries import providers
from portico.practices.clock_times import DAY, NotATime, parse_time
from portico.practices.forms import CarefulForm
from portico.practices.models import Location
from portico.practices.queries import offered_services, open_locations
from portico.scheduling.models.availability import Format
from portico.scheduling.staff.days import NoSuchTime, instant_of
from portico.scheduling.staff.forms import note_field
from portico.scheduling.staff.picking import PickField
from portico.scheduling.staff.week_form import check_day, time_field

OTHER = "other"


class WhatForm(CarefulForm):
    """Which visit: service, provider, and where or by video. ``cleaned_data["how"]`` is format and location."""

    service = PickField(label=gettext_lazy("Service"), empty=gettext_lazy("Choose"))
    provider = PickField(label=gettext_lazy("Provider"), empty=gettext_lazy("Choose"))
    way = forms.ChoiceField(label=gettext_lazy("Where"))

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None):
        super().__init__(data, initial=initial)
        self.fields["service"].offer(offered_services().order_by("name"))
        self.fields["provider"].offer(providers().order_by("family_name", "given_name"))
        self.places: dict[str, Location] = {str(place.pk): place for place in open_locations().order_by("name")}
        self.fields["way"].choices = [
            *((key, place.name) for key, place in self.places.items()),
            (Format.IN_PERSON.value, _("In person, no fixed place")), (Format.VIDEO.value, _("By video")),
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        way, service = cleaned.get("way"), cleaned.get("service")
        if way:
            place = self.places.get(way)
            cleaned["how"] = (Format.IN_PERSON.value if place else way, place)
            if service and not (service.video if way == Format.VIDEO else service.in_person):
                self.add_error("way", _("%(service)s does not take place this way.") % {"service": service.name})
        return cleaned


class WhenForm(CarefulForm):
    """One of the times on offer, or any day and time. ``cleaned_data["starts_at"]`` is the instant."""

    start = forms.CharField(required=False, max_length=40, label=gettext_lazy("Time"))
    day = forms.DateField(label=gettext_lazy("Day"), required=False, widget=Day, validators=[check_day])
    time = time_field(gettext_lazy("Starts at"))
    note = note_field(gettext_lazy("Note for staff"), gettext_lazy("Not shown to them."))

    def __init__(self, data: Any = None, *, zone: ZoneInfo):
        super().__init__(data)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start = cleaned.get("start") or ""
        if start and start != OTHER:
            cleaned["starts_at"] = self._listed(start)
        elif not any(self.data.get(name) for name in ("day", "time")):
            self.add_error("start", _("Choose a time, or write another day and time."))
        elif "day" not in self.errors and "time" not in self.errors:
            cleaned["starts_at"] = self._typed(cleaned)
        return cleaned

    def _listed(self, text: str) -> datetime | None:
        try:
            moment = datetime.fromisoformat(text.replace(" ", "+"))
            if moment.tzinfo and abs(moment.timestamp()) < timedelta(days=120_000).total_seconds():
                return moment.astimezone(UTC)
        except (ValueError, OverflowError):
            pass
        self.add_error("start", _("Choose one of the times."))
        return None

    def _typed(self, cleaned: dict[str, Any]) -> datetime | None:
        for name, words in (("day", _("Write the day too.")), ("time", _("Write the time too."))):
            if not cleaned.get(name):
                self.add_error(name, words)
                return None
        try:
            minutes = parse_time(cleaned["time"])
            if minutes < DAY:
                return instant_of(cleaned["day"], minutes, self.zone)
            self.add_error("time", _("Write a time before midnight."))
        except NotATime:
            self.add_error("time", _("Write a time, for example 9:00, 9 am or 17:30."))
        except NoSuchTime:
            self.add_error("time", _("The clocks change that night, and this time is left out. Write another."))
        return None
