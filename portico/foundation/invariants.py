"""What must always be true of the data. Slices say theirs in ``invariants.py``; ``portico check-invariants`` asks."""

from __future__ import annotations

from collections.abc import Callable

Find = Callable[[], list[str]]

invariants: dict[str, Find] = {}


def invariant(name: str) -> Callable[[Find], Find]:
    """Register what finds violations, run in each practice's scope. Lines name rows by id, never persons."""

    def register(find: Find) -> Find:
        invariants[name] = find
        return find

    return register


def violations() -> list[str]:
    """One line for each violation in the open practice, beginning with the invariant's name."""
    return [f"{name}: {line}" for name, find in sorted(invariants.items()) for line in find()]
