"""The doors: sign in, second step, sign out, stay signed in, and a form that outlived its session."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portico.access import factors, kept_forms, passkeys, sessions, sign_in, throttle
from portico.access.acts.sign_in import note_sign_out
from portico.access.forms import CodeForm, SignInForm
from portico.foundation import clock
from portico.foundation.entry import open_page, to_sign_in

UNPROCESSABLE = 422


@open_page
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_page(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _sign_in(request)
    if request.actor.kind != "anonymous":
        return HttpResponseRedirect(sign_in.safe_next(request.actor, request.GET.get("next", "")))
    return _door(request, SignInForm(initial={"next": request.GET.get("next", "")}))


def _sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST)
    if form.is_valid():
        try:
            name, password = form.cleaned_data["login"], form.cleaned_data["password"]
            account = sign_in.check_password(request, name=name, password=password)
        except sign_in.Wait as wait:
            form.add_error(None, wait_sentence(wait.minutes))
            return _door(request, form, 429)
        if account is None:
            form.add_error(None, _("This name and password do not belong together. Please check both and try again."))
        else:
            answer = sign_in.go_on(request, account, next_page=form.cleaned_data["next"])
            if answer is not None:
                return answer
            form.add_error(None, _("This sign-in is not active now. Please call us."))
    return _door(request, form, UNPROCESSABLE)


def _door(request: HttpRequest, form: SignInForm, status: int = 200) -> HttpResponse:
    ended = request.method != "POST" and "ended" in request.GET
    return render(
        request,
        "access/sign_in.html",
        {"form": form, "ended": ended, "passkeys": passkeys.possible(request)},
        status=status,
    )


def wait_sentence(minutes: int) -> str:
    return ngettext(
        "There were too many tries. Please wait %(minutes)s minute, then try again.",
        "There were too many tries. Please wait %(minutes)s minutes, then try again.",
        minutes,
    ) % {"minutes": minutes}


@open_page
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    account = sign_in.halfway(request)
    if account is None:
        return HttpResponseRedirect(reverse("access:sign_in"))
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            buckets = throttle.second_step_bucket(account)
            if minutes := throttle.count_try(buckets, now=clock.now()):
                form.add_error(None, wait_sentence(minutes))
                status = 429
            elif how := factors.check_code(account=account, code=form.cleaned_data["code"], now=clock.now()):
                throttle.take_back(buckets)
                answer = sign_in.enter(request, account, how=how, next_page=request.session["second_step"]["next"])
                return answer or HttpResponseRedirect(reverse("access:sign_in"))
            else:
                form.add_error(
                    "code", _("This code did not work. Codes change every 30 seconds; please enter a new one.")
                )
    context = {
        "form": form,
        "codes": factors.has_authenticator(account),
        "passkeys": passkeys.possible(request) and factors.has_passkey(account),
    }
    return render(request, "access/second_step.html", context, status=status)


@open_page
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """GET asks; only POST signs out."""
    if request.method != "POST":
        if request.actor.kind == "anonymous":
            return render(request, "access/signed_out.html")
        return render(request, "access/sign_out.html")
    if request.actor.kind != "anonymous":
        note_sign_out(actor=request.actor, now=clock.now())
    logout(request)
    page = request.POST.get("next", "")
    inside = page.startswith(get_script_prefix() + "invitation/")
    response = HttpResponseRedirect(page if inside else reverse("access:sign_out"), status=303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@open_page
@require_http_methods(["GET", "HEAD", "POST"])
def stay(request: HttpRequest) -> HttpResponse:
    """The warning's "Stay signed in", by script or, without it, as a page in a new tab.

    ``for`` says whose page asks: another person's sign-in on the same device does not uncover it.
    """
    html = "text/html" in request.headers.get("Accept", "")
    owner = request.GET.get("for", "")
    if request.actor.kind == "anonymous" or (owner and owner != sessions.page_mark(request.user)):
        return to_sign_in(request) if html else JsonResponse({"seconds": 0}, status=401)
    watching = sessions.BACKGROUND in request.headers
    seconds = request.session_limits.seconds if watching else sessions.stay(request)
    if html:
        return render(request, "access/stay.html", {"minutes": seconds // 60})
    return JsonResponse({"seconds": seconds, "csrf": get_token(request)})


@open_page
@require_safe
def kept(request: HttpRequest, key: UUID) -> HttpResponse:
    """What the person was sending when their session had ended: to send again, or not."""
    if request.actor.kind == "anonymous":
        return to_sign_in(request)
    form = kept_forms.kept_for(request.actor.account, key)
    if form is None:
        raise Http404
    fields, back = kept_forms.content_of(form, request.actor.account)
    hidden = [(name, value) for name, values in fields.items() for value in values]
    shown = [value for name, value in hidden if name != "once" and len(value) > 20 and " " in value.strip()]
    context = {"action": form.path, "hidden": hidden, "shown": shown, "back": back}
    return render(request, "access/kept.html", context)


@open_page
@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    """What the browser needs to show a passkey, for its script: any, or those of who is halfway in."""
    if not passkeys.possible(request):
        return JsonResponse({}, status=409)
    return JsonResponse(passkeys.request_options(request, sign_in.halfway(request)))


@open_page
@require_POST
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """A passkey is both steps at once."""
    halfway = sign_in.halfway(request)
    try:
        passkey = passkeys.proved(request, request.POST.get("credential", "")[:10_000], now=clock.now())
    except passkeys.NotProved:
        passkey = None
    account = passkey.account if passkey else None
    if account is None or (halfway and halfway != account):
        return _door_with(request, _("This passkey did not work here. You can use your password."))
    next_page = request.session.get("second_step", {}).get("next") or request.POST.get("next", "")
    answer = sign_in.enter(request, account, how="passkey", next_page=next_page)
    return answer or _door_with(request, _("This sign-in is not active now. Please call us."))


def _door_with(request: HttpRequest, sentence: str) -> HttpResponse:
    form = SignInForm({"login": "", "password": ""}, initial={"next": request.POST.get("next", "")})
    form.full_clean()
    form.errors.clear()
    form.add_error(None, sentence)
    return _door(request, form, UNPROCESSABLE)
