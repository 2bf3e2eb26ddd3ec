"""Tells the practice's pages how many appointments stand in the way of a closure or of somebody who leaves."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from portico.foundation.tenancy import current_practice
from portico.practices.busy import counts_appointments
from portico.scheduling.models import Appointment
from portico.scheduling.staff.days import span_of


@counts_appointments
def appointments_between(
    *,
    first_day: date,
    last_day: date | None,
    location_id: UUID | None,
    provider_id: UUID | None,
    client_id: UUID | None,
) -> int:
    """Those that stand or wait, by the practice's calendar."""
    zone = current_practice().zone
    asked: dict[str, Any] = {"location_id": location_id, "provider_id": provider_id, "attendees__client_id": client_id}
    found = Appointment.objects.filter(
        state__in=Appointment.ACTIVE, ends_at__gt=span_of(first_day, zone)[0],
        **{name: value for name, value in asked.items() if value is not None},
    )  # fmt: skip
    return (found if last_day is None else found.filter(starts_at__lt=span_of(last_day, zone)[1])).count()
