"""Browsers that have signed in before. A long-lived random cookie names them; only its hash is kept."""

from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix
from django.utils.translation import gettext as _

from portico.access.models import Account, KnownDevice
from portico.foundation import clock

COOKIE = "portico_device"
A_YEAR = 365 * 24 * 60 * 60  # seconds
MOST = 20
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"),
    ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def device_of(request: HttpRequest, account: Account | None) -> KnownDevice | None:
    """The browser of this request, if ``account`` has signed in with it before."""
    token = request.COOKIES.get(COOKIE, "")
    if account is None or not token:
        return None
    return KnownDevice.objects.filter(account=account, digest=_digest(token)).first()


def remember(request: HttpRequest, account: Account) -> bool:
    """Note that ``account`` signed in here. Returns whether this browser is new to an account that has others."""
    now, device = clock.now(), device_of(request, account)
    if device is not None:
        device.last_seen_at = now
        device.save(update_fields=["last_seen_at"])
        return False
    token = request.COOKIES.get(COOKIE, "")
    request.new_device_token = token if 20 <= len(token) <= 64 else secrets.token_urlsafe(24)
    others = list(KnownDevice.objects.filter(account=account).order_by("-last_seen_at").values_list("pk", flat=True))
    KnownDevice.objects.filter(pk__in=others[MOST - 1 :]).delete()
    KnownDevice.objects.create(
        account=account,
        digest=_digest(request.new_device_token),
        label=label_of(request),
        first_seen_at=now,
        last_seen_at=now,
    )
    return bool(others)


def forget_others(account: Account, *, but: KnownDevice | None) -> None:
    """Whoever signs in elsewhere is a stranger again: counted like one, and the account is told."""
    KnownDevice.objects.filter(account=account).exclude(pk=but.pk if but else None).delete()


def set_cookie(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give a browser that ``remember`` met for the first time its name."""
    token = getattr(request, "new_device_token", None)
    if token:
        response.set_cookie(
            COOKIE,
            token,
            max_age=A_YEAR,
            path=get_script_prefix(),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def label_of(request: HttpRequest) -> str:
    """Words by which a person recognises a browser: "Firefox, Android"."""
    agent = request.headers.get("User-Agent", "")
    browser = next((name for sign, name in BROWSERS if sign in agent), _("a browser"))
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return f"{browser}, {system}" if system else str(browser)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
