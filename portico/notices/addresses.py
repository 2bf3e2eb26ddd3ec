"""Where the links of mails lead: always the configured host, never what a request claims its host to be."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

from django.conf import settings

from portico.practices.addresses import practice_url
from portico.practices.models import Practice

PAGES = {
    "me": "client_portal:home",
    "requests": "scheduling_staff:requests",
    "desk": "staff_console:today",
    "sign-in": "access:sign_in",
}


def portal_link(practice: Practice, page: Literal["me", "requests", "desk", "sign-in"]) -> str:
    """The absolute address of a page that asks to sign in."""
    return practice_url(practice, PAGES[page])


def mail_host() -> str:
    """The configured host, for Message-IDs."""
    return urlsplit(settings.PORTICO_ADDRESS).hostname or "localhost"
