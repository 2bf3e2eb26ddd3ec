from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import first_answer
from portico.practices.forms import form_page, save_once, sent
from portico.scheduling import acts
from portico.scheduling.models import WeeklyHours
from portico.scheduling.staff.availability import MAY, theirs
from portico.scheduling.staff.week_form import WeekForm


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(MAY)
def weekly_hours(request: HttpRequest, provider: UUID) -> HttpResponse:
    """The whole week as one form, saved as one."""
    found = theirs(request, provider)
    if request.method == "POST" and (first := first_answer(request)):
        return first  # the hours it saved would make this very page look stale
    rows = list(WeeklyHours.objects.filter(provider=found).select_related("location"))
    form = WeekForm(sent(request), rows=rows)

    def save() -> str:
        acts.set_weekly_hours(actor=request.actor, now=clock.now(), provider=found, rows=form.cleaned_data["rows"])
        return reverse("scheduling_staff:provider_availability", args=[found.pk])

    saved = save_once(request, form, save, said=_("Weekly hours saved."))
    if saved:
        return saved
    context = {"provider": found, "zone": found.zone, "once_key": request.POST.get("once")}
    return form_page(request, "scheduling/staff/weekly_hours.html", form, context)
