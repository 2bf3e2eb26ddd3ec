from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from portico.access.acts.tokens import create_token, revoke_token
from portico.access.models import ApiToken
from portico.access.sealing import Unreadable, seal, unseal
from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once

FRESH = "fresh_token"


class TokenForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("What it is for"),
        max_length=80,
        help_text=gettext_lazy("For example the program that will use it."),
        error_messages={"required": gettext_lazy("Say what it is for, so that you recognise it later.")},
    )


@staff_page("tokens")
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The practice's tokens; a new one acts for who made it, and its secret is shown once."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():

        def do() -> str:
            actor = request.actor
            secret = create_token(actor=actor, now=clock.now(), staff=actor.staff, name=form.cleaned_data["name"])
            request.session[FRESH] = seal(secret.encode(), account=actor.account, purpose=FRESH)
            return reverse("access_staff:tokens")

        return post_once(request, do)
    context = {
        "form": form,
        "fresh": _fresh(request) if request.method == "GET" else "",
        "tokens": ApiToken.objects.filter(revoked_at=None).select_related("staff").order_by("-created_at"),
        "zone": request.actor.staff.time_zone or request.practice.time_zone,
    }
    return render(request, "access/staff/tokens.html", context, status=422 if request.method == "POST" else 200)


@staff_page("tokens")
@require_POST
def revoke(request: HttpRequest, token: UUID) -> HttpResponse:
    found = get_object_or_404(ApiToken, pk=token)

    def do() -> str:
        revoke_token(actor=request.actor, now=clock.now(), token=found)
        messages.success(request, _("The token no longer works."))
        return reverse("access_staff:tokens")

    return post_once(request, do)


def _fresh(request: HttpRequest) -> str:
    sealed = request.session.pop(FRESH, None)
    try:
        return unseal(sealed, account=request.actor.account, purpose=FRESH).decode() if sealed else ""
    except Unreadable:
        return ""
