from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portico.access import devices, factors, passkeys, passwords, sign_in, throttle
from portico.access.account.areas import go, show
from portico.access.acts.password import change_password, sign_out_elsewhere
from portico.access.forms import ConfirmForm, NewPasswordForm
from portico.access.models import Authenticator
from portico.access.views import UNPROCESSABLE, wait_sentence
from portico.foundation import clock
from portico.people.models import Staff


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Everything about one's own sign-in on one page."""
    account = request.actor.account
    context = {
        "account": account,
        "app": Authenticator.objects.filter(account=account).first(),
        "codes_left": factors.recovery_codes_left(account),
        "passkeys": list(account.passkeys.order_by("added_at")),
        "passkeys_possible": passkeys.possible(request),
        "devices": list(account.devices.order_by("-last_seen_at")),
        "zone": zone_of(request),
        "must_enrol": request.session.get("must_enrol", False),
    }
    return show(request, "security.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    account, actor = request.actor.account, request.actor
    about = passwords.words_about(email=account.email, name=actor.name, practice=request.practice.name)
    form = NewPasswordForm(
        request.POST if request.method == "POST" else None, minimum=passwords.shortest(account), about=about
    )
    if request.method == "POST" and form.is_valid() and knows_password(request, form, "current"):
        key, fresh = request.session.session_key, form.cleaned_data["password"]
        device = devices.device_of(request, account)
        change_password(actor=actor, now=clock.now(), password=fresh, this_session=key, this_device=device)
        update_session_auth_hash(request, account)
        messages.success(request, _("Your password is changed. You are signed out on all other devices."))
        return go(request, "security")
    return show(request, "password.html", {"form": form}, UNPROCESSABLE if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Asks for the password again before sign-in details are changed."""
    form = ConfirmForm(
        request.POST if request.method == "POST" else None, initial={"next": request.GET.get("next", "")}
    )
    if request.method == "POST" and form.is_valid() and knows_password(request, form, "password"):
        request.session["confirmed_at"] = clock.now().timestamp()
        wanted = sign_in.safe_next(request.actor, form.cleaned_data["next"])
        return HttpResponseRedirect(wanted, status=303)
    return show(request, "confirm.html", {"form": form}, UNPROCESSABLE if request.method == "POST" else 200)


@require_POST
def sign_out_everywhere_else(request: HttpRequest) -> HttpResponse:
    actor, key = request.actor, request.session.session_key
    device = devices.device_of(request, actor.account)
    sign_out_elsewhere(actor=actor, now=clock.now(), this_session=key, this_device=device)
    messages.success(request, _("You are signed out on all other devices."))
    return go(request, "security")


def knows_password(request: HttpRequest, form: NewPasswordForm | ConfirmForm, field: str) -> bool:
    account = request.actor.account
    buckets = throttle.second_step_bucket(account)
    if minutes := throttle.count_try(buckets, now=clock.now()):
        form.add_error(None, wait_sentence(minutes))
        return False
    if not account.check_password(form.cleaned_data[field]):
        form.add_error(field, _("This is not your password. Please type it again."))
        return False
    throttle.take_back(buckets)
    return True


def zone_of(request: HttpRequest) -> str:
    """The time zone in which this person reads times."""
    person: Staff | object = request.actor.staff or request.actor.client
    return person.time_zone or request.practice.time_zone
