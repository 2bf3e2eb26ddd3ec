from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import get_script_prefix, reverse, set_script_prefix

from portico.practices.models import Practice


def practice_path(practice: Practice, name: str, *args: Any) -> str:
    """The path of a page inside a practice, also where no request has opened it (worker, mails, command line)."""
    before = get_script_prefix()
    set_script_prefix(f"/{practice.slug}/")
    try:
        return reverse(name, urlconf="portico.config.practice_urls", args=args)
    finally:
        set_script_prefix(before)


def practice_url(practice: Practice, name: str, *args: Any) -> str:
    """The absolute address, always on the configured host: never from what a request claims its host to be."""
    return settings.PORTICO_ADDRESS.rstrip("/") + practice_path(practice, name, *args)
