"""Where the links of mails lead: always the configured host, never what a request claims its host to be."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from portico.practices.models import Practice

# Paths, not url names: these addresses are promised to users, and acts need not load every page's code for a link.
PAGES = {"me": "me/", "requests": "desk/requests/", "desk": "desk/", "sign-in": "sign-in/"}


def portal_link(practice: Practice, page: str) -> str:
    """The absolute address of one of ``PAGES``; each asks to sign in."""
    return f"{settings.PORTICO_ADDRESS}/{practice.slug}/{PAGES[page]}"


def mail_host() -> str:
    """The configured host, for Message-IDs."""
    return urlsplit(settings.PORTICO_ADDRESS).hostname or "localhost"
