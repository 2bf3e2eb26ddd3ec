"""Signing in: password, then a second step where there is one, then the session."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from portico.access import devices, factors, kept_forms, throttle
from portico.access.acts.sign_in import note_sign_in
from portico.access.backend import account_named
from portico.access.middleware import actor_for
from portico.access.models import Account
from portico.foundation import clock
from portico.foundation.actors import Actor

BACKEND = "portico.access.backend.PracticeBackend"
SECOND_STEP_MINUTES = 10


class Wait(Exception):
    """Too many tries; ``minutes`` until the next one is looked at."""

    def __init__(self, minutes: int):
        super().__init__(minutes)
        self.minutes = minutes


def check_password(request: HttpRequest, *, name: str, password: str) -> Account | None:
    """The account, or ``None`` when name and password do not belong together. Raises Wait."""
    named = account_named(request.practice, name)
    buckets = throttle.buckets_of(request, name, named, devices.device_of(request, named))
    if minutes := throttle.count_try(buckets, now=clock.now()):
        raise Wait(minutes)
    account = authenticate(request, login=name, password=password)
    if account is not None:
        throttle.take_back(buckets)
    return account


def go_on(request: HttpRequest, account: Account, *, next_page: str) -> HttpResponse | None:
    """After the right password: the second step where the account has one, else in. ``None``: nothing to enter."""
    if actor_for(request.practice, account).kind == "anonymous":
        return None
    if factors.has_second_step(account):
        request.session.cycle_key()
        request.session["second_step"] = {
            "account": str(account.pk), "at": clock.now().timestamp(), "next": next_page
        }  # fmt: skip
        return HttpResponseRedirect(reverse("access:second_step"))
    return enter(request, account, how="password", next_page=next_page)


def halfway(request: HttpRequest) -> Account | None:
    """Who has given the right password in this browser and owes the second step."""
    pending = request.session.get("second_step")
    if not pending or clock.now().timestamp() - pending["at"] > SECOND_STEP_MINUTES * 60:
        return None
    return Account.objects.within(request.practice).filter(pk=pending["account"], is_active=True).first()


def enter(request: HttpRequest, account: Account, *, how: str, next_page: str) -> HttpResponse | None:
    """Begin the session and lead to the page. ``None`` when this account has nothing to enter (any more)."""
    actor = actor_for(request.practice, account)
    if actor.kind == "anonymous":
        return None
    request.session.pop("second_step", None)
    kept = kept_forms.kept_for(account, request.session.pop("kept", None))
    login(request, account, backend=BACKEND)
    request.session["how"] = how
    request.session["confirmed_at"] = clock.now().timestamp()
    if owes_second_step(actor):
        request.session["must_enrol"] = True
    note_sign_in(actor=actor, now=clock.now(), how=how, new_device=devices.remember(request, account))
    page = reverse("access:kept", args=[kept.pk]) if kept else safe_next(actor, next_page)
    return devices.set_cookie(request, HttpResponseRedirect(page, status=303))


def second_step_required(actor: Actor) -> bool:
    """Staff must have one; the demo asks nobody."""
    return actor.kind == "staff" and not settings.PORTICO_DEMO


def owes_second_step(actor: Actor) -> bool:
    return second_step_required(actor) and not factors.has_second_step(actor.account)


def home_of(actor: Actor) -> str:
    return get_script_prefix() + ("desk/" if actor.kind == "staff" else "me/")


def safe_next(actor: Actor, page: str) -> str:
    """The page somebody wanted before signing in, if it lies in their part of this practice; else their home."""
    root, home = get_script_prefix(), home_of(actor)
    path = unquote(urlsplit(page).path)
    inside = page.startswith(root) and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    other = root + ("me/" if actor.kind == "staff" else "desk/")
    at_the_door = path.startswith((root + "sign-", root + "invitation/", root + "api/"))
    if not inside or path.startswith(other) or at_the_door or ".." in path or "\\" in page or path == root:
        return home
    return page
