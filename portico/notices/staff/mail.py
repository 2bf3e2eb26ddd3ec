from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portico.design.navigation import Link
from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.notices.acts.send_again import send_again
from portico.notices.kinds import KINDS
from portico.notices.models import Delivery
from portico.notices.queries import mail_log

ON_A_PAGE = 50


@require_safe
@staff_page("practice")
def log(request: HttpRequest) -> HttpResponse:
    """What was mailed to whom, when, and how it went. What the mails say is not shown: they may open doors."""
    states = {"": _("All"), "failed": _("Could not be delivered"), "open": _("Waiting")}
    state = request.GET.get("state", "")
    state = state if state in states else ""
    found = list(mail_log(state=state, before=_instant(request.GET.get("before", "")))[: ON_A_PAGE + 1])
    mails = found[:ON_A_PAGE]
    here = reverse("notices_staff:mail")
    context = {
        "mails": [(mail, label(mail.kind)) for mail in mails],
        "tabs": [Link(word, f"{here}?state={key}", current=key == state) for key, word in states.items()],
        "state": state,
        "earlier": _earlier(state, mails[-1]) if len(found) > ON_A_PAGE else "",
    }
    return render(request, "notices/staff/mail.html", context)


@require_POST
@staff_page("practice")
def again(request: HttpRequest, mail: UUID) -> HttpResponse:
    """Send a mail again that was given up."""
    parked = get_object_or_404(Delivery.objects.select_related("client"), pk=mail)

    def do() -> str:
        if send_again(actor=request.actor, now=clock.now(), mail=parked):
            messages.success(request, _("It will be sent again."))
        else:
            messages.info(request, _("Nothing to do: this mail is not waiting for help."))
        return reverse("notices_staff:mail") + "?state=failed"

    return post_once(request, do)


def label(kind: str) -> str:
    """What a kind of mail is about, in words."""
    return str(KINDS[kind].label) if kind in KINDS else kind


def _earlier(state: str, last: Delivery) -> str:
    return "?" + urlencode({"state": state, "before": last.created_at.isoformat()})


def _instant(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None
