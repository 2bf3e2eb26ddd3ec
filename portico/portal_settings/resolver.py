from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from portico.portal_settings import chain, rows
from portico.portal_settings.answers import Answer
from portico.portal_settings.facts import Facts
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import CLIENT, CONTACT, PRACTICE, PROVIDER
from portico.portal_settings.registry import UnknownSetting, registry
from portico.portal_settings.requirements import Requirement

NOTHING: Mapping[str, chain.Row] = {}


def resolve(*, practice: Any, provider: Any = None, client: Any = None, contact: Any = None) -> Resolved:
    """The settings in force for this client with this provider (and for this grant of a contact): one query.

    Read values with ``settings["scheduling.mode"]`` or ``settings.scheduling.mode``; a misspelt name raises.
    """
    client_id = client.pk if client is not None else getattr(contact, "client_id", None)
    targets = (provider and provider.pk, client_id, contact and contact.pk)
    found = rows.read(practice, targets)
    return Resolved(found, Facts(practice), provider=provider, client=client, contact=contact, client_id=client_id)


def resolve_many(
    *, practice: Any, providers: Iterable[Any] = (), clients: Iterable[Any] = (), **fixed: Any
) -> dict[UUID, Resolved]:
    """By id, the settings of each of many providers or clients, the other fixed: one query."""
    many = [(PROVIDER, one) for one in providers] + [(CLIENT, one) for one in clients]
    shared = [one for one in fixed.values() if one is not None]
    found = rows.read_many(practice, {practice.pk, *(one.pk for one in shared), *(one.pk for _, one in many)})
    common, facts = rows.Rows(), Facts(practice)
    for target in (practice.pk, *(one.pk for one in shared)):
        common = merged(common, found.get(target, {}))
    return {
        one.pk: Resolved(merged(common, found.get(one.pk, {})), facts, **(fixed | {level: one})) for level, one in many
    }


def merged(one: rows.Rows, other: rows.Rows) -> rows.Rows:
    return {key: {**one.get(key, NOTHING), **other.get(key, NOTHING)} for key in one.keys() | other.keys()}


class Resolved:
    """The settings for one practice, provider, client and grant. Values are worked out when read, and kept."""

    __slots__ = ("_levels", "_verdicts", "_whole", "client", "client_id", "contact", "facts", "provider", "provider_id")

    def __init__(
        self, whole: rows.Rows, facts: Facts, *, provider: Any = None, client: Any = None, contact: Any = None,
        client_id: UUID | None = None,
    ):  # fmt: skip
        self._whole, self.facts = whole, facts
        self.provider, self.client, self.contact = provider, client, contact
        self.provider_id = provider.pk if provider is not None else None
        self.client_id = client.pk if client is not None else client_id
        asked = ((PROVIDER, provider), (CLIENT, self.client_id), (CONTACT, contact))
        self._levels = tuple(level for level, who in asked if who is not None)
        self._verdicts: dict[str, tuple[chain.Verdict, Requirement | None]] = {}

    def __getitem__(self, key: str) -> Any:
        field = registry[key]
        return field.typed(self.verdict(field)[0].value)

    def __getattr__(self, name: str) -> Any:
        if name in registry.prefixes:
            return Part(self, name)
        raise UnknownSetting(name)

    def __iter__(self) -> Iterator[Answer]:
        """Every setting's answer, in the order of the pages."""
        return (self.answer(key) for key in registry)

    def answer(self, key: str) -> Answer:
        """The value with its reason and trace."""
        field = registry[key]
        return Answer(self, field, *self.verdict(field))

    def verdict(self, field: Field) -> tuple[chain.Verdict, Requirement | None]:
        kept = self._verdicts.get(field.key)
        if kept is None:
            unmet = self.unmet(field) if field.requires else None
            found = chain.work_out(field, self.rows_of(field.key), self.levels_of(field), unmet.name if unmet else "")
            kept = self._verdicts[field.key] = (found, unmet)
        return kept

    def unmet(self, field: Field) -> Requirement | None:
        """The first requirement that fails."""
        return next((one for one in field.requires if not one.met(self)), None)

    def rows_of(self, key: str) -> Mapping[str, chain.Row]:
        return self._whole.get(key, NOTHING)

    def levels_of(self, field: Field) -> tuple[str, ...]:
        """The levels below the practice that count for this setting and were asked about."""
        return tuple(level for level in self._levels if level in field.at)

    def name_at(self, level: str) -> str:
        """Whom a level is about, in words."""
        if level == PROVIDER:
            return self.provider.short_name
        if level == CLIENT:
            return self.client.name if self.client is not None else self.contact.client.name
        return self.contact.contact.name if level == CONTACT and self.contact.contact_id else ""

    def with_rows(self, key: str, at: Mapping[str, chain.Row]) -> Resolved:
        """The same question with other rows for one setting: what a change would bring."""
        other = {**self._whole, key: at}
        return Resolved(
            other,
            self.facts,
            provider=self.provider,
            client=self.client,
            contact=self.contact,
            client_id=self.client_id,
        )  # type: ignore[arg-type]


class Part:
    """The settings under one prefix, as attributes."""

    __slots__ = ("_prefix", "_settings")

    def __init__(self, settings: Resolved, prefix: str):
        self._settings, self._prefix = settings, prefix

    def __getattr__(self, name: str) -> Any:
        key = f"{self._prefix}.{name}"
        return Part(self._settings, key) if key in registry.prefixes else self._settings[key]


__all__ = ["PRACTICE", "Resolved", "resolve", "resolve_many"]
