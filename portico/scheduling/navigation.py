"""What this slice offers to both shells: entries, parts of Home and Today, tabs of a client's record."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portico.access import modules
from portico.design import navigation
from portico.foundation import clock
from portico.scheduling.client.appointments import door_words
from portico.scheduling.client.visits import Visit
from portico.scheduling.models import Appointment
from portico.scheduling.policies.doors import open_doors
from portico.scheduling.queries import appointments_for
from portico.scheduling.queries.appointments import upcoming_of
from portico.scheduling.staff.days import span_of
from portico.scheduling.staff.requests import queue_of
from portico.scheduling.staff.visits import shown
from portico.scheduling.staff.waiting import waited

MOST = 12


def _may(permission: str) -> navigation.Visible:
    return lambda request: request.actor.may(permission)


def in_portal(request: HttpRequest) -> bool:
    """Whether visits are a part of this client's portal; the answer was resolved for the page already."""
    return modules.module_on(request.portal_settings, "appointments")


def only_own_hours(request: HttpRequest) -> bool:
    return (
        request.actor.may("own_availability")
        and not request.actor.may("availability")
        and request.actor.staff.is_provider
    )


navigation.nav(
    "client", label=_("Visits"), url="scheduling_client:appointments", icon="calendar", order=20, visible=in_portal
)
navigation.nav(
    "staff", label=_("Requests"), url="scheduling_staff:requests", icon="inbox", order=20, visible=_may("requests"),
    count=lambda request: queue_of(request).total,
)  # fmt: skip
navigation.nav(
    "staff", label=_("Calendar"), url="scheduling_staff:calendar", icon="calendar", order=30,
    visible=_may("appointments_view"),
)  # fmt: skip
navigation.nav(
    "staff", label=_("Availability"), url="scheduling_staff:availability", icon="clock", order=50,
    visible=_may("availability"),
)  # fmt: skip
navigation.nav(
    "account", label=_("My hours"), url="scheduling_staff:availability", icon="clock", order=15, visible=only_own_hours
)
navigation.client_tab(
    label=_("Visits"), url="scheduling_staff:client_appointments", order=20, visible=_may("appointments_view")
)
navigation.client_tab(label=_("Why?"), url="scheduling_staff:why", order=40, visible=_may("why"))


def _coming(request: HttpRequest) -> list[Visit]:
    """The client's visits that lie ahead, asked for or confirmed: one query in a request."""
    if "_scheduling_coming" not in request.__dict__:
        client = request.actor.client
        found = upcoming_of(client=client, now=clock.now())[:MOST]
        request.__dict__["_scheduling_coming"] = [Visit(one, client) for one in found]
    return request.__dict__["_scheduling_coming"]


def next_visit(request: HttpRequest) -> dict[str, Any] | None:
    if not in_portal(request):
        return None
    visit = next((one for one in _coming(request) if one.state == Appointment.State.BOOKED), None)
    return {"visit": visit} if visit else None


def waiting_for_practice(request: HttpRequest) -> dict[str, Any] | None:
    if not in_portal(request):
        return None
    waiting = [one for one in _coming(request) if one.state == Appointment.State.REQUESTED]
    return {"waiting": waiting} if waiting else None


def door(request: HttpRequest) -> dict[str, Any] | None:
    """The way to a visit, if there is one now."""
    if not in_portal(request):
        return None
    words = door_words(open_doors(actor=request.actor, client=request.actor.client, now=clock.now()))
    return {"door": words, "none_planned": not _coming(request)} if words else None


def requests_waiting(request: HttpRequest) -> dict[str, Any] | None:
    if not request.actor.may("requests"):
        return None
    queue = queue_of(request)
    return {"n": queue.total, "oldest": waited(queue.oldest, clock.now())} if queue.total else None


def visits_today(request: HttpRequest) -> dict[str, Any] | None:
    """Today's visits; a provider sees their own."""
    actor, now = request.actor, clock.now()
    if not actor.may("appointments_view"):
        return None
    since, until = span_of(now.astimezone(request.practice.zone).date(), request.practice.zone)
    found = appointments_for(actor).filter(starts_at__gte=since, starts_at__lt=until, state=Appointment.State.BOOKED)
    if actor.staff.is_provider:
        found = found.filter(provider=actor.staff)
    visits = shown(found.order_by("starts_at", "pk")[: MOST + 1], request.practice)
    more = reverse("scheduling_staff:calendar") if len(visits) > MOST else ""
    return {"visits": visits[:MOST], "more": more, "now": now, "own": actor.staff.is_provider}


navigation.home_item(name="next visit", template="scheduling/client/home_next.html", order=20, build=next_visit)
navigation.home_item(
    name="requests", template="scheduling/client/home_waiting.html", order=30, build=waiting_for_practice
)
navigation.home_item(name="plan a visit", template="scheduling/client/home_door.html", order=40, build=door)
navigation.today_item(
    name="requests", template="scheduling/staff/today_requests.html", order=10, build=requests_waiting
)
navigation.today_item(name="visits", template="scheduling/staff/today_visits.html", order=40, build=visits_today)
