from __future__ import annotations

import base64
import json

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portico.access import codes, factors
from portico.access.account.areas import confirmed, go, show
from portico.access.account.removing import removal
from portico.access.acts.factors import add_authenticator, remove_authenticator, renew_recovery_codes
from portico.access.forms import CodeForm
from portico.access.sealing import Unreadable, seal, unseal
from portico.access.views import UNPROCESSABLE
from portico.foundation import clock

DRAFT, FRESH = "second_step_draft", "fresh_codes"


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def second_step(request: HttpRequest) -> HttpResponse:
    """Add a code app: show its secret, and believe it when it has given a right code."""
    account = request.actor.account
    secret = _draft(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    form.fields["code"].help_text = _("The 6 digits the app shows now.")
    if request.method == "POST" and form.is_valid():
        step = codes.matching_step(secret, codes.plain(form.cleaned_data["code"]), clock.now())
        if step is None:
            form.add_error("code", _("This code did not work. Codes change every 30 seconds; please enter a new one."))
        else:
            fresh = add_authenticator(actor=request.actor, now=clock.now(), secret=secret, step=step)
            request.session.pop(DRAFT, None)
            return show_codes_next(request, fresh)
    link = codes.app_link(secret, account)
    context = {"form": form, "picture": codes.picture(link), "spelled": codes.spelled(secret), "link": link}
    return show(request, "second_step.html", context, UNPROCESSABLE if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def second_step_remove(request: HttpRequest) -> HttpResponse:
    return removal(
        request,
        what=_("the code app"),
        last=not factors.has_passkey(request.actor.account),
        remove=lambda: remove_authenticator(actor=request.actor, now=clock.now()),
        done=_("The code app is removed."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Fresh recovery codes: shown once, right after they are made."""
    if request.method == "POST":
        if not factors.has_second_step(request.actor.account):
            return go(request, "security")
        return show_codes_next(request, renew_recovery_codes(actor=request.actor, now=clock.now()))
    fresh = _sealed_in_session(request, FRESH, keep=False)
    return show(request, "recovery_codes.html", {"codes": json.loads(fresh) if fresh else []})


def show_codes_next(request: HttpRequest, fresh: list[str]) -> HttpResponse:
    request.session.pop("must_enrol", None)
    if not fresh:
        return go(request, "security")
    sealed = seal(json.dumps(fresh).encode(), account=request.actor.account, purpose=FRESH)
    request.session[FRESH] = sealed
    return go(request, "recovery_codes")


def _draft(request: HttpRequest) -> bytes:
    """The secret on offer; the same one while the page is open, so that a reload does not spoil the scan."""
    waiting = _sealed_in_session(request, DRAFT, keep=True)
    if waiting:
        return base64.b64decode(waiting)
    secret = codes.new_secret()
    request.session[DRAFT] = seal(base64.b64encode(secret), account=request.actor.account, purpose=DRAFT)
    return secret


def _sealed_in_session(request: HttpRequest, name: str, *, keep: bool) -> bytes:
    sealed = request.session.get(name) if keep else request.session.pop(name, None)
    try:
        return unseal(sealed, account=request.actor.account, purpose=name) if sealed else b""
    except Unreadable:
        return b""
