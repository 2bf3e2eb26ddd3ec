from __future__ import annotations

from django.db.models import Q

from portico.foundation.invariants import invariant
from portico.trail import chain
from portico.trail.models import Entry


@invariant("trail")
def trail() -> list[str]:
    """The chain verifies and has no gap; every entry says who."""
    nameless = Q(actor_name="") | Q(actor_kind="") | Q(actor_kind__in=["staff", "client"], actor_id=None)
    silent = Entry.objects.filter(nameless).values_list("pk", "act")
    return [*chain.verify(), *(f"entry {key} ({act}) does not say who it was" for key, act in silent)]
