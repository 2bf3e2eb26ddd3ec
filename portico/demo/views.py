"""The demo's mail viewer. Reachable only while ``PORTICO_DEMO=1``."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portico.demo import mailbox


@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    data = settings.PORTICO_DATA
    found = filter(None, (mailbox.read(data, name) for name in mailbox.names(data)))
    return render(request, "demo/mails.html", {"mails": list(found)})


@require_safe
def mail(request: HttpRequest, name: str) -> HttpResponse:
    found = mailbox.read(settings.PORTICO_DATA, name)
    if found is None:
        raise Http404
    return render(request, "demo/mail.html", {"mail": found})
