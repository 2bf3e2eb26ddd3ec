"""The rows that an appointment in force has besides itself: its numbered place, and its attendees' copies."""

from __future__ import annotations

from datetime import datetime

from portico.scheduling.models import Appointment, Attendee, Place
from portico.scheduling.timing import seconds


def take_place(appointment: Appointment, number: int, now: datetime) -> Place:
    """Occupy a place. The database refuses one that is occupied (see ``backstop``)."""
    return Place.objects.create(
        practice=appointment.practice,
        provider_id=appointment.provider_id,
        number=number,
        starts=seconds(appointment.starts_at),
        ends=seconds(appointment.ends_at),
        busy_until=seconds(appointment.busy_until),
        taken_at=now,
        appointment=appointment,
    )


def give_back(appointment: Appointment) -> None:
    Place.objects.filter(appointment_id=appointment.pk).delete()


def has_place(appointment: Appointment) -> bool:
    return Place.objects.filter(appointment_id=appointment.pk).exists()


def end(appointment: Appointment, state: str, now: datetime, **more: object) -> None:
    """Bring an appointment to a state in which it no longer takes anybody's time."""
    move(appointment, state, ended_at=now, **more)
    give_back(appointment)
    Attendee.objects.filter(appointment_id=appointment.pk).update(active=False)


def move(appointment: Appointment, state: str, **more: object) -> None:
    appointment.state = state
    for name, value in more.items():
        setattr(appointment, name, value)
    appointment.save(update_fields=["state", *more])
