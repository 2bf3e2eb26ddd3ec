from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from portico.design.navigation import Link
from portico.foundation import clock
from portico.foundation.entry import client_page
from portico.portal_settings import resolve
from portico.scheduling.client.visits import Visit
from portico.scheduling.models import Appointment
from portico.scheduling.policies import decide
from portico.scheduling.policies.doors import Door, doors, open_doors, why_closed
from portico.scheduling.queries import appointments_for


def door_words(open_now: list[Door]) -> str:
    """What the button says that leads to a visit; empty where no door is open."""
    if not open_now:
        return ""
    return _("Ask for a time") if all(door.asks for door in open_now) else _("Plan a visit") if any(
        door.asks for door in open_now
    ) else _("Book a visit")  # fmt: skip


def may_see(request: HttpRequest) -> None:
    """A module that is off does not exist."""
    actor, settings = request.actor, request.portal_settings
    decision = decide(actor=actor, action="see_appointments", client=actor.client, now=clock.now(), settings=settings)
    if not decision.allowed:
        raise Http404


@client_page
def appointments(request: HttpRequest) -> HttpResponse:
    may_see(request)
    actor, now, past = request.actor, clock.now(), request.GET.get("show") == "past"
    over = Q(ends_at__lte=now) | ~Q(state__in=Appointment.ACTIVE)
    found = (
        appointments_for(actor).filter(over if past else ~over).order_by("-starts_at" if past else "starts_at", "id")
    )
    page = Paginator(found, 20).get_page(request.GET.get("page"))
    all_doors = doors(actor=actor, client=actor.client, now=now)
    open_now = [door for door in all_doors if door.decision.allowed]
    closed = why_closed(all_doors) if not open_now else None
    here = reverse("scheduling_client:appointments")
    tabs = [Link(_("Coming"), here, current=not past), Link(_("Past and cancelled"), f"{here}?show=past", current=past)]
    context = {
        "visits": [Visit(one, actor.client, now) for one in page], "page": page, "past": past, "tabs": tabs,
        "door": door_words(open_now), "closed": closed.client_sentence if closed else "",
    }  # fmt: skip
    return render(request, "scheduling/client/appointments.html", context)


@client_page
def appointment(request: HttpRequest, appointment: UUID) -> HttpResponse:
    may_see(request)
    actor, now = request.actor, clock.now()
    found = get_object_or_404(appointments_for(actor), pk=appointment)
    settings = resolve(practice=request.practice, provider=found.provider, client=actor.client)
    cancelling = decide(
        actor=actor, action="cancel", client=actor.client, now=now, appointment=found, settings=settings
    )
    open_now = [] if found.active else open_doors(actor=actor, client=actor.client, now=now)
    context = {
        "visit": Visit(found, actor.client, now), "may_cancel": cancelling.allowed,
        "cancel_sentence": cancelling.client_sentence, "new": "new" in request.GET,
        "cancelled": "cancelled" in request.GET and not found.active,
        "promise_hours": settings["scheduling.answer_within_hours"],
        "door": door_words(open_now),
    }  # fmt: skip
    return render(request, "scheduling/client/appointment.html", context)
