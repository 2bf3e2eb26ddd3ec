from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portico.foundation.entry import open_page
from portico.practices.models import Practice
from portico.practices.queries import open_locations, the_only_practice
from portico.practices.week import week_in_words


@require_safe
@open_page
def practice(request: HttpRequest) -> HttpResponse:
    """The practice's page: the right door for each, and how to reach us. It says nothing of anybody."""
    locations = [(place.name, place.address_for(confirmed=False)) for place in open_locations()]
    context = {"week": week_in_words(), "locations": locations}
    return render(request, "public_site/practice.html", context)


@require_safe
@open_page
def invited(request: HttpRequest) -> HttpResponse:
    """For who was invited and looks for the way in: the link is in the mail, and we help by phone."""
    return render(request, "public_site/invited.html")


@require_safe
@open_page
def help_now(request: HttpRequest) -> HttpResponse:
    return render(request, "public_site/help_now.html")


@require_safe
@open_page
def front(request: HttpRequest) -> HttpResponse:
    """The installation’s own address. With several practices it names none (the demo does): people know theirs."""
    only = the_only_practice()
    if only is not None:
        return HttpResponseRedirect(f"/{only.slug}/")
    shown = Practice.objects.order_by("name") if settings.PORTICO_DEMO else ()
    return render(request, "public_site/front.html", {"some": Practice.objects.exists(), "shown": shown})


@require_safe
@open_page
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return _plain("ok")


@require_safe
@open_page
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers, and its tables are there."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        Practice.objects.exists()
    except DatabaseError:
        return _plain("the database does not answer", status=503)
    return _plain("ready")


def _plain(text: str, *, status: int = 200) -> HttpResponse:
    response = HttpResponse(text + "\n", content_type="text/plain; charset=utf-8", status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
