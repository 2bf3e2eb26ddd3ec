"""Sessions that end: after a while without a click, and after a working day whatever happens.

The limits are looked at when a session is loaded, from its own timestamps, so no page and no parameter gets past them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import UpdateError
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from portico.access import kept_forms
from portico.access.models import Account
from portico.access.sealing import keyed_hash
from portico.access.session_store import SessionStore
from portico.foundation import clock
from portico.foundation.tenancy import practice_scope
from portico.people.models import Staff
from portico.practices.models import Practice

IDLE_MINUTES = {"staff": 15, "client": 20}
LONGEST = timedelta(hours=12)
NOTED_EVERY = 30  # seconds; a click sooner than that after the last one is not written down
WARN_SECONDS = 120
BACKGROUND = "X-Background"  # a request that says it was nobody's click does not prolong the session


@dataclass(frozen=True, slots=True)
class SessionLimits:
    """What the page's warning needs to know; ``seconds`` are left without a click."""

    idle_minutes: int
    seconds: int
    warn_seconds: int
    stay_url: str
    sign_in_url: str
    sign_out_url: str


class PracticeSession(SessionStore):
    """A session that is empty outside its own practice and past its limits; ``ended`` then names whose it was."""

    def __init__(self, session_key: str | None = None, practice: Practice | None = None):
        super().__init__(session_key)
        self.practice = practice
        self.ended: str | None = None

    def load(self) -> dict:
        data = super().load()
        if data.get("practice") != str(self.practice.pk):
            self._session_key = None
            return {}
        if SESSION_KEY in data and seconds_left(data) <= 0:
            self.model.objects.filter(session_key=self.session_key).delete()
            self.ended = data[SESSION_KEY]
            self._session_key = None
            return {}
        return data

    @property
    def signed_in(self) -> bool:
        return SESSION_KEY in self


def seconds_left(data: dict) -> int:
    """Until this session ends if nobody clicks."""
    now = clock.now().timestamp()
    idle = data.get("seen_at", 0) + data.get("idle_minutes", 0) * 60
    longest = data.get("signed_in_at", 0) + LONGEST.total_seconds()
    return int(min(idle, longest) - now)


@receiver(user_logged_in, dispatch_uid="portico.session_begins")
def session_begins(sender: type, request: HttpRequest, user: Account, **_: object) -> None:
    with practice_scope(user.practice):
        kind = "staff" if Staff.objects.filter(account=user).exists() else "client"
    now = clock.now().timestamp()
    request.session.update(
        {"practice": str(user.practice_id), "signed_in_at": now, "seen_at": now, "idle_minutes": IDLE_MINUTES[kind]}
    )


class PracticeSessionMiddleware:
    """Sessions inside a practice; the cookie's path is the practice's, so another practice is never sent it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.practice is None:
            request.session = SessionStore()
            return self.get_response(request)
        request.session = PracticeSession(request.COOKIES.get(settings.SESSION_COOKIE_NAME), request.practice)
        request.session_limits = SimpleLazyObject(lambda: limits_of(request))
        response = self.get_response(request)
        if request.session.accessed:
            patch_vary_headers(response, ("Cookie",))
            if request.session.ended:
                response = kept_forms.after_the_end(request, response)
            note_click(request)
        self._store(request, response)
        return response

    def _store(self, request: HttpRequest, response: HttpResponse) -> None:
        name, session = settings.SESSION_COOKIE_NAME, request.session
        path = get_script_prefix()
        if session.is_empty():
            if name in request.COOKIES:
                response.delete_cookie(name, path=path, samesite=settings.SESSION_COOKIE_SAMESITE)
            return
        if not session.modified or response.status_code >= 500:
            return
        session["practice"] = str(request.practice.pk)
        try:
            session.save()
        except UpdateError:  # ended meanwhile: signed out elsewhere, or the account was paused
            response.delete_cookie(name, path=path, samesite=settings.SESSION_COOKIE_SAMESITE)
            return
        response.set_cookie(
            name,
            session.session_key,
            path=path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite=settings.SESSION_COOKIE_SAMESITE,
        )


def note_click(request: HttpRequest) -> None:
    session = request.session
    if not session.signed_in or BACKGROUND in request.headers:
        return
    now = clock.now().timestamp()
    if now - session.get("seen_at", 0) >= NOTED_EVERY:
        session["seen_at"] = now


def stay(request: HttpRequest) -> int:
    """The person said "stay signed in": write it down now. Returns the seconds left."""
    request.session["seen_at"] = clock.now().timestamp()
    return seconds_left(dict(request.session.items()))


def limits_of(request: HttpRequest) -> SessionLimits | None:
    if not request.session.signed_in:
        return None
    data = dict(request.session.items())
    now = clock.now().timestamp()
    if BACKGROUND not in request.headers and now - data["seen_at"] >= NOTED_EVERY:
        data["seen_at"] = now
    return SessionLimits(
        idle_minutes=data["idle_minutes"],
        seconds=seconds_left(data),
        warn_seconds=WARN_SECONDS,
        stay_url=f"{reverse('access:stay')}?for={page_mark(request.user)}",
        sign_in_url=reverse("access:sign_in"),
        sign_out_url=reverse("access:sign_out"),
    )


def page_mark(account: Account) -> str:
    """Stands on every page of ``account``, so that a page left open is not uncovered by somebody else's sign-in."""
    return keyed_hash(str(account.pk), purpose="page mark")[:16]


def end_sessions(account: Account, *, but: str | None = None) -> int:
    """Sign an account out everywhere, except in the session with the key ``but``. Returns how many ended."""
    ended, _ = SessionStore.get_model_class().objects.filter(account=account).exclude(session_key=but).delete()
    return ended
