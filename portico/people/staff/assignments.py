from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.people.acts.assign_client import assign_client
from portico.people.acts.end_assignment import end_assignment
from portico.people.models import Assignment, Client, Staff
from portico.people.queries import assigned_to, find_clients, providers

PAGE = 50
FOUND = 20


@require_POST
@staff_page("assign")
def assign(request: HttpRequest, client: UUID) -> HttpResponse:
    """A provider, chosen on the client's page or on the provider's, works with this client."""
    found = get_object_or_404(request.actor.clients(), pk=client)
    if not request.POST.get("provider"):
        messages.warning(request, _("Choose a provider first."))
        return HttpResponseRedirect(reverse("people_staff:client", args=[found.pk]))
    provider = get_object_or_404(providers(), pk=_uuid(request.POST.get("provider", "")))

    def start() -> str:
        assign_client(actor=request.actor, now=clock.now(), client=found, provider=provider)
        return _next(request, found)

    return post_once(request, start)


@require_POST
@staff_page("assign")
def end(request: HttpRequest, client: UUID, assignment: UUID) -> HttpResponse:
    found = get_object_or_404(request.actor.clients(), pk=client)
    row = get_object_or_404(Assignment.objects.select_related("client", "provider"), pk=assignment, client=found)

    def stop() -> str:
        end_assignment(actor=request.actor, now=clock.now(), assignment=row)
        return _next(request, found)

    return post_once(request, stop)


@require_safe
@staff_page("staff")
def of_provider(request: HttpRequest, staff: UUID) -> HttpResponse:
    """Which clients this provider works with, and a search to add one."""
    provider = get_object_or_404(Staff.objects.all(), pk=staff)
    text = request.GET.get("q", "")[:120]
    present = Assignment.objects.filter(provider=provider, ended_at=None).select_related("client")
    page = Paginator(present.order_by("client__family_name", "client__given_name", "id"), PAGE).get_page(
        request.GET.get("page")
    )
    mine = assigned_to(Client.objects.all(), provider.pk)
    others = find_clients(request.actor.clients().filter(archived_at=None), text).exclude(pk__in=mine.values("pk"))
    matches = list(others.order_by("family_name", "given_name", "id")[:FOUND]) if text.strip() else []
    context = {
        "staff": provider,
        "page": page,
        "text": text,
        "matches": matches,
        "may_assign": provider.is_provider and not provider.left_at,
    }
    return render(request, "people/staff/provider_clients.html", context)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _next(request: HttpRequest, client: Client) -> str:
    """Back to the page the form was on, when that is one of ours."""
    back = request.POST.get("next", "")
    if back.startswith(reverse("people_staff:staff")) and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return back
    return reverse("people_staff:client", args=[client.pk])
