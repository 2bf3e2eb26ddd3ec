from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied

from portico.foundation.actors import Actor
from portico.foundation.locks import lock
from portico.people.models import Client, Staff
from portico.scheduling.models import Appointment
from portico.scheduling.policies.question import Question


def need(actor: Actor, permission: str) -> None:
    """Acts of staff refuse whoever lacks the permission, whatever page or script called them."""
    if not actor.may(permission):
        raise PermissionDenied(permission)


def lock_people(actor: Actor, client: Client, provider: Staff) -> tuple[Client, Staff]:
    """The client's and the provider's rows, locked in this order and read again."""
    client, provider = lock(client, provider)
    client.practice = provider.practice = actor.practice
    return client, provider


@dataclass
class Held:
    """An appointment with everybody it concerns, locked and read again."""

    appointment: Appointment
    clients: list[Client]
    provider: Staff
    before: str

    def question(self, *, actor: Actor, action: str, now: datetime, rules: str) -> Question:
        """About this appointment, for the first who attends."""
        return Question(
            actor, action, self.clients[0], now, self.provider, self.appointment.service, self.appointment.starts_at,
            self.appointment.location, self.appointment.format, self.appointment, rules,
        )  # fmt: skip

    @property
    def states(self) -> list[str]:
        """The change of state, as the trail keeps it."""
        return [self.before, self.appointment.state]


def hold(actor: Actor, appointment: Appointment) -> Held:
    """Lock the attendees, then the provider, then the appointment itself."""
    clients = list(Client.objects.filter(attendances__appointment_id=appointment.pk).order_by("pk"))
    *clients, provider, appointment = lock(*clients, appointment.provider, appointment)
    for row in (*clients, provider, appointment):
        row.practice = actor.practice
    appointment.provider = provider
    return Held(appointment, clients, provider, appointment.state)
