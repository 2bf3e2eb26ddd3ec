"""A state-changing request carries a one-time key; sending it again returns the first result."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from portico.foundation.actors import Actor
from portico.foundation.acts import settle
from portico.foundation.decisions import Refused
from portico.foundation.models import OnceKey
from portico.foundation.tenancy import current_practice


class KeyReused(Exception):
    """The same one-time key came with other content."""


class KeyTaken(Exception):
    """Somebody has claimed this key already; the transaction is rolled back before the first result is read."""


def once(*, actor: Actor, key: str, content: Mapping[str, Any], do: Callable[[], dict]) -> dict:
    """Run ``do`` unless this actor has used ``key``; either way return the first result (a JSON object).

    The key is claimed in the transaction of ``do``: when that is refused or fails, the key is free again.
    Raises ``KeyReused`` when ``content`` differs from the first time.
    """
    try:
        with transaction.atomic():
            claimed = _claim(actor, key, content)
            result = do()
            claimed.result = json.dumps(result, default=str)  # as text: the answer is repeated to the letter
            claimed.save(update_fields=["result"])
            return json.loads(claimed.result)
    except Refused as refused:
        settle(refused)
        raise
    except KeyTaken:
        first = first_result(actor=actor, key=key, content=content)
        assert first is not None
        return first


def first_result(*, actor: Actor, key: str, content: Mapping[str, Any]) -> dict | None:
    """What this actor's first use of ``key`` led to, or None when it is unused. Raises ``KeyReused``."""
    first = OnceKey.objects.filter(holder=_holder(actor), key=_safe(key)).first()
    if first is not None and first.fingerprint != _fingerprint(content):
        raise KeyReused(key)
    return json.loads(first.result) if first else None


def _claim(actor: Actor, key: str, content: Mapping[str, Any]) -> OnceKey:
    # No savepoint: who loses the key leaves the whole transaction, in which nothing else has happened yet.
    try:
        return OnceKey.objects.create(
            practice=current_practice(), holder=_holder(actor), key=_safe(key), fingerprint=_fingerprint(content)
        )
    except IntegrityError as error:
        raise KeyTaken(key) from error


def _holder(actor: Actor) -> str:
    return f"{actor.kind}:{actor.id or ''}"


def _safe(key: str) -> str:
    """A key of any length and content, as the column can hold it."""
    return key if len(key) <= 80 and "\x00" not in key else hashlib.sha256(key.encode(errors="replace")).hexdigest()


def _fingerprint(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()
