"""Seams of a client's record: what other slices say on its first page and in the sentence about the portal."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from portico.people.models import Client

logger = logging.getLogger(__name__)

Build = Callable[[HttpRequest, Client], dict[str, Any] | None]
Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    template: str
    order: int
    build: Build


_parts: dict[str, Part] = {}
_sentences: dict[str, tuple[int, Say]] = {}


def overview_part(*, name: str, template: str, order: int, build: Build) -> None:
    """Offer a part of a client's first page; ``build`` gives the template's context, or None for nothing."""
    _parts[name] = Part(name, template, order, build)


def portal_sentence(*, name: str, order: int, say: Say) -> None:
    """Offer a sentence about the client and the portal: ``say(client=, now=)`` gives it, or an empty text."""
    _sentences[name] = (order, say)


def parts(request: HttpRequest, client: Client) -> list[SafeString]:
    """The parts for this client, drawn. One that fails says so; the page stays."""
    return [
        drawn
        for part in sorted(_parts.values(), key=lambda part: (part.order, part.name))
        if (drawn := _draw(part, request, client))
    ]


def _draw(part: Part, request: HttpRequest, client: Client) -> SafeString | None:
    try:
        context = part.build(request, client)
        return None if context is None else render_to_string(part.template, {**context, "client": client}, request)
    except Exception:
        logger.exception("part %s of a client's record failed", part.name)
        return render_to_string("design/parts/broken.html", {}, request)


def portal_state(client: Client, *, now: datetime) -> str:
    """Such as: Active. 2 own settings. Ana (mother) can act. In the words of the slices that know."""
    said = (say(client=client, now=now) for _order, say in sorted(_sentences.values(), key=lambda pair: pair[0]))
    return " ".join(sentence for sentence in said if sentence)
