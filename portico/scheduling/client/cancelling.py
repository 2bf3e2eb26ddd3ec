from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from portico.foundation import clock
from portico.foundation.decisions import Decision, Refused
from portico.foundation.entry import client_page
from portico.foundation.posting import first_answer, post_once
from portico.portal_settings import resolve
from portico.scheduling.acts.cancel import cancel
from portico.scheduling.client.appointments import may_see
from portico.scheduling.client.visits import Visit
from portico.scheduling.models import Appointment
from portico.scheduling.policies import decide
from portico.scheduling.queries import appointments_for


@client_page
def cancellation(request: HttpRequest, appointment: UUID) -> HttpResponse:
    """Asks before it cancels. Opening the page never cancels: mail scanners open links."""
    may_see(request)
    found = get_object_or_404(appointments_for(request.actor), pk=appointment)
    if request.method == "POST":
        return first_answer(request) or _cancel(request, found)
    settings = resolve(practice=request.practice, provider=found.provider, client=request.actor.client)
    decision = decide(
        actor=request.actor, action="cancel", client=request.actor.client, now=clock.now(), appointment=found,
        settings=settings,
    )  # fmt: skip
    return _page(request, found, decision)


def _cancel(request: HttpRequest, found: Appointment) -> HttpResponse:
    def do() -> str:
        cancel(actor=request.actor, now=clock.now(), appointment=found)
        return Visit(found, request.actor.client).url + "?cancelled=1"

    try:
        return post_once(request, do)
    except Refused as refused:
        return _page(request, found, refused.decision, status=409)


def _page(request: HttpRequest, found: Appointment, decision: Decision, *, status: int = 200) -> HttpResponse:
    client = request.actor.client
    settings = resolve(practice=request.practice, provider=found.provider, client=client)
    message = settings["scheduling.cancellation_message"] or _("Do you want to cancel this visit?")
    if found.state == Appointment.State.REQUESTED:
        message = _("The practice will no longer look at it, and the time is free for others.")
    context = {
        "visit": Visit(found, client), "decision": decision, "message": message,
        "late_hours": settings["scheduling.late_cancel_hours"],
    }  # fmt: skip
    return render(request, "scheduling/client/cancellation.html", context, status=status)
