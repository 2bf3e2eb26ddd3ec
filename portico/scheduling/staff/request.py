"""One request: look at it, accept or decline it, take the answer back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portico.foundation import clock
from portico.foundation.decisions import Decision, Refused
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.practices.forms import CarefulForm
from portico.scheduling import acts
from portico.scheduling.models import Appointment
from portico.scheduling.policies import decide
from portico.scheduling.queries import appointments_for
from portico.scheduling.staff.forms import AcceptForm, DeclineForm, UndoForm
from portico.scheduling.staff.visits import Visit, attendance
from portico.scheduling.staff.waiting import judged

FORMS: dict[str, type[CarefulForm]] = {"accept": AcceptForm, "decline": DeclineForm, "undo": UndoForm}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("requests")
def request_page(request: HttpRequest, appointment: UUID) -> HttpResponse:
    """A request with what matters for the answer; after that what was answered, by whom and when."""
    found = get_object_or_404(
        appointments_for(request.actor).select_related("provider", "service", "location", "answered_by")
        .prefetch_related(attendance()), pk=appointment,
    )  # fmt: skip
    forms: dict[str, CarefulForm] = {name: form() for name, form in FORMS.items()}
    refused: Decision | None = None
    wanted = request.POST.get("act")
    if request.method == "POST" and wanted in FORMS:
        forms[wanted] = FORMS[wanted](request.POST)
        if forms[wanted].is_valid():
            try:
                return post_once(request, lambda: _do(request, wanted, forms[wanted].cleaned_data, found))
            except Refused as refusal:
                refused = refusal.decision
                found.refresh_from_db()
    status = 409 if refused else 422 if request.method == "POST" else 200
    return render(
        request, "scheduling/staff/request.html", _context(request, found, forms, wanted, refused), status=status
    )


def _do(request: HttpRequest, wanted: str, said: dict[str, Any], found: Appointment) -> str:
    who = {"actor": request.actor, "now": clock.now(), "appointment": found}
    here = reverse("scheduling_staff:request", args=[found.pk])
    if wanted == "accept":
        acts.accept(**who, note=said["note"])
        messages.success(request, _("Accepted. They are told."))
    elif wanted == "decline":
        acts.decline(**who, reason=said["sentence"])
        messages.success(request, _("Declined. They are told."))
    else:
        acts.undo(**who)
        messages.success(request, _("Taken back. The request waits again, and they are told."))
    return here


def _context(
    request: HttpRequest,
    found: Appointment,
    forms: dict[str, CarefulForm],
    wanted: str | None,
    refused: Decision | None,
) -> dict[str, Any]:
    visit, now = Visit(found, request.practice), clock.now()
    waiting = judged([visit], practice=request.practice, now=now) if visit.waiting else []
    return {
        "visit": visit, "waiting": waiting[0] if waiting else None, "refused": refused, "wanted": wanted,
        **forms, "also": [forms["decline"], forms["undo"]], **{f"{name}_fresh": name != wanted for name in FORMS},
        "once_key": request.POST.get("once"), "over": found.starts_at <= now,
        "allowed": _why_allowed(request, visit) if "why" in request.GET else None,
        "may_ask_why": request.actor.may("why") and visit.made_by == Appointment.MadeBy.CLIENT,
        "may_book": request.actor.may("appointments"),
    }  # fmt: skip


def _why_allowed(request: HttpRequest, visit: Visit) -> Decision | None:
    """The client's rules of today, held against the moment they asked."""
    if visit.client is None or visit.made_by != Appointment.MadeBy.CLIENT or not request.actor.may("why"):
        return None
    return decide(
        actor=request.actor, action="book", client=visit.client, now=visit.made_at, provider=visit.provider,
        service=visit.service, starts_at=visit.starts_at, location=visit.location, format=visit.format,
        appointment=visit.row,
    )  # fmt: skip
