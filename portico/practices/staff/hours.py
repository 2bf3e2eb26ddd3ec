from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.practices.acts.set_working_hours import set_working_hours
from portico.practices.forms import form_page, save_once, sent
from portico.practices.forms.hours import WorkingHoursForm
from portico.practices.queries import week_of_hours


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("practice")
def working_hours(request: HttpRequest) -> HttpResponse:
    """When the practice answers, day by day."""
    form = WorkingHoursForm(sent(request), week=week_of_hours())

    def save() -> str:
        set_working_hours(actor=request.actor, now=clock.now(), spans=form.cleaned_data["spans"])
        return reverse("practices_staff:practice")

    return save_once(request, form, save, said=_("Working hours saved.")) or form_page(
        request, "practices/staff/hours.html", form, {}
    )
