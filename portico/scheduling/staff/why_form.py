from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portico.design import moments
from portico.design.widgets import Day
from portico.people.models import Staff
from portico.people.queries import providers
from portico.practices.clock_times import DAY, NotATime, parse_time
from portico.practices.forms import CarefulForm
from portico.practices.queries import offered_services
from portico.scheduling.models import Appointment
from portico.scheduling.staff.days import NoSuchTime, instant_of
from portico.scheduling.staff.picking import PickField
from portico.scheduling.staff.week_form import check_day, time_field


class BookForm(CarefulForm):
    """What a booking is asked about; everything may be left open."""

    provider = PickField(label=gettext_lazy("With"), required=False, empty=gettext_lazy("Nobody chosen yet"))
    service = PickField(label=gettext_lazy("Service"), required=False, empty=gettext_lazy("None chosen yet"))
    day = forms.DateField(label=gettext_lazy("Day"), required=False, widget=Day, validators=[check_day])
    time = time_field(gettext_lazy("Starts at"))

    def __init__(self, data: Any, *, zone: ZoneInfo):
        super().__init__(data)
        self.zone = zone
        self.fields["provider"].offer(providers().order_by("family_name", "given_name"))
        self.fields["service"].offer(offered_services().order_by("name"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        provider: Staff | None = cleaned.get("provider")
        typed = {name: cleaned.get(name) for name in ("day", "time") if name not in self.errors}
        if len(typed) == 2 and any(typed.values()):
            cleaned["starts_at"] = self._instant(typed["day"], typed["time"], provider)
        return cleaned

    def _instant(self, day: date | None, time: str, provider: Staff | None) -> datetime | None:
        if not day or not time:
            self.add_error("time" if day else "day", _("A time needs both the day and the hour."))
            return None
        try:
            zone = ZoneInfo(provider.time_zone) if provider is not None and provider.time_zone else self.zone
            return instant_of(day, min(parse_time(time), DAY - 1), zone)
        except NotATime:
            self.add_error("time", _("Write a time, for example 9:00, 9 am or 17:30."))
        except NoSuchTime:
            self.add_error("time", _("The clocks change that night, and this time is left out. Write another."))
        return None


class CancelForm(CarefulForm):
    appointment = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Which visit"), required=False, empty_label=gettext_lazy("None chosen yet")
    )

    def __init__(self, data: Any, *, appointments: QuerySet[Appointment], zone: ZoneInfo):
        super().__init__(data)
        field = self.fields["appointment"]
        field.queryset = appointments
        field.label_from_instance = lambda one: (
            f"{moments.when(one.starts_at, zone, year=True)}, {one.provider.short_name}"
        )


class SeeForm(CarefulForm):
    """Nothing to choose."""
