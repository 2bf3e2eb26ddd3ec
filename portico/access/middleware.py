from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from portico.access.actors import Anonymous, ClientActor, StaffActor
from portico.access.models import Account, Grant
from portico.foundation import clock
from portico.foundation.actors import Actor
from portico.people.models import Staff


class ActorMiddleware:
    """Put ``request.actor`` on requests inside a practice. Access is read from the database each time, never the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.practice is not None:
            request.actor = SimpleLazyObject(lambda: actor_of(request))
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    account = request.user
    if not account.is_authenticated or account.practice_id != request.practice.pk or not account.is_active:
        return Anonymous(request.practice)
    return staff_actor(request, account) or client_actor(request, account) or Anonymous(request.practice)


def staff_actor(request: HttpRequest, account: Account) -> StaffActor | None:
    staff = Staff.objects.filter(account=account, left_at=None).first()
    if staff is None:
        return None
    staff.practice = request.practice
    return StaffActor(request.practice, staff, account)


def client_actor(request: HttpRequest, account: Account) -> ClientActor | None:
    grant = (
        Grant.objects.filter(Grant.in_force(clock.now()), account=account, kind=Grant.Kind.SELF, client__archived_at=None)
        .select_related("client")
        .first()
    )
    if grant is None:
        return None
    grant.client.practice = request.practice
    return ClientActor(request.practice, account, grant, grant.client)
