"""Why can, or can't, this client do something: every check, the settings behind them, and what the client reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from portico.design.navigation import Link
from portico.foundation import clock
from portico.foundation.decisions import Decision
from portico.foundation.entry import staff_page
from portico.people.models import Client, Staff
from portico.people.queries import providers
from portico.portal_settings import resolve
from portico.practices.forms import CarefulForm
from portico.practices.words import words
from portico.scheduling.models import Attendee
from portico.scheduling.policies import decide
from portico.scheduling.queries import appointments_for
from portico.scheduling.staff.tracing import origins
from portico.scheduling.staff.why_form import BookForm, CancelForm, SeeForm
from portico.trail.recording import viewed

ACTIONS = ("book", "cancel", "see_appointments")


@dataclass(frozen=True, slots=True)
class Summary:
    """The answer in one sentence, and what to do about it."""

    kind: str
    heading: str
    sentence: str
    advice: str = ""


@require_safe
@staff_page("why")
def why(request: HttpRequest, client: UUID) -> HttpResponse:
    actor, now = request.actor, clock.now()
    found = get_object_or_404(actor.clients(), pk=client)
    found.practice = request.practice
    viewed(actor=actor, now=now, client=found, page="why")
    action = request.GET.get("action", "book")
    action = action if action in ACTIONS else "book"
    form = _form(request, found, action)
    context: dict[str, Any] = {"client": found, "action": action, "form": form, "actions": _links(found, action)}
    if not form.is_valid():
        return render(request, "scheduling/staff/why.html", context, status=422)
    asked = _asked(form.cleaned_data, action)
    for person in filter(None, [asked.get("provider")]):
        person.practice = request.practice
    settings = resolve(practice=request.practice, provider=_provider(asked), client=found)
    decision = decide(actor=actor, action=action, client=found, now=now, settings=settings, **asked)
    context |= {
        "decision": decision, "origins": origins(decision, settings, words(request.practice)), "asked": asked,
        "summary": summary(decision, found, asked), "provider": _provider(asked),
    }  # fmt: skip
    return render(request, "scheduling/staff/why.html", context)


def _form(request: HttpRequest, client: Client, action: str) -> CarefulForm:
    """The question as a form; a page opened without one asks about whoever is most likely meant."""
    asked = request.GET.copy()
    if action == "cancel":
        theirs = Attendee.objects.filter(client_id=client.pk).values("appointment_id")
        rows = appointments_for(request.actor).filter(pk__in=theirs).order_by("-starts_at")
        if "appointment" not in asked:
            coming = rows.filter(starts_at__gt=clock.now(), attendees__active=True).order_by("starts_at").first()
            asked["appointment"] = str(coming.pk) if coming else ""
        return CancelForm(asked, appointments=rows, zone=request.practice.zone)
    if action == "book":
        if "provider" not in asked:
            assigned = providers().filter(assignments__client=client, assignments__ended_at=None)
            first = assigned.order_by("assignments__since").first()
            asked["provider"] = str(first.pk) if first else ""
        return BookForm(asked, zone=request.practice.zone)
    return SeeForm(asked)


def _asked(said: dict[str, Any], action: str) -> dict[str, Any]:
    names = {"book": ("provider", "service", "starts_at"), "cancel": ("appointment",)}.get(action, ())
    return {name: said[name] for name in names if said.get(name)}


def _provider(asked: dict[str, Any]) -> Staff | None:
    appointment = asked.get("appointment")
    return asked.get("provider") or (appointment.provider if appointment else None)


def _links(client: Client, action: str) -> list[Link]:
    here = reverse("scheduling_staff:why", args=[client.pk])
    said = {"book": _("Book a visit"), "cancel": _("Cancel a visit"), "see_appointments": _("See their visits")}
    return [Link(said[one], f"{here}?action={one}", current=one == action) for one in ACTIONS]


def summary(decision: Decision, client: Client, asked: dict[str, Any]) -> Summary:
    """Yes or no in words; with "no" how many things stand in the way."""
    name, stops, facts = client.called, len(decision.failed), {"name": client.called}
    if not decision.allowed:
        headings = {
            "book": _("Why can’t %(name)s book?"), "cancel": _("Why can’t %(name)s cancel?"),
            "see_appointments": _("Why can’t %(name)s see visits?"),
        }  # fmt: skip
        sentence = _stopped(decision, name)
        advice = ngettext("Put it right to let them.", "Put all of them right to let them.", stops)
        return Summary("attention", headings[decision.action] % facts, sentence, advice)
    headings = {
        "book": _("Why can %(name)s book?"), "cancel": _("Why can %(name)s cancel?"),
        "see_appointments": _("Why can %(name)s see visits?"),
    }  # fmt: skip
    return Summary("good", headings[decision.action] % facts, _allowed(decision, asked) % facts, _advice(decision))


def _stopped(decision: Decision, name: str) -> str:
    stops = len(decision.failed)
    facts = {"name": name, "n": stops}
    if decision.action == "book" and decision.mode == "ask":
        return ngettext(
            "%(name)s can ask for a time, but %(n)s thing stops it right now.",
            "%(name)s can ask for a time, but %(n)s things stop it right now.", stops,
        ) % facts  # fmt: skip
    if decision.action == "book" and decision.mode == "book":
        return ngettext(
            "%(name)s can book directly, but %(n)s thing stops it right now.",
            "%(name)s can book directly, but %(n)s things stop it right now.", stops,
        ) % facts  # fmt: skip
    return ngettext("%(n)s thing stops %(name)s right now.", "%(n)s things stop %(name)s right now.", stops) % facts


def _allowed(decision: Decision, asked: dict[str, Any]) -> str:
    if decision.action == "see_appointments":
        return _("%(name)s can see their visits in the portal.")
    if decision.action == "cancel":
        if not asked.get("appointment"):
            return _("Nothing stops %(name)s so far. Choose a visit to ask the rest.")
        late = decision.mode == "late"
        return _("%(name)s can cancel this visit; it counts as late.") if late else _("%(name)s can cancel this visit.")
    if asked.get("starts_at"):
        return _("%(name)s can ask for this time.") if decision.mode == "ask" else _("%(name)s can book this time.")
    return _("%(name)s can ask for a time.") if decision.mode == "ask" else _("%(name)s can book directly.")


def _advice(decision: Decision) -> str:
    """What was left open is said, so that a yes is not read as more than it is."""
    still_open = sum(check.ok is None for check in decision.checks)
    return _("Some checks were not asked yet. Choose more above to ask them.") if still_open else ""
