from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.practices.acts.add_closure import add_closure
from portico.practices.acts.remove_closure import remove_closure
from portico.practices.busy import appointments_between
from portico.practices.forms import form_page, save_once, sent
from portico.practices.forms.places import ClosureForm
from portico.practices.models import Closure
from portico.practices.queries import coming_closures


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("practice")
def closures(request: HttpRequest) -> HttpResponse:
    """Coming closures, and a form for another. When visits are planned then, it asks once more before it closes."""
    form = ClosureForm(sent(request))
    planned = _planned(form) if form.is_bound and form.is_valid() else 0

    def close() -> str:
        add_closure(actor=request.actor, now=clock.now(), **form.cleaned_data)
        return reverse("practices_staff:closures")

    if not planned or "anyway" in request.POST:
        saved = save_once(request, form, close, said=_("Closed on these days."))
        if saved:
            return saved
    today = clock.now().astimezone(request.practice.zone).date()
    context = {"closures": coming_closures(today=today), "planned": planned}
    return form_page(request, "practices/staff/closures.html", form, context)


def _planned(form: ClosureForm) -> int:
    sent = form.cleaned_data
    location_id = sent["location"].pk if sent["location"] else None
    return appointments_between(first_day=sent["first_day"], last_day=sent["last_day"], location_id=location_id)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("practice")
def remove(request: HttpRequest, closure: UUID) -> HttpResponse:
    rows = Closure.objects.select_related("location")

    def open_again() -> str:
        # Looked up in here: a second click finds the closure gone, and gets the answer of the first.
        remove_closure(actor=request.actor, now=clock.now(), closure=get_object_or_404(rows, pk=closure))
        return reverse("practices_staff:closures")

    if request.method == "POST":
        return post_once(request, open_again)
    return render(request, "practices/staff/remove_closure.html", {"closure": get_object_or_404(rows, pk=closure)})
