from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from portico.foundation import clock
from portico.foundation.actors import Actor
from portico.foundation.entry import staff_page
from portico.people.models import Staff
from portico.scheduling.models import Appointment
from portico.scheduling.queries import appointments_for, waiting_requests
from portico.scheduling.staff.visits import shown
from portico.scheduling.staff.waiting import judged, waited

PAGE = 15
RECENT = timedelta(days=2)
MOST_RECENT = 10
ANSWERED = (Appointment.State.BOOKED, Appointment.State.DECLINED)


@require_safe
@staff_page("requests")
def requests(request: HttpRequest) -> HttpResponse:
    """The queue: who waits longest first; below, what was answered lately and can be taken back."""
    actor, now = request.actor, clock.now()
    queue = queue_of(request)
    chosen = next((one for one in queue.providers if str(one.pk) == request.GET.get("provider")), None)
    found = waiting_requests(actor)
    if chosen:
        found = found.filter(provider=chosen)
    pages = Paginator(found.order_by("waiting_since", "pk"), PAGE)
    pages.count = queue.counts[chosen.pk] if chosen else queue.total
    page = pages.get_page(request.GET.get("page"))
    visits = shown(page.object_list, request.practice)
    context = {
        "queue": queue, "chosen": chosen, "page": page, "waiting": judged(visits, practice=request.practice, now=now),
        "oldest": waited(queue.oldest, now) if queue.oldest else "", "answered": _answered(request, actor, now),
    }  # fmt: skip
    return render(request, "scheduling/staff/requests.html", context)


def _answered(request: HttpRequest, actor: Actor, now: Any) -> list:
    lately = appointments_for(actor).filter(answered_at__gte=now - RECENT, starts_at__gt=now, state__in=ANSWERED)
    lately = lately.select_related("provider", "service", "location", "answered_by").order_by("-answered_at", "pk")
    return shown(lately[:MOST_RECENT], request.practice)


class Queue:
    """How many wait, for whom, and since when: one query, asked once in a request."""

    def __init__(self, actor: Actor):
        self.actor = actor

    @cached_property
    def _rows(self) -> list[dict[str, Any]]:
        found = waiting_requests(self.actor).prefetch_related(None).select_related(None).order_by()
        names = ("provider_id", "provider__title", "provider__given_name", "provider__family_name")
        rows = found.values(*names).annotate(n=Count("pk"), oldest=Min("waiting_since"))
        return sorted(rows, key=lambda row: (row["provider__family_name"], row["provider__given_name"]))

    @property
    def total(self) -> int:
        return sum(row["n"] for row in self._rows)

    @property
    def oldest(self):
        """Since when the longest wait goes on; None when nobody waits."""
        return min((row["oldest"] for row in self._rows), default=None)

    @property
    def counts(self) -> dict[UUID, int]:
        return {row["provider_id"]: row["n"] for row in self._rows}

    @cached_property
    def providers(self) -> list[Staff]:
        """Those somebody waits for."""
        return [
            Staff(
                pk=row["provider_id"], title=row["provider__title"], given_name=row["provider__given_name"],
                family_name=row["provider__family_name"],
            )
            for row in self._rows
        ]  # fmt: skip


def queue_of(request: HttpRequest) -> Queue:
    """The queue of whoever is signed in."""
    if "_scheduling_queue" not in request.__dict__:
        request.__dict__["_scheduling_queue"] = Queue(request.actor)
    return request.__dict__["_scheduling_queue"]
