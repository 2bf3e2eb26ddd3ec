"""The ceiling: a view that does nothing but read the provider's 200 appointments and return them as JSON.

It stands on the same server, behind the same middleware and the same bearer check as the API's own list of slots.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse

from portico.access.bearer import actor_from_bearer
from portico.foundation import clock
from portico.scheduling.models import Appointment

FIELDS = ("id", "starts_at", "ends_at", "state")


def appointments(request: HttpRequest, provider: UUID) -> HttpResponse:
    """The provider's appointments of the next 30 days."""
    if actor_from_bearer(request) is None:
        return HttpResponse(status=401)
    now = clock.now()
    ahead = Appointment.objects.filter(provider_id=provider, starts_at__gte=now, starts_at__lt=now + timedelta(days=31))
    return HttpResponse(orjson.dumps({"items": list(ahead.values(*FIELDS))}), content_type="application/json")
