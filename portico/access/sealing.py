"""Secrets at rest: AES-GCM under a key that belongs to one purpose, tied to the practice and account they are for."""

from __future__ import annotations

import base64
import functools
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from portico.access.models.account import Account


class Unreadable(Exception):
    """Sealed for somebody else, changed, or sealed under another secret key."""


def seal(plain: bytes, *, account: Account, purpose: str) -> str:
    nonce = os.urandom(12)
    box = AESGCM(_key(settings.SECRET_KEY, purpose)).encrypt(nonce, plain, _owner(account))
    return base64.b64encode(nonce + box).decode()


def unseal(sealed: str, *, account: Account, purpose: str) -> bytes:
    """What ``seal`` was given. Raises Unreadable."""
    box = base64.b64decode(sealed)
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return AESGCM(_key(secret, purpose)).decrypt(box[:12], box[12:], _owner(account))
        except InvalidTag:
            continue
    raise Unreadable(purpose)


def keyed_hash(text: str, *, purpose: str) -> str:
    """A hash that only this installation can compute: for short secrets and for names that must not be guessed back."""
    return hmac.new(_key(settings.SECRET_KEY, purpose), text.encode(), hashlib.sha256).hexdigest()


def _owner(account: Account) -> bytes:
    return f"{account.practice_id}/{account.pk}".encode()


@functools.lru_cache(maxsize=32)
def _key(secret: str, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"portico/{purpose}".encode()).derive(secret.encode())
