"""Exceptions: hours on a single date besides the weekly ones."""

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
from portico.practices.forms import CarefulForm, form_page, save_once, sent
from portico.practices.queries import open_locations
from portico.scheduling import acts
from portico.scheduling.models import HoursOnDate
from portico.scheduling.models.availability import Offered
from portico.scheduling.staff.availability import MAY, theirs
from portico.scheduling.staff.week_form import check_day, clean_span, time_field


class HoursOnDateForm(CarefulForm):
    day = forms.DateField(label=gettext_lazy("Day"), widget=Day, validators=[check_day])
    start = time_field(gettext_lazy("From"), required=True)
    end = time_field(gettext_lazy("To"), required=True)
    location = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Where"), required=False, empty_label=gettext_lazy("No fixed place")
    )
    format = forms.ChoiceField(label=gettext_lazy("How"), choices=Offered, initial=Offered.BOTH)

    def __init__(self, data: Any = None, *, today: date):
        super().__init__(data)
        self.today = today
        self.fields["location"].queryset = open_locations()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("day") and cleaned["day"] < self.today:
            self.add_error("day", _("This day has passed."))
        if cleaned.get("start") and cleaned.get("end"):
            span = clean_span(self, "start", cleaned["start"], "end", cleaned["end"])
            if span:
                cleaned["start_minute"], cleaned["end_minute"] = span
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(MAY)
def hours_on_date(request: HttpRequest, provider: UUID) -> HttpResponse:
    found, now = theirs(request, provider), clock.now()
    form = HoursOnDateForm(sent(request), today=now.astimezone(found.zone).date())

    def add() -> str:
        kept = ("day", "location", "format", "start_minute", "end_minute")
        acts.add_hours_on_date(
            actor=request.actor, now=now, provider=found, **{name: form.cleaned_data[name] for name in kept}
        )
        return _back(found)

    saved = save_once(request, form, add, said=_("Hours added."))
    if saved:
        return saved
    context = {"provider": found, "zone": found.zone, "once_key": request.POST.get("once")}
    return form_page(request, "scheduling/staff/hours_on_date.html", form, context)


@require_POST
@staff_page(MAY)
def remove(request: HttpRequest, provider: UUID, hours: UUID) -> HttpResponse:
    found = theirs(request, provider)

    def take_away() -> str:
        # Looked up in here: a second click finds them gone, and gets the answer of the first.
        row = get_object_or_404(HoursOnDate.objects.select_related("provider"), pk=hours, provider=found)
        acts.remove_hours_on_date(actor=request.actor, now=clock.now(), hours=row)
        messages.success(request, _("Hours taken away."))
        return _back(found)

    return post_once(request, take_away)


def _back(provider: Staff) -> str:
    return reverse("scheduling_staff:provider_availability", args=[provider.pk]) + "#dates"
