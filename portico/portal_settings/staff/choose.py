from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portico.foundation.entry import staff_page
from portico.people.folding import fold
from portico.people.queries import find_clients, providers
from portico.portal_settings.levels import CLIENT, PROVIDER
from portico.portal_settings.pages import PAGES
from portico.portal_settings.permissions import denials_recorded
from portico.portal_settings.staff.scope import Scope, levels_of_page
from portico.portal_settings.targets import Target

AT_MOST = 20


@require_safe
@denials_recorded
@staff_page("clients")
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Find the one client, or with ``?level=provider`` the one provider, whose settings are to be seen."""
    level = PROVIDER if request.GET.get("level") == PROVIDER else CLIENT
    if slug not in PAGES or level not in levels_of_page(slug):
        raise Http404
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:120]
    people = find_providers(request, asked) if level == PROVIDER else clients(request, asked)
    context = {
        "page": PAGES[slug],
        "asked": asked,
        "level": level,
        "found": [(one, Scope(Target(level, one)).page(slug)) for one in people[:AT_MOST]],
        "more": len(people) > AT_MOST,
    }
    return render(request, "portal_settings/staff/choose.html", context)


def clients(request: HttpRequest, asked: str) -> list[Any]:
    return list(find_clients(request.actor.clients().filter(archived_at=None), asked)[: AT_MOST + 1])


def find_providers(request: HttpRequest, asked: str) -> list[Any]:
    if not request.actor.may("portal_settings"):
        raise PermissionDenied("portal_settings")
    return [one for one in providers() if fold(asked) in fold(one.name)]
