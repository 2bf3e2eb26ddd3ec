from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.foundation.decisions import Check, Decision
from portico.people.models import Client, Staff
from portico.practices.models import Location, Service
from portico.scheduling.models import Appointment
from portico.scheduling.policies import cancelling, people, portal, times
from portico.scheduling.policies.question import Question

Ask = Callable[[Question], Check]

_contributed: dict[str, dict[str, Ask]] = {"book": {}, "cancel": {}, "see_appointments": {}}


def contribute(action: str, name: str, ask: Ask) -> None:
    """Let another slice add a check to ``action``: required forms, a fee. ``name`` is the check's code."""
    _contributed[action][name] = ask


def decide(
    *,
    actor: Actor,
    action: str,
    client: Client,
    now: datetime,
    provider: Staff | None = None,
    service: Service | None = None,
    starts_at: datetime | None = None,
    location: Location | None = None,
    format: str | None = None,
    appointment: Appointment | None = None,
    rules: str = "client",
    settings: Any = None,
) -> Decision:
    """Whether ``actor`` may do ``action`` for ``client`` at ``now``: ``book``, ``cancel`` or ``see_appointments``.

    ``rules`` are the client's, also when staff ask in their place, or ``staff``. What was left open is answered with
    ``ok=None``. ``Decision.mode`` is ``book``, ``ask`` or ``view``; for a cancellation ``cancel`` or ``late``.
    ``settings`` where the caller has resolved them for this client and provider already.
    """
    if appointment is not None and provider is None:
        provider = appointment.provider
    question = Question(
        actor, action, client, now, provider, service, starts_at, location, format, appointment, rules
    )  # fmt: skip
    if settings is not None:
        question.settings = settings
    return answer(question)


def answer(question: Question) -> Decision:
    """The decision on a question whose facts are then at hand for the act that asked."""
    checks = [ask(question) for ask in _order(question)]
    return Decision.of(question.action, checks, mode=MODES[question.action](question))


def _order(question: Question) -> list[Ask]:
    before, after = ORDER[question.action, question.rules]
    contributed = _contributed[question.action].values() if question.rules == "client" else ()
    return [*before, *contributed, *after]


IN_PORTAL = [portal.portal_enabled, portal.module_on, people.client_active, people.may_act]
ORDER: dict[tuple[str, str], tuple[list[Ask], list[Ask]]] = {
    ("book", "client"): (
        [
            *IN_PORTAL,
            people.provider_in_portal,
            people.provider_bookable,
            people.service_offered,
            people.way_offered,
            portal.mode,
            portal.max_upcoming,
        ],
        [times.no_overlap, times.booking_notice, times.horizon, times.in_hours, times.on_grid, times.slot_free],
    ),
    ("book", "staff"): (
        [people.client_active, people.may_act, people.provider_active, people.service_offered, people.way_offered],
        [times.no_overlap, times.not_past, times.slot_free],
    ),
    ("cancel", "client"): (
        [*IN_PORTAL, cancelling.still_on, cancelling.not_past, cancelling.client_can_cancel, cancelling.cancel_notice],
        [],
    ),
    ("cancel", "staff"): ([people.may_act, cancelling.still_on], []),
    ("see_appointments", "client"): (IN_PORTAL, []),
    ("see_appointments", "staff"): ([people.may_act], []),
}
MODES: dict[str, Callable[[Question], str]] = {
    "book": portal.booking_mode,
    "cancel": cancelling.mode,
    "see_appointments": lambda _: "view",
}
