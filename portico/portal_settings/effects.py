"""How many people a change reaches, before it is saved: in a fixed number of queries, whatever the number of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from portico.people.models import Assignment, Client
from portico.portal_settings import chain
from portico.portal_settings.drafts import Difference, after
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import CLIENT, PRACTICE, PROVIDER
from portico.portal_settings.models import Override
from portico.portal_settings.resolver import Resolved, resolve
from portico.portal_settings.targets import Target, name_of
from portico.portal_settings.writing import as_row

LevelRows = Mapping[str, chain.Row]


@dataclass(frozen=True)
class Keeper:
    """A provider or client for whom the change makes no difference, because of an own value."""

    row: Override
    shown: str

    @property
    def name(self) -> str:
        return name_of(self.row.level, self.row.about)


@dataclass
class Effect:
    """What one change does: ``affected`` of ``total`` people get another value."""

    field: Field
    before: str
    after: str
    total: int = 0
    affected: int = 0
    keepers: list[Keeper] = field(default_factory=list)

    @property
    def clients_keeping(self) -> list[Keeper]:
        return [one for one in self.keepers if one.row.level == CLIENT]

    @property
    def providers_keeping(self) -> list[Keeper]:
        return [one for one in self.keepers if one.row.level == PROVIDER]


def effects(*, practice: Any, target: Target, differences: list[Difference]) -> list[Effect]:
    """The effect of each difference at the practice or a provider; at a client or contact there is nobody to count."""
    now = resolve(practice=practice, **target.asked)
    then = after(now, target, differences)
    if target.level not in (PRACTICE, PROVIDER):
        return [_effect(one.field, now, then) for one in differences]
    people = in_scope(target)
    total = people.count()
    below = rows_below(target, [one.field.key for one in differences])
    providers_of = assigned(below) if target.level == PRACTICE else {}
    return [
        _count(one.field, now, then, people, total, below.get(one.field.key, []), providers_of) for one in differences
    ]


def in_scope(target: Target) -> QuerySet[Client]:
    """The clients a practice's or a provider's setting is about."""
    people = Client.objects.filter(archived_at=None)
    if target.level == PROVIDER:
        return people.filter(Exists(_assignments(provider=target.about)))
    return people


def _assignments(**which: Any) -> QuerySet[Assignment]:
    return Assignment.objects.filter(client=OuterRef("pk"), ended_at=None, **which)


def rows_below(target: Target, keys: list[str]) -> dict[str, list[Override]]:
    """Own values at lower levels, by key: of providers and clients still here."""
    rows = Override.objects.filter(key__in=keys, has_value=True).select_related("client", "provider")
    clients = Q(level=CLIENT, client__archived_at=None)
    if target.level == PROVIDER:
        mine = Assignment.objects.filter(client=OuterRef("client"), ended_at=None, provider=target.about)
        rows = rows.filter(clients).filter(Exists(mine))
    else:
        rows = rows.filter(clients | Q(level=PROVIDER, provider__left_at=None))
    found: dict[str, list[Override]] = defaultdict(list)
    for row in rows.order_by("client__family_name", "client__given_name", "provider__family_name"):
        found[row.key].append(row)
    return found


def assigned(below: Mapping[str, list[Override]]) -> dict[UUID, list[UUID]]:
    """The providers of each client with an own value, as far as those providers have own values too."""
    clients = {row.client_id for rows in below.values() for row in rows if row.level == CLIENT}
    providers = {row.provider_id for rows in below.values() for row in rows if row.level == PROVIDER}
    found: dict[UUID, list[UUID]] = defaultdict(list)
    if clients and providers:
        theirs = Override.objects.filter(key__in=list(below), level=CLIENT).values("client_id")
        pairs = Assignment.objects.filter(provider_id__in=providers, client__in=theirs, ended_at=None)
        pairs = pairs.values_list("client_id", "provider_id")
        for client, provider in pairs:
            found[client].append(provider)
    return found


def _effect(one: Field, now: Resolved, then: Resolved) -> Effect:
    return Effect(one, now.answer(one.key).shown, then.answer(one.key).shown)


def _count(
    one: Field, now: Resolved, then: Resolved, people: QuerySet[Client], total: int, rows: list[Override],
    providers_of: Mapping[UUID, list[UUID]],
) -> Effect:  # fmt: skip
    effect = _effect(one, now, then)
    effect.total = total
    changes = Comparer(one, now, then)
    providers = {row.provider_id: row for row in rows if row.level == PROVIDER}
    shielded = [row for row in providers.values() if not changes.for_rows({PROVIDER: row})]
    owners = [row for row in rows if row.level == CLIENT]
    reached = 0
    for row in owners:
        between = [providers[pk] for pk in providers_of.get(row.client_id, ()) if pk in providers]
        if changes.for_rows({CLIENT: row}) or any(changes.for_rows({PROVIDER: p, CLIENT: row}) for p in between):
            reached += 1
        else:
            effect.keepers.append(Keeper(row, one.show(row.value)))
    if changes.for_rows({}):
        effect.keepers += [Keeper(row, one.show(row.value)) for row in shielded]
        effect.affected = total - len(owners) + reached - _only_with(people, shielded)
    else:
        effect.affected = reached
        effect.keepers = []
    return effect


def _only_with(people: QuerySet[Client], shielded: list[Override]) -> int:
    """How many see nobody but providers with an own value."""
    if not shielded:
        return 0
    ids = [row.provider_id for row in shielded]
    mine = people.filter(Exists(_assignments(provider_id__in=ids)))
    others = Assignment.objects.filter(client=OuterRef("pk"), ended_at=None).exclude(provider_id__in=ids)
    own = Override.objects.filter(key=shielded[0].key, level=CLIENT, client=OuterRef("pk"), has_value=True)
    return mine.filter(~Exists(others), ~Exists(own)).count()


class Comparer:
    """Whether somebody with certain own values gets another value after a change."""

    def __init__(self, one: Field, now: Resolved, then: Resolved):
        self.field, self.before, self.after = one, now, then

    def for_rows(self, own: Mapping[str, Override]) -> bool:
        extra = {level: as_row(row) for level, row in own.items()}
        return self._value(self.before, extra) != self._value(self.after, extra)

    def _value(self, settings: Resolved, extra: LevelRows) -> Any:
        rows = {**settings.rows_of(self.field.key), **extra}
        levels = tuple(level for level in self.field.at if level in rows and level != PRACTICE)
        unmet = settings.verdict(self.field)[1]
        return chain.work_out(self.field, rows, levels, unmet.name if unmet else "").value
