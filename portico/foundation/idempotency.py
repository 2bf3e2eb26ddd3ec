"""A state-changing request carries a one-time key; sending it again returns the first result."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from portico.foundation.actors import Actor
from portico.foundation.models import OnceKey
from portico.foundation.tenancy import current_practice


class KeyReused(Exception):
    """The same one-time key came with other content."""


def once(*, actor: Actor, key: str, content: Mapping[str, Any], do: Callable[[], dict]) -> dict:
    """Run ``do`` unless this actor has used ``key``; either way return the first result (a JSON object).

    The key is claimed in the transaction of ``do``: when that is refused or fails, the key is free again.
    Raises ``KeyReused`` when ``content`` differs from the first time.
    """
    holder = f"{actor.kind}:{actor.id or ''}"
    fingerprint = hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()
    try:
        with transaction.atomic():
            claimed = _claim(holder, key, fingerprint)
            claimed.result = do()
            claimed.save(update_fields=["result"])
            return claimed.result
    except KeyTaken:
        first = OnceKey.objects.get(holder=holder, key=key)
    if first.fingerprint != fingerprint:
        raise KeyReused(key)
    return first.result


class KeyTaken(Exception):
    """Somebody has claimed this key already; the transaction is rolled back before the first result is read."""


def _claim(holder: str, key: str, fingerprint: str) -> OnceKey:
    try:
        with transaction.atomic():
            return OnceKey.objects.create(
                practice=current_practice(), holder=holder, key=key[:80], fingerprint=fingerprint
            )
    except IntegrityError as error:
        raise KeyTaken(key) from error
