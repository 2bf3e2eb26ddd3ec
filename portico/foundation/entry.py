"""Who may enter a page. Signed out: to the sign-in page; the wrong person: 404; staff without the permission: 403."""

from __future__ import annotations

import functools
from collections.abc import Callable
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

View = Callable[..., HttpResponse]


def client_page(view: View) -> View:
    """A page of the client portal."""

    @functools.wraps(view)
    def entered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.actor.kind == "anonymous":
            return to_sign_in(request)
        if request.actor.kind != "client":
            raise Http404
        return view(request, *args, **kwargs)

    entered.entry = ("client", None)  # type: ignore[attr-defined]
    return entered


def staff_page(permission: str | None = None) -> Callable[[View], View]:
    """A page of the staff console, for those who hold ``permission`` (any of several, separated by ``|``)."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def entered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.actor.kind == "anonymous":
                return to_sign_in(request)
            if request.actor.kind != "staff":
                raise Http404
            if permission and not any(request.actor.may(word) for word in permission.split("|")):
                raise PermissionDenied(permission)
            return view(request, *args, **kwargs)

        entered.entry = ("staff", permission)  # type: ignore[attr-defined]
        return entered

    return decorate


def open_page(view: View) -> View:
    """A page for everybody (sign-in, invitation, public page): said aloud, so that the matrix knows it is meant."""
    view.entry = ("open", None)  # type: ignore[attr-defined]
    return view


def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    query = {"next": request.get_full_path()} if request.method == "GET" else {}
    return HttpResponseRedirect(reverse("access:sign_in") + (f"?{urlencode(query)}" if query else ""))
