"""What acts are called on the trail's page: each slice gives its own acts a phrase that follows the person's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

_phrases: dict[str, Any] = {"viewed": _("looked at a record")}


def describe(phrases: Mapping[str, Any]) -> None:
    """Give acts their words: ``describe({"appointments.accepted": _("accepted a request")})``."""
    _phrases.update(phrases)


def phrase(act: str) -> str:
    """ "accepted a request"; an act that nobody described is shown by its name."""
    return str(_phrases.get(act, act.replace(".", " ").replace("_", " ")))


def known() -> list[tuple[str, str]]:
    """Every described act with its words, by the alphabet."""
    return sorted(((act, str(words)) for act, words in _phrases.items()), key=lambda pair: pair[1])
