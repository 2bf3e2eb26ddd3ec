from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from portico.foundation.invariants import invariant
from portico.trail import chain
from portico.trail.models import Entry


@invariant("trail")
def trail() -> Iterator[str]:
    """The chain verifies and has no gap; every entry says who."""
    yield from chain.verify()
    nameless = Q(actor_name="") | Q(actor_kind="") | Q(actor_kind__in=["staff", "client"], actor_id=None)
    for entry in Entry.objects.filter(nameless):
        yield f"entry {entry.pk} ({entry.act}) does not say who it was"
