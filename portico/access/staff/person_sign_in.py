"""How a client, or a colleague, gets in: invite, see what became of it, take back, pause, resume."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portico.access.acts.invitations import EXPIRES_AFTER, invite, invite_staff, revoke_invitation
from portico.access.acts.pausing import pause_access, resume_access
from portico.access.models import Account
from portico.access.policies import decide_invite, decide_invite_staff, own_grant
from portico.access.staff.states import shown
from portico.foundation import clock
from portico.foundation.decisions import Decision, Refused
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.people.models import Client, Staff
from portico.trail.recording import viewed

MOST = 20


@staff_page("clients")
@require_http_methods(["GET", "HEAD", "POST"])
def client_sign_in(request: HttpRequest, client: UUID) -> HttpResponse:
    found: Client = get_object_or_404(request.actor.clients(), pk=client)
    found.practice = request.practice
    grant = own_grant(found)
    here = reverse("access_staff:client_sign_in", args=[found.pk])
    if request.method == "POST":
        return _do(request, here, found, grant.account if grant else None)
    viewed(actor=request.actor, now=clock.now(), client=found, page="sign-in")
    context = _context(request, found, grant.account if grant else None, decide_invite(client=found))
    return render(request, "access/staff/client_sign_in.html", {"client": found, **context})


@staff_page("staff")
@require_http_methods(["GET", "HEAD", "POST"])
def staff_sign_in(request: HttpRequest, staff: UUID) -> HttpResponse:
    found: Staff = get_object_or_404(Staff.objects.select_related("account"), pk=staff)
    found.practice = request.practice
    here = reverse("access_staff:staff_sign_in", args=[found.pk])
    if request.method == "POST":
        return _do(request, here, found, found.account)
    context = _context(request, found, found.account, decide_invite_staff(staff=found))
    return render(request, "access/staff/staff_sign_in.html", {"person": found, **context})


def _context(
    request: HttpRequest, person: Client | Staff, account: Account | None, decision: Decision
) -> dict[str, Any]:
    now = clock.now()
    sent = person.invitations.select_related("delivery", "sent_by").order_by("-sent_at")[:MOST]
    return {
        "account": account,
        "invitations": [(one, shown(one, now)) for one in sent],
        "decision": decision,
        "days": EXPIRES_AFTER.days,
        "zone": request.actor.staff.time_zone or request.practice.time_zone,
        "own": account is not None and account == request.actor.account,
    }


def _do(request: HttpRequest, here: str, person: Client | Staff, account: Account | None) -> HttpResponse:
    what = request.POST.get("do", "")
    done = {"invite": _invite, "revoke": _revoke, "pause": _pause, "resume": _resume}.get(what)
    if done is None or (what in {"pause", "resume"} and (account is None or account == request.actor.account)):
        return HttpResponseBadRequest()

    def do() -> str:
        messages.success(request, done(request, person, account))
        return here

    return _answering_refusals(request, do, here)


def _answering_refusals(request: HttpRequest, do: Callable[[], str], here: str) -> HttpResponse:
    try:
        return post_once(request, do)
    except Refused as refused:
        for check in refused.decision.failed:
            messages.error(request, check.staff)
        return HttpResponse(status=303, headers={"Location": here})


def _invite(request: HttpRequest, person: Client | Staff, account: Account | None) -> str:
    if isinstance(person, Client):
        sent = invite(actor=request.actor, now=clock.now(), client=person)
    else:
        sent = invite_staff(actor=request.actor, now=clock.now(), staff=person)
    return _("The invitation is on its way to %(email)s.") % {"email": sent.email}


def _revoke(request: HttpRequest, person: Client | Staff, account: Account | None) -> str:
    wanted = request.POST.get("invitation", "")
    found = next((one for one in person.invitations.all() if str(one.pk) == wanted), None)
    if found is not None:
        revoke_invitation(actor=request.actor, now=clock.now(), invitation=found)
    return _("The link no longer works.")


def _pause(request: HttpRequest, person: Client | Staff, account: Account | None) -> str:
    pause_access(actor=request.actor, now=clock.now(), account=account, client=_as_client(person))
    return _("They cannot sign in until you resume it.")


def _resume(request: HttpRequest, person: Client | Staff, account: Account | None) -> str:
    resume_access(actor=request.actor, now=clock.now(), account=account, client=_as_client(person))
    return _("They can sign in again.")


def _as_client(person: Client | Staff) -> Client | None:
    return person if isinstance(person, Client) else None
