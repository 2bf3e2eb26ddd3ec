"""What must always hold, whatever happened: each slice registers its own, ``portico check-invariants`` runs them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Check = Callable[[], Iterable[str]]

invariants: dict[str, Check] = {}


def invariant(name: str) -> Callable[[Check], Check]:
    """Register a check. It runs in the scope of each practice and returns a line for each thing that is wrong."""

    def register(check: Check) -> Check:
        invariants[name] = check
        return check

    return register


def broken() -> list[str]:
    """Lines for all that is wrong in the open practice, each beginning with the invariant's name."""
    return [f"{name}: {line}" for name, check in invariants.items() for line in check()]
