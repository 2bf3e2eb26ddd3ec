"""The hash chain of the trail: one for each practice. Entries are numbered and sealed after they were committed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC

from django.db import transaction

from portico.trail.models import Entry

START = "0" * 64


def seal(*, limit: int = 1000) -> int:
    """Number and seal entries of the open practice that have no seal, in order of time; returns how many.

    An entry that was committed late gets a later number: the chain says what was there when, not what came first.
    """
    with transaction.atomic():
        last = Entry.objects.exclude(sequence=None).order_by("-sequence").first()
        number, above = (last.sequence, last.seal) if last else (0, START)
        entries = list(Entry.objects.filter(sequence=None).order_by("at", "pk")[:limit])
        for entry in entries:
            number += 1
            entry.sequence = number
            entry.seal = above = seal_of(entry, above)
        Entry.objects.bulk_update(entries, ["sequence", "seal"], batch_size=200)
    return len(entries)


def seal_of(entry: Entry, above: str) -> str:
    """SHA-256 over the seal above and everything the entry says."""
    content = {
        field.name: getattr(entry, field.attname) for field in Entry._meta.concrete_fields if field.name != "seal"
    }
    content["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(content, sort_keys=True, default=str, separators=(",", ":"))
    return hashlib.sha256(f"{above}\n{text}".encode()).hexdigest()


def verify() -> Iterator[str]:
    """A line for the first place where the open practice's chain is broken; nothing when it is whole."""
    above = START
    sealed = Entry.objects.exclude(sequence=None).order_by("sequence")
    for number, entry in enumerate(sealed.iterator(chunk_size=2000), start=1):
        if entry.sequence != number:
            yield f"entry {number} is missing"
            return
        if entry.seal != seal_of(entry, above):
            yield f"entry {number} was changed after it was sealed"
            return
        above = entry.seal
