"""A seam: how many appointments stand in the way of a closure, of a location that closes, of somebody who leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

Counter = Callable[..., int]
_counters: list[Counter] = []


def counts_appointments(counter: Counter) -> Counter:
    """Register a function with the arguments of ``appointments_between``; scheduling does."""
    if counter not in _counters:
        _counters.append(counter)
    return counter


def appointments_between(
    *,
    first_day: date,
    last_day: date | None = None,
    location_id: UUID | None = None,
    provider_id: UUID | None = None,
    client_id: UUID | None = None,
) -> int:
    """Appointments that stand or wait on these days of the practice; without ``last_day`` all from then on."""
    asked = {"location_id": location_id, "provider_id": provider_id, "client_id": client_id}
    return sum(counter(first_day=first_day, last_day=last_day, **asked) for counter in _counters)
