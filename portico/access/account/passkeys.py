from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from portico.access import factors, passkeys
from portico.access.account.areas import confirmed, show
from portico.access.account.removing import removal
from portico.access.account.second_step import show_codes_next
from portico.access.acts.factors import add_passkey, remove_passkey
from portico.access.models import Passkey
from portico.access.views import UNPROCESSABLE
from portico.foundation import clock

MOST = 10


class PasskeyForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name for this passkey"),
        max_length=60,
        initial=gettext_lazy("My device"),
        error_messages={"required": gettext_lazy("Give it a name, so that you recognise it later.")},
    )
    credential = forms.CharField(
        required=False, max_length=10_000, widget=forms.HiddenInput
    )  # filled in by the browser's answer


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def add(request: HttpRequest) -> HttpResponse:
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            facts = passkeys.created(request, form.cleaned_data["credential"])
        except passkeys.NotProved:
            form.add_error(None, _("The passkey could not be made. Please try again."))
        else:
            fresh = add_passkey(actor=request.actor, now=clock.now(), name=form.cleaned_data["name"], **facts)
            messages.success(request, _("The passkey is added."))
            return show_codes_next(request, fresh)
    context = {"form": form, "possible": passkeys.possible(request)}
    return show(request, "passkey.html", context, UNPROCESSABLE if request.method == "POST" else 200)


@require_POST
@confirmed
def options(request: HttpRequest) -> HttpResponse:
    """What the browser needs to make a passkey, for its script."""
    if not passkeys.possible(request) or request.actor.account.passkeys.count() >= MOST:
        return JsonResponse({}, status=409)
    return JsonResponse(passkeys.creation_options(request, request.actor.account))


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def remove(request: HttpRequest, passkey: UUID) -> HttpResponse:
    account = request.actor.account
    found = get_object_or_404(Passkey, pk=passkey, account=account)
    return removal(
        request,
        what=found.name,
        last=not factors.has_authenticator(account) and account.passkeys.count() == 1,
        remove=lambda: remove_passkey(actor=request.actor, now=clock.now(), passkey=found),
        done=_("The passkey is removed."),
    )
