from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.crypto import get_random_string

from portico.foundation.idempotency import first_result, once

NOT_CONTENT = {"csrfmiddlewaretoken", "once"}


def post_once(request: HttpRequest, do: Callable[[], str]) -> HttpResponse:
    """Do what a posted form asks exactly once, then go to the address that ``do`` returned.

    The form's hidden field ``once`` is the key; a request without one (a hand-made post) gets a key of its own.
    """
    key = request.POST.get("once") or get_random_string(32)
    result = once(actor=request.actor, key=key, content=_content(request), do=lambda: {"location": do()})
    return HttpResponseRedirect(result["location"], status=303)


def first_answer(request: HttpRequest) -> HttpResponse | None:
    """Where this very form led when it was posted before; for pages that would refuse the second time."""
    key = request.POST.get("once")
    result = first_result(actor=request.actor, key=key, content=_content(request)) if key else None
    return HttpResponseRedirect(result["location"], status=303) if result else None


def _content(request: HttpRequest) -> dict:
    return {"path": request.path, **{k: request.POST.getlist(k) for k in request.POST if k not in NOT_CONTENT}}
