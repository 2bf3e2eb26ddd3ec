from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.people import overview as seams
from portico.people.models import Client
from portico.people.queries import contacts_of, providers, with_providers
from portico.practices.phones import home_region, shown_phone
from portico.trail.recording import viewed


@require_safe
@staff_page("clients_view")
def overview(request: HttpRequest, client: UUID) -> HttpResponse:
    """A client's record, first page. That it was opened is in the trail."""
    found = get_object_or_404(with_providers(request.actor.clients()), pk=client)
    now = clock.now()
    viewed(actor=request.actor, now=now, client=found, page="overview")
    region = home_region(request.practice)
    contacts = list(contacts_of(found, now=now).prefetch_related("grants"))
    for contact in contacts:
        contact.phone_shown = shown_phone(contact.phone, region=region) if contact.phone else ""
    context = {
        "client": found,
        "age": age(found, request),
        "phone": shown_phone(found.phone, region=region) if found.phone else "",
        "contacts": contacts,
        "portal_state": seams.portal_state(found, now=now),
        "parts": seams.parts(request, found),
        "may_change": request.actor.may("clients"),
        "may_assign": request.actor.may("assign"),
    }
    if context["may_assign"] and not found.archived_at:
        taken = {assignment.provider_id for assignment in found.assigned}
        context["free_providers"] = [provider for provider in providers() if provider.pk not in taken]
    return render(request, "people/staff/client.html", context)


def age(client: Client, request: HttpRequest) -> int | None:
    """Whole years on the practice's calendar."""
    if client.birth_date is None:
        return None
    today = clock.now().astimezone(request.practice.zone).date()
    born = client.birth_date
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
