"""Days off and hours off. What is booked there stays, so the page says how much that is before it takes them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from portico.design.widgets import Day
from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.people.models import Staff
from portico.practices.clock_times import NotATime, parse_time
from portico.practices.forms import CarefulForm, form_page, save_once, sent
from portico.scheduling import acts
from portico.scheduling.models import Appointment, TimeOff
from portico.scheduling.staff.availability import MAY, theirs
from portico.scheduling.staff.days import NoSuchTime, instant_of, span_of
from portico.scheduling.staff.visits import shown
from portico.scheduling.staff.week_form import check_day, time_field

LONGEST = 366
LISTED = 10


class TimeOffForm(CarefulForm):
    """``starts_at`` and ``ends_at`` come out of it, in the provider's zone."""

    first_day = forms.DateField(label=gettext_lazy("First day"), widget=Day, validators=[check_day])
    start = time_field(gettext_lazy("From what time"))
    last_day = forms.DateField(
        label=gettext_lazy("Last day"), widget=Day, required=False, validators=[check_day],
        help_text=gettext_lazy("Leave it empty for a single day."),
    )  # fmt: skip
    end = time_field(gettext_lazy("Until what time"))
    reason = forms.CharField(
        label=gettext_lazy("Name"), max_length=120, required=False,
        help_text=gettext_lazy("Only staff read it. For example Vacation."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, provider: Staff, today: date):
        super().__init__(data)
        self.provider, self.today = provider, today

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first = cleaned.get("first_day")
        if first is None or "last_day" not in cleaned:
            return cleaned
        last = cleaned["last_day"] = cleaned["last_day"] or first
        if last < first:
            self.add_error("last_day", _("The last day comes before the first day."))
        elif last < self.today:
            self.add_error("first_day", _("These days have passed."))
        elif (last - first).days > LONGEST:
            self.add_error("last_day", _("Time off may last a year at most."))
        else:
            cleaned["starts_at"] = self._edge("start", first, 0)
            cleaned["ends_at"] = self._edge("end", last, 1)
            if cleaned["starts_at"] and cleaned["ends_at"] and cleaned["ends_at"] <= cleaned["starts_at"]:
                self.add_error("end", _("This ends before it starts. Perhaps add pm, for example 5 pm."))
        return cleaned

    def _edge(self, name: str, day: date, end: int) -> Any:
        text = self.cleaned_data.get(name)
        if name in self.errors:
            return None
        if not text:
            return span_of(day, self.provider.zone)[end]
        try:
            minutes = parse_time(text)
            return instant_of(day, minutes or (24 * 60 if end else 0), self.provider.zone)
        except NotATime:
            self.add_error(name, _("Write a time, for example 9:00, 9 am or 17:30."))
        except NoSuchTime:
            self.add_error(name, _("The clocks change that night, and this time is left out. Write another."))
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(MAY)
def take(request: HttpRequest, provider: UUID) -> HttpResponse:
    """When visits are planned then, it shows them and asks once more."""
    found, now = theirs(request, provider), clock.now()
    form = TimeOffForm(sent(request), provider=found, today=now.astimezone(found.zone).date())
    planned = _planned(found, form) if form.is_bound and form.is_valid() else Appointment.objects.none()
    count = planned.count()

    def add() -> str:
        kept = {name: form.cleaned_data[name] for name in ("starts_at", "ends_at", "reason")}
        acts.take_time_off(actor=request.actor, now=now, provider=found, **kept)
        return _back(found)

    if not count or "anyway" in request.POST:
        saved = save_once(request, form, add, said=_("Time off saved. Nothing is offered then."))
        if saved:
            return saved
    visits = shown(planned.select_related("provider", "service", "location")[:LISTED], request.practice)
    context = {
        "provider": found,
        "zone": found.zone,
        "planned": count,
        "visits": visits,
        "once_key": request.POST.get("once"),
    }
    return form_page(request, "scheduling/staff/time_off.html", form, context)


def _planned(provider: Staff, form: TimeOffForm) -> Any:
    begin, end = form.cleaned_data["starts_at"], form.cleaned_data["ends_at"]
    rows = Appointment.objects.filter(
        provider=provider, state__in=Appointment.ACTIVE, starts_at__lt=end, ends_at__gt=begin
    )
    return rows.order_by("starts_at")


@require_POST
@staff_page(MAY)
def remove(request: HttpRequest, provider: UUID, away: UUID) -> HttpResponse:
    found = theirs(request, provider)

    def take_back() -> str:
        # Looked up in here: a second click finds it gone, and gets the answer of the first.
        row = get_object_or_404(TimeOff.objects.select_related("provider"), pk=away, provider=found)
        acts.end_time_off(actor=request.actor, now=clock.now(), time_off=row)
        messages.success(request, _("Time off taken back."))
        return _back(found)

    return post_once(request, take_back)


def _back(provider: Staff) -> str:
    return reverse("scheduling_staff:provider_availability", args=[provider.pk]) + "#away"
