from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portico.design.navigation import Link
from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.scheduling.models import Appointment, Attendee
from portico.scheduling.queries import appointments_for
from portico.scheduling.staff.visits import shown
from portico.trail.recording import viewed

PAGE = 30


@require_safe
@staff_page("appointments_view")
def visits(request: HttpRequest, client: UUID) -> HttpResponse:
    """The tab of a client's record with what is coming, or what is over or off."""
    actor, now = request.actor, clock.now()
    found = get_object_or_404(actor.clients(), pk=client)
    viewed(actor=actor, now=now, client=found, page="appointments")
    past = request.GET.get("show") == "past"
    here = reverse("scheduling_staff:client_appointments", args=[found.pk])
    over = Q(ends_at__lte=now) | ~Q(state__in=Appointment.ACTIVE)
    theirs = Exists(Attendee.objects.filter(appointment_id=OuterRef("pk"), client_id=found.pk))
    rows = appointments_for(actor).filter(theirs).filter(over if past else ~over)
    page = Paginator(rows.order_by("-starts_at" if past else "starts_at", "pk"), PAGE).get_page(request.GET.get("page"))
    context = {
        "client": found, "page": page, "visits": shown(page.object_list, request.practice), "past": past,
        "which": [
            Link(_("Coming"), here, current=not past), Link(_("Past and cancelled"), f"{here}?show=past", current=past)
        ],
        "may_book": actor.may("appointments") and found.archived_at is None,
    }  # fmt: skip
    return render(request, "scheduling/staff/client_visits.html", context)
