"""One-time codes: the code app's (RFC 6238, 6 digits, 30 seconds) and the recovery codes on paper."""

from __future__ import annotations

import base64
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

import qrcode
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathFillImage

from portico.access.models import Account

PERIOD = 30  # seconds
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that look alike
HOW_MANY = 10


def new_secret() -> bytes:
    return secrets.token_bytes(20)


def spelled(secret: bytes) -> str:
    """The secret as a person types it into an app."""
    text = base64.b32encode(secret).decode()
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def step_of(now: datetime) -> int:
    return int(now.timestamp()) // PERIOD


def code_at(secret: bytes, step: int) -> str:
    return TOTP(secret, 6, SHA1(), PERIOD).generate(step * PERIOD).decode()  # noqa: S303 (what code apps speak)


def is_app_code(code: str) -> bool:
    return len(code) == 6 and code.isascii() and code.isdigit()


def matching_step(secret: bytes, code: str, now: datetime) -> int | None:
    """The time step in which ``code`` is right: this one, the one before (slow typing) or after (a fast clock)."""
    if not is_app_code(code):
        return None
    here = step_of(now)
    for step in (here, here - 1, here + 1):
        if hmac.compare_digest(code_at(secret, step), code):
            return step
    return None


def app_link(secret: bytes, account: Account) -> str:
    """What the square picture says to a code app."""
    issuer = account.practice.shown_outside
    label = quote(f"{issuer}:{account.username}")
    return f"otpauth://totp/{label}?" + urlencode({"secret": base64.b32encode(secret).decode(), "issuer": issuer})


def picture(link: str) -> SafeString:
    """The square picture as inline SVG, on a white ground in the dark too."""
    image = qrcode.make(link, image_factory=SvgPathFillImage, box_size=10, border=3)
    return mark_safe(image.to_string(encoding="unicode"))  # noqa: S308 (drawn by us from a quoted link)


def new_recovery_codes() -> list[str]:
    return ["-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(2)) for _ in range(HOW_MANY)]


def plain(code: str) -> str:
    """A code as it is compared: without the spaces and dashes people add."""
    return "".join(c for c in code.upper() if c.isalnum())
