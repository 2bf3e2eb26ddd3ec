from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portico.foundation.entry import staff_page
from portico.people.queries import assigned_to, find_clients, with_providers
from portico.practices.phones import home_region, shown_phone

PAGE = 50
LONGEST_SEARCH = 120


@require_safe
@staff_page("clients_view")
def clients(request: HttpRequest) -> HttpResponse:
    """Everybody this person may see, with one search box and two filters."""
    actor = request.actor
    text = request.GET.get("q", "")[:LONGEST_SEARCH].replace("\x00", "").strip()
    archived = request.GET.get("archived") == "1"
    sees_all = actor.may("all_clients")
    mine = bool(sees_all and actor.staff.is_provider and request.GET.get("whose") == "mine")
    found = actor.clients().filter(archived_at__isnull=not archived)
    if mine:
        found = assigned_to(found, actor.staff.pk)
    found = with_providers(find_clients(found, text)).order_by("family_name", "given_name", "id")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    region = home_region(request.practice)
    for client in page:
        client.phone_shown = shown_phone(client.phone, region=region) if client.phone else ""
    context = {
        "page": page,
        "text": text,
        "archived": archived,
        "mine": mine,
        "may_choose": sees_all and actor.staff.is_provider,
        "only_assigned": not sees_all,
        "may_add": actor.may("clients"),
    }
    return render(request, "people/staff/clients.html", context)
