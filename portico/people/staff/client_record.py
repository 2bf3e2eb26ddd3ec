from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import first_answer, post_once
from portico.people.acts.add_client import add_client
from portico.people.acts.archive_client import archive_client
from portico.people.acts.assign_client import assign_client
from portico.people.acts.change_client import change_client
from portico.people.acts.restore_client import restore_client
from portico.people.forms import ClientForm
from portico.people.queries import lookalikes, next_number
from portico.practices.busy import appointments_between
from portico.practices.forms import form_page, save_once, sent

WHO = ("given_name", "family_name", "birth_date", "email", "phone")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("clients")
def add(request: HttpRequest) -> HttpResponse:
    """A new client. When somebody like them is here already, it shows them and asks once more."""
    now = clock.now()
    form = ClientForm(sent(request), initial={"number": next_number()}, actor=request.actor, now=now)
    alike = (
        similar(request, {name: form.cleaned_data[name] for name in WHO}) if form.is_bound and form.is_valid() else None
    )

    def save() -> str:
        client = add_client(actor=request.actor, now=now, **form.cleaned_data)
        if not request.actor.may("all_clients"):  # else the provider who adds them could not see them
            assign_client(actor=request.actor, now=now, client=client, provider=request.actor.staff)
        return reverse("people_staff:client", args=[client.pk])

    if not alike or "anyway" in request.POST or first_answer(request):
        saved = save_once(request, form, save, said=_("Added."))
        if saved:
            return saved
    return form_page(request, "people/staff/add_client.html", form, {"alike": alike})


def similar(request: HttpRequest, who: dict[str, Any], *, besides: UUID | None = None) -> dict[str, Any] | None:
    """Who might be the same person: those this actor may see by name, others only as a number."""
    found = list(lookalikes(**who, besides=besides)[:6])
    if not found:
        return None
    seen = list(request.actor.clients().filter(pk__in=[client.pk for client in found]))
    return {"clients": seen, "hidden": len(found) - len(seen)}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("clients")
def change(request: HttpRequest, client: UUID) -> HttpResponse:
    found = get_object_or_404(request.actor.clients(), pk=client)
    shown = found.name
    form = ClientForm(sent(request), instance=found, actor=request.actor, now=clock.now())
    alike = None
    if form.is_bound and form.is_valid() and "email" in form.changed_data:
        alike = similar(request, {"email": form.cleaned_data["email"]}, besides=found.pk)

    def save() -> str:
        change_client(actor=request.actor, now=clock.now(), client=found, **form.cleaned_data)
        return reverse("people_staff:client", args=[found.pk])

    if not alike or "anyway" in request.POST or first_answer(request):
        saved = save_once(request, form, save, said=_("Saved."))
        if saved:
            return saved
    context = {"client_id": found.pk, "name": shown, "alike": alike}
    return form_page(request, "people/staff/edit_client.html", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("clients")
def archive(request: HttpRequest, client: UUID) -> HttpResponse:
    """Asks first, and says what is still planned."""
    found = get_object_or_404(request.actor.clients(), pk=client)

    def put_away() -> str:
        archive_client(actor=request.actor, now=clock.now(), client=found)
        return reverse("people_staff:client", args=[found.pk])

    if request.method == "POST":
        return post_once(request, put_away)
    today = clock.now().astimezone(request.practice.zone).date()
    planned = appointments_between(first_day=today, client_id=found.pk)
    return render(request, "people/staff/archive_client.html", {"client": found, "planned": planned})


@require_POST
@staff_page("clients")
def restore(request: HttpRequest, client: UUID) -> HttpResponse:
    found = get_object_or_404(request.actor.clients(), pk=client)

    def take_out() -> str:
        restore_client(actor=request.actor, now=clock.now(), client=found)
        return reverse("people_staff:client", args=[found.pk])

    return post_once(request, take_out)
