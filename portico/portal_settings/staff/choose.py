from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portico.foundation.entry import staff_page
from portico.people.queries import find_clients
from portico.portal_settings.levels import CLIENT
from portico.portal_settings.pages import PAGES
from portico.portal_settings.permissions import denials_recorded
from portico.portal_settings.staff.scope import Scope, levels_of_page
from portico.portal_settings.targets import Target

AT_MOST = 20


@require_safe
@denials_recorded
@staff_page("clients")
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Find the one client whose settings are to be seen."""
    if slug not in PAGES or CLIENT not in levels_of_page(slug):
        raise Http404
    asked = request.GET.get("q", "").strip()
    people = request.actor.clients().filter(archived_at=None)
    found = list(find_clients(people, asked)[: AT_MOST + 1])
    context = {
        "page": PAGES[slug],
        "asked": asked,
        "found": [(one, Scope(Target(CLIENT, one)).page(slug)) for one in found[:AT_MOST]],
        "more": len(found) > AT_MOST,
    }
    return render(request, "portal_settings/staff/choose.html", context)
