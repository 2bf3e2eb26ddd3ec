"""The same pages about one's own sign-in stand in the portal and in the console."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from portico.foundation import clock

View = Callable[..., HttpResponse]
CONFIRMED_FOR = 10 * 60  # seconds after typing the password in which sign-in details may be changed


@dataclass(frozen=True, slots=True)
class Area:
    """Where these pages stand for this person."""

    namespace: str
    layout: str

    def url(self, name: str, *args: Any) -> str:
        return reverse(f"{self.namespace}:{name}", args=args)


AREAS = {
    "client": Area("access_client", "layouts/portal.html"),
    "staff": Area("access_staff", "layouts/desk.html"),
}


def area_of(request: HttpRequest) -> Area:
    return AREAS[request.actor.kind]


def show(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Draw one of these pages: ``layout`` and the addresses of its neighbours (``urls``) are added."""
    area = area_of(request)
    names = (
        "security",
        "password",
        "second_step",
        "second_step_remove",
        "recovery_codes",
        "passkeys",
        "passkey_options",
    )
    urls = {name: area.url(name) for name in (*names, "sign_out_elsewhere", "confirm")}
    return render(
        request, f"access/account/{template}", {"layout": area.layout, "urls": urls, **context}, status=status
    )


def go(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponseRedirect(area_of(request).url(name), status=303)


def confirmed(view: View) -> View:
    """The password has been typed a moment ago; else it is asked for first."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        since = clock.now().timestamp() - request.session.get("confirmed_at", 0)
        if since < CONFIRMED_FOR:
            return view(request, *args, **kwargs)
        area = area_of(request)
        wanted = request.path if request.method == "GET" else area.url("security")
        return HttpResponseRedirect(f"{area.url('confirm')}?{urlencode({'next': wanted})}", status=303)

    return asked
