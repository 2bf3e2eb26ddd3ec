from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.practices.acts.add_location import add_location
from portico.practices.acts.change_location import change_location
from portico.practices.acts.close_location import close_location
from portico.practices.acts.reopen_location import reopen_location
from portico.practices.busy import appointments_between
from portico.practices.forms import form_page, save_once, sent
from portico.practices.forms.places import LocationForm
from portico.practices.models import Location


@require_safe
@staff_page("practice")
def locations(request: HttpRequest) -> HttpResponse:
    return render(request, "practices/staff/locations.html", {"locations": list(Location.objects.order_by("name"))})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("practice")
def add(request: HttpRequest) -> HttpResponse:
    form = LocationForm(sent(request))

    def save() -> str:
        add_location(actor=request.actor, now=clock.now(), **form.cleaned_data)
        return reverse("practices_staff:locations")

    return save_once(request, form, save, said=_("Location added.")) or form_page(
        request, "practices/staff/location.html", form, {}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("practice")
def change(request: HttpRequest, location: UUID) -> HttpResponse:
    found = get_object_or_404(Location.objects.all(), pk=location)
    shown = str(found.name)
    form = LocationForm(sent(request), instance=found)

    def save() -> str:
        change_location(actor=request.actor, now=clock.now(), location=found, **form.cleaned_data)
        return reverse("practices_staff:locations")

    return save_once(request, form, save, said=_("Saved.")) or form_page(
        request, "practices/staff/location.html", form, {"location": found, "name": shown}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("practice")
def close(request: HttpRequest, location: UUID) -> HttpResponse:
    """Asks first, and says how many visits are planned there."""
    found = get_object_or_404(Location.objects.all(), pk=location)

    def end() -> str:
        close_location(actor=request.actor, now=clock.now(), location=found)
        return reverse("practices_staff:locations")

    if request.method == "POST":
        return post_once(request, end)
    today = clock.now().astimezone(request.practice.zone).date()
    planned = appointments_between(first_day=today, location_id=found.pk)
    return render(request, "practices/staff/close_location.html", {"location": found, "planned": planned})


@require_POST
@staff_page("practice")
def reopen(request: HttpRequest, location: UUID) -> HttpResponse:
    found = get_object_or_404(Location.objects.all(), pk=location)

    def open_again() -> str:
        reopen_location(actor=request.actor, now=clock.now(), location=found)
        return reverse("practices_staff:locations")

    return post_once(request, open_again)
