from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.http import HttpRequest

from portico.access.actors import StaffActor
from portico.access.models import ApiToken
from portico.foundation import clock

LONGEST = 200  # characters


def actor_from_bearer(request: HttpRequest) -> StaffActor | None:
    """Whoever's token stands in the Authorization header, at the API of this practice; one query."""
    kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not secret or len(secret) > LONGEST:
        return None
    token = (
        ApiToken.objects.select_related("staff")
        .filter(Q(staff__account=None) | Q(staff__account__is_active=True))
        .filter(digest=ApiToken.digest_of(secret.strip()), revoked_at=None, staff__left_at=None)
        .first()
    )
    if token is None:
        return None
    note_use(token, clock.now())
    token.staff.practice = request.practice
    return StaffActor(request.practice, token.staff, through="api")


def note_use(token: ApiToken, now: datetime) -> None:
    """Remember the day of the last use: one write a day, not one a request."""
    if token.last_used_on != now.date():
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=now.date())
