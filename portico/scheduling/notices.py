"""Who hears what about an appointment. Rows only: the worker sends."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.notices import close_tasks, tell_client, tell_staff
from portico.people.models import Client, Staff
from portico.scheduling.models import Appointment

REQUEST_TASKS = ("request_in", "request_late", "request_escalated")


def tell_clients(
    event: str, *, appointment: Appointment, clients: list[Client], provider: Staff, now: datetime, settings: Any = None
) -> None:
    """One mail each. ``settings`` only where one client attends, for whom they were resolved."""
    for client in clients:
        tell_client(
            event=event, client=client, practice=appointment.practice, now=now, appointment=appointment,
            provider=provider, settings=settings if len(clients) == 1 else None,
        )  # fmt: skip


def tell_people_here(
    event: str,
    *,
    appointment: Appointment,
    client: Client,
    provider: Staff,
    now: datetime,
    made_by: Actor | None = None,
    settings: Any = None,
) -> None:
    tell_staff(
        event=event, practice=appointment.practice, now=now, appointment=appointment, client=client, provider=provider,
        made_by=made_by, settings=settings,
    )  # fmt: skip


def request_dealt_with(*, appointment: Appointment, now: datetime, by: Staff | None) -> None:
    """The tasks that asked for an answer are done."""
    close_tasks(about=appointment.pk, now=now, kinds=REQUEST_TASKS, by=by)
