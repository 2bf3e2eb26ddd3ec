"""What one client can do in the portal now, setting by setting and provider by provider, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from portico.people.models import Client
from portico.people.queries import providers
from portico.portal_settings.answers import Answer
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import CLIENT, PROVIDER
from portico.portal_settings.registry import registry
from portico.portal_settings.resolver import Resolved, resolve, resolve_many
from portico.portal_settings.sections import Section


@dataclass(frozen=True)
class Ability:
    """One line: ``provider`` is set where providers differ."""

    field: Field
    answer: Answer
    provider: Any = None


def abilities(*, practice: Any, client: Client) -> list[tuple[type[Section], list[Ability]]]:
    """By section, what can be set for a client. Two queries and one for facts."""
    theirs = list(providers().filter(assignments__client=client, assignments__ended_at=None))
    with_each = resolve_many(practice=practice, client=client, providers=theirs)
    asked = [with_each[one.pk] for one in theirs]
    alone = asked[0] if asked else resolve(practice=practice, client=client)
    sections = []
    for section in registry.in_order():
        fields = [field for field in section.fields.values() if CLIENT in field.at]
        if fields:
            sections.append((section, [line for field in fields for line in lines(field, alone, asked)]))
    return sections


def lines(field: Field, alone: Resolved, asked: list[Resolved]) -> list[Ability]:
    """One line, or one for each provider where they differ."""
    if PROVIDER not in field.at or not asked:
        return [Ability(field, alone.answer(field.key))]
    each = [(settings.provider, settings.answer(field.key)) for settings in asked]
    if all((answer.stored, answer.decided_at) == (each[0][1].stored, each[0][1].decided_at) for _p, answer in each):
        only = each[0][0] if len(each) == 1 and each[0][1].decided_at == PROVIDER else None
        return [Ability(field, each[0][1], only)]
    return [Ability(field, answer, provider) for provider, answer in each]
