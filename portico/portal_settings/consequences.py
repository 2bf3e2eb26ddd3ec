"""A seam: what a change does besides changing a value, said by the slices that know (waiting requests, open links)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from portico.portal_settings.drafts import Difference
from portico.portal_settings.targets import Target

Say = Callable[..., Iterable[str]]
_said: list[Say] = []


def consequence(say: Say) -> Say:
    """Register ``say(practice=, target=, differences=)``, which gives sentences for the review before saving.

    It runs once per review, whatever the number of people, and asks the database a fixed number of times.
    """
    _said.append(say)
    return say


def sentences(*, practice: Any, target: Target, differences: list[Difference]) -> list[str]:
    return [
        sentence
        for say in _said
        for sentence in say(practice=practice, target=target, differences=differences)
    ]  # fmt: skip
