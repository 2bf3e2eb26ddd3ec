"""What a change of settings does to requests that wait: said on the review before saving."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import ngettext

from portico.portal_settings import CLIENT, PROVIDER
from portico.portal_settings.consequences import consequence
from portico.portal_settings.drafts import Difference
from portico.portal_settings.targets import Target
from portico.scheduling.models import Appointment

TOUCHES_REQUESTS = {
    "scheduling.mode",
    "scheduling.request_holds_slot",
    "scheduling.answer_within_hours",
    "scheduling.request_expires_hours",
}


@consequence
def waiting_requests(*, practice: Any, target: Target, differences: list[Difference]) -> Iterator[str]:
    """How many requests wait now; they are still answered as usual."""
    if not any(difference.field.key in TOUCHES_REQUESTS for difference in differences):
        return
    waiting = Appointment.objects.filter(state=Appointment.State.REQUESTED)
    if target.level == PROVIDER:
        waiting = waiting.filter(provider_id=target.id)
    elif target.level == CLIENT:
        waiting = waiting.filter(attendees__client_id=target.id)
    if number := waiting.count():
        yield ngettext(
            "%(n)s request is waiting now. You can still accept or decline it.",
            "%(n)s requests are waiting now. You can still accept or decline them.",
            number,
        ) % {"n": number}
