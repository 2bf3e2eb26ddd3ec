from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from portico.access import modules
from portico.access.actors import Anonymous, ClientActor, StaffActor
from portico.access.models import Account, Grant
from portico.foundation import clock
from portico.foundation.actors import Actor
from portico.people.models import Staff
from portico.practices.models import Practice


class ActorMiddleware:
    """Put ``request.actor`` on requests inside a practice, read from the database each time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.practice is not None:
            request.actor = SimpleLazyObject(lambda: actor_of(request))
            request.portal_settings = SimpleLazyObject(lambda: modules.settings_of(request.actor))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        if request.practice is None:
            return None
        if request.path_info.startswith("/me/") and request.actor.kind == "client":
            return closed_portal(request)
        if request.path_info.startswith("/desk/") and request.session.get("must_enrol"):
            return enrol_first(request)
        return None


def closed_portal(request: HttpRequest) -> HttpResponse | None:
    """A portal that is off is one plain page; what a module that is off would show does not exist."""
    if not modules.portal_on(request.portal_settings):
        if request.path_info != "/me/":
            raise Http404
        return render(request, "access/portal_off.html")
    if not modules.path_on(request.portal_settings, request.path_info):
        raise Http404
    return None


def enrol_first(request: HttpRequest) -> HttpResponse | None:
    """Staff without a second step get to no page but the ones where they add it."""
    if request.path_info.startswith("/desk/account/"):
        return None
    return HttpResponseRedirect(reverse("access_staff:security"))


def actor_of(request: HttpRequest) -> Actor:
    account = request.user
    return actor_for(request.practice, account) if account.is_authenticated else Anonymous(request.practice)


def actor_for(practice: Practice, account: Account) -> Actor:
    """Whom ``account`` is in ``practice``: nobody for another practice's, a paused one, or one without access today."""
    if account.practice_id != practice.pk or not account.is_active:
        return Anonymous(practice)
    return staff_actor(practice, account) or client_actor(practice, account) or Anonymous(practice)


def staff_actor(practice: Practice, account: Account) -> StaffActor | None:
    staff: Staff | None = getattr(account, "staff", None)  # read together with the account
    if staff is None or staff.left_at is not None:
        return None
    staff.practice = account.practice = practice
    return StaffActor(practice, staff, account)


def client_actor(practice: Practice, account: Account) -> ClientActor | None:
    grant = (
        Grant.objects.filter(
            Grant.in_force(clock.now()), account=account, kind=Grant.Kind.SELF, client__archived_at=None
        )
        .select_related("client")
        .first()
    )
    if grant is None:
        return None
    grant.client.practice = account.practice = practice
    return ClientActor(practice, account, grant, grant.client)
