from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portico.access.models import Invitation
from portico.access.staff.states import shown
from portico.foundation import clock
from portico.foundation.entry import staff_page

A_PAGE = 50


@staff_page("clients")
@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """Links that were sent to clients and have not been used, newest first."""
    waiting = (
        Invitation.objects.filter(accepted_at=None, revoked_at=None, client__in=request.actor.clients())
        .select_related("client", "delivery")
        .order_by("-sent_at")
    )
    page = Paginator(waiting, A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, shown(one, clock.now())) for one in page]
    context = {"page": page, "rows": rows, "zone": request.actor.staff.time_zone or request.practice.time_zone}
    return render(request, "access/staff/invitations.html", context)
