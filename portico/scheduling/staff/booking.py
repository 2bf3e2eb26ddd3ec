"""Staff book for a client: whom, what, with whom, where, and one of the open times or any other."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portico.foundation import clock
from portico.foundation.decisions import Decision, Refused
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.people.models import Client
from portico.people.queries import find_clients
from portico.scheduling import acts
from portico.scheduling.client.times import TimePage
from portico.scheduling.models import Attendee, WeeklyHours
from portico.scheduling.staff.booking_forms import WhatForm, WhenForm
from portico.scheduling.staff.choosing import StaffChoosing

FOUND = 20
CHOSEN = ("service", "provider", "way")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("appointments")
def new(request: HttpRequest) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    client = _client(request, sent)
    if client is None:
        return _who(request)
    complete = all(sent.get(name) for name in CHOSEN)
    asked = complete or "go" in sent or request.method == "POST"
    what = WhatForm(sent) if asked else WhatForm(initial=_guess(request, sent, client))
    context: dict[str, Any] = {"client": client, "what": what, "once_key": request.POST.get("once")}
    if not asked or not what.is_valid():
        status = 422 if asked else 200
        return render(request, "scheduling/staff/book.html", context, status=status)
    choosing = _choosing(request, sent, client, what)
    when = WhenForm(request.POST if request.method == "POST" else None, zone=choosing.zone)
    refused: Decision | None = None
    if request.method == "POST" and when.is_valid():
        try:
            return post_once(request, lambda: _book(request, choosing, when))
        except Refused as refusal:
            refused = refusal.decision
    status = 409 if refused else 422 if request.method == "POST" else 200
    context |= {
        "choosing": choosing,
        "page": TimePage(choosing),
        "when": when,
        "refused": refused,
        "way": sent["way"],
        "also": [when],
    }
    return render(request, "scheduling/staff/book.html", context, status=status)


def _client(request: HttpRequest, sent: QueryDict) -> Client | None:
    text = sent.get("client", "")
    if not text:
        return None
    try:
        pk = UUID(text)
    except ValueError:
        raise Http404 from None
    return get_object_or_404(request.actor.clients(), pk=pk)


def _who(request: HttpRequest) -> HttpResponse:
    """The first step: whom for."""
    text = request.GET.get("q", "")[:120].replace("\x00", "").strip()
    found = find_clients(request.actor.clients().filter(archived_at=None), text) if text else Client.objects.none()
    context = {
        "text": text, "matches": found.order_by("family_name", "given_name", "id")[:FOUND],
        "kept": {name: request.GET[name] for name in CHOSEN if request.GET.get(name)},
    }  # fmt: skip
    return render(request, "scheduling/staff/book_whom.html", context)


def _guess(request: HttpRequest, sent: QueryDict, client: Client) -> dict[str, Any]:
    """What is most likely: what the address says, else as the last time, else whoever they are assigned to."""
    guess: dict[str, Any] = {name: sent[name] for name in CHOSEN if sent.get(name)}
    last = Attendee.objects.filter(client_id=client.pk).select_related("appointment").order_by("-starts_at").first()
    if last and "provider" not in guess:
        made = last.appointment
        way = made.location_id or made.format
        return {"service": made.service_id, "provider": made.provider_id, "way": str(way)} | guess
    if "provider" not in guess:
        assigned = (
            client.assignments.filter(ended_at=None).order_by("since").values_list("provider_id", flat=True).first()
        )
        guess["provider"] = assigned or (request.actor.staff.pk if request.actor.staff.is_provider else "")
    if "way" not in guess and guess["provider"]:
        guess["way"] = _usual_place(guess["provider"])
    return guess


def _usual_place(provider: Any) -> str:
    try:
        usual = WeeklyHours.objects.filter(provider=provider, location__closed_at=None).order_by("weekday").first()
    except (ValueError, ValidationError):  # not an id: the form says so
        return ""
    return str(usual.location_id) if usual and usual.location_id else ""


def _choosing(request: HttpRequest, sent: QueryDict, client: Client, what: WhatForm) -> StaffChoosing:
    try:
        day = date.fromisoformat(sent.get("day", ""))
    except ValueError:
        day = None
    chosen = what.cleaned_data
    return StaffChoosing(
        request, client=client, service=chosen["service"], provider=chosen["provider"], way=chosen["how"], day=day,
        now=clock.now(),
    )  # fmt: skip


def _book(request: HttpRequest, choosing: StaffChoosing, when: WhenForm) -> str:
    format_, location = choosing.way
    made = acts.book(
        actor=request.actor, now=choosing.now, client=choosing.client, provider=choosing.provider,
        service=choosing.service, starts_at=when.cleaned_data["starts_at"], location=location, format=format_,
        rules="staff", note=when.cleaned_data["note"],
    )  # fmt: skip
    messages.success(request, _("Booked. They are told."))
    return reverse("scheduling_staff:appointment", args=[made.pk])
