"""A form that was sent after the session had ended is kept for its writer, and offered again after sign-in."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, reverse

from portico.access.models import Account, KeptForm
from portico.access.sealing import seal, unseal
from portico.foundation import clock

KEPT_FOR = timedelta(minutes=30)
LARGEST = 64 * 1024  # characters of JSON
NOT_KEPT = {"csrfmiddlewaretoken"}


def after_the_end(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """When an ended session was led to the sign-in page: say why there, and keep what was being sent."""
    sign_in = reverse("access:sign_in")
    if not (300 <= response.status_code < 400 and urlsplit(response.headers.get("Location", "")).path == sign_in):
        return response
    query = {"ended": "1"}
    if request.method in {"GET", "HEAD"}:
        query["next"] = request.get_full_path()
    elif kept := keep(request):
        request.session["kept"] = str(kept.pk)
    return HttpResponseRedirect(f"{sign_in}?{urlencode(query)}")


def keep(request: HttpRequest) -> KeptForm | None:
    account = Account.objects.within(request.practice).filter(pk=request.session.ended).first()
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in NOT_KEPT}
    secret = any("password" in name for name in fields)
    content = json.dumps({"fields": fields, "back": _page_before(request)})
    if account is None or not fields or secret or request.FILES or len(content) > LARGEST:
        return None
    return KeptForm.objects.create(
        account=account,
        path=request.get_full_path()[:500],
        sealed=seal(content.encode(), account=account, purpose="kept form"),
        kept_at=clock.now(),
    )


def kept_for(account: Account, key: str | UUID | None) -> KeptForm | None:
    """The kept form with this key, if it is this account's and young enough."""
    if not key:
        return None
    return KeptForm.objects.filter(pk=key, account=account, kept_at__gt=clock.now() - KEPT_FOR).first()


def content_of(kept: KeptForm, account: Account) -> tuple[dict[str, list[str]], str]:
    """The fields as they were sent, and the page they were typed on."""
    content = json.loads(unseal(kept.sealed, account=account, purpose="kept form"))
    return content["fields"], content["back"]


def _page_before(request: HttpRequest) -> str:
    before = urlsplit(request.headers.get("Referer", ""))
    inside = before.netloc == request.get_host() and before.path.startswith(get_script_prefix())
    return before.path if inside else get_script_prefix()
