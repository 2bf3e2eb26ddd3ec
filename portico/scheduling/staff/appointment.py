"""One appointment in the console: its facts, who did what to it, and the two ways to end it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portico.foundation import clock
from portico.foundation.decisions import Decision, Refused
from portico.foundation.entry import staff_page
from portico.foundation.posting import first_answer, post_once
from portico.scheduling import acts
from portico.scheduling.models import Appointment
from portico.scheduling.policies import decide
from portico.scheduling.queries import appointments_for
from portico.scheduling.staff.visits import Visit, attendance
from portico.trail.models import Entry
from portico.trail.recording import viewed
from portico.trail.words import phrase

LINES = 30


def find(request: HttpRequest, appointment: UUID) -> Visit:
    """The appointment, if this actor may see it; else a 404."""
    rows = appointments_for(request.actor).select_related("provider", "service", "location", "answered_by")
    return Visit(get_object_or_404(rows.prefetch_related(attendance()), pk=appointment), request.practice)


@require_safe
@staff_page("appointments_view")
def appointment(request: HttpRequest, appointment: UUID) -> HttpResponse:
    visit, actor, now = find(request, appointment), request.actor, clock.now()
    if visit.client:
        viewed(actor=actor, now=now, client=visit.client, page="appointment")
    context = {
        "visit": visit, "history": _history(visit), "may_change": actor.may("appointments"),
        "may_undo": actor.may("requests") and visit.answer_can_be_undone and visit.starts_at > now,
        "may_ask_why": actor.may("why"), "over": visit.starts_at <= now,
    }  # fmt: skip
    return render(request, "scheduling/staff/appointment.html", context)


def _history(visit: Visit) -> list[dict[str, Any]]:
    """What the trail says about it, newest first."""
    rows = Entry.objects.filter(object_id=visit.pk).order_by("-at", "-pk")[:LINES]
    return [{"at": row.at, "who": row.actor_name, "did": phrase(row.act)} for row in rows]


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("appointments")
def cancellation(request: HttpRequest, appointment: UUID) -> HttpResponse:
    """Asks before it cancels. The practice may always cancel what is still on."""
    visit = find(request, appointment)

    def do() -> str:
        acts.cancel(actor=request.actor, now=clock.now(), appointment=visit.row)
        messages.success(request, _("Cancelled. They are told."))
        return reverse("scheduling_staff:appointment", args=[visit.pk])

    decision = decide(
        actor=request.actor, action="cancel", client=visit.client, now=clock.now(), appointment=visit.row, rules="staff"
    )
    return _asked(request, visit, do, "scheduling/staff/cancel.html", decision)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("appointments")
def deletion(request: HttpRequest, appointment: UUID) -> HttpResponse:
    """Entered in error: gone from sight, kept in the trail. A second click finds it gone and gets the first answer."""
    if request.method == "POST" and (first := first_answer(request)):
        return first
    visit = find(request, appointment)

    def do() -> str:
        acts.delete(actor=request.actor, now=clock.now(), appointment=visit.row)
        messages.success(request, _("Taken away as entered in error. The trail keeps it."))
        client = visit.client
        if client and request.actor.clients().filter(pk=client.pk).exists():
            return reverse("scheduling_staff:client_appointments", args=[client.pk])
        return reverse("scheduling_staff:calendar")

    return _asked(request, visit, do, "scheduling/staff/delete.html", Decision.of("delete", []))


def _asked(
    request: HttpRequest, visit: Visit, do: Callable[[], str], template: str, decision: Decision
) -> HttpResponse:
    status = 200
    if request.method == "POST":
        try:
            return post_once(request, do)
        except Refused as refusal:
            decision, status = refusal.decision, 409
    told = visit.state in Appointment.ACTIVE and visit.starts_at > clock.now()
    return render(request, template, {"visit": visit, "decision": decision, "told": told}, status=status)
