"""With whom a client can book or ask: one decision per provider, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from portico.foundation.actors import Actor
from portico.foundation.decisions import Decision
from portico.people.models import Assignment, Client, Offering, Staff
from portico.portal_settings import resolve_many
from portico.practices.models import Service
from portico.scheduling.policies.deciding import answer
from portico.scheduling.policies.question import Question


@dataclass(frozen=True, slots=True)
class Door:
    """A provider, whether this client may book with them now and how, the services they offer (empty: all).

    ``settings`` are those in force for this client with this provider.
    """

    provider: Staff
    decision: Decision
    services: frozenset[UUID]
    settings: Any = None

    @property
    def asks(self) -> bool:
        return self.decision.mode == "ask"

    def leads_to(self, service: Service) -> bool:
        return not self.services or service.pk in self.services


def doors(*, actor: Actor, client: Client, now: datetime) -> list[Door]:
    """A door for every provider in the portal, open or not; see ``open_doors``."""
    providers = list(Staff.objects.filter(is_provider=True, left_at=None, in_portal=True))
    settings = resolve_many(practice=actor.practice, providers=providers, client=client)
    assigned = set(Assignment.objects.filter(client=client, ended_at=None).values_list("provider_id", flat=True))
    offered: dict[UUID, set[UUID]] = defaultdict(set)
    for provider, service in Offering.objects.values_list("provider_id", "service_id"):
        offered[provider].add(service)
    visits = None
    found = []
    for provider in providers:
        provider.practice = actor.practice
        question = Question(actor, "book", client, now, provider)
        question.settings, question.assigned = settings[provider.pk], provider.pk in assigned
        question.offered = offered[provider.pk]
        question.visits = visits = question.visits if visits is None else visits
        found.append(Door(provider, answer(question), frozenset(offered[provider.pk]), question.settings))
    return found


def open_doors(*, actor: Actor, client: Client, now: datetime) -> list[Door]:
    """The doors that lead to a visit or a request."""
    return [door for door in doors(actor=actor, client=client, now=now) if door.decision.allowed]


def why_closed(found: list[Door]) -> Decision | None:
    """When every door is closed: the decision whose reason helps most, that of the provider that came furthest."""
    return max((door.decision for door in found), key=_passed, default=None)


def _passed(decision: Decision) -> int:
    firsts = [index for index, check in enumerate(decision.checks) if check.ok is False]
    return firsts[0] if firsts else len(decision.checks)
