from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portico.foundation import clock
from portico.foundation.entry import client_page


@require_safe
@client_page
def home(request: HttpRequest) -> HttpResponse:
    """What there is to do and what comes next. The slices say it; a part that fails says so and the page stays."""
    return render(request, "client_portal/home.html", {"client": request.actor.client, "now": clock.now()})
