from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.staff_console.checklist import steps


@require_safe
@staff_page()
def today(request: HttpRequest) -> HttpResponse:
    """The start of the day: what waits, today's visits, and while the practice is new what is still to set up."""
    to_do = steps(request)
    context = {
        "now": clock.now(),
        "may_find": request.actor.may("clients_view"),
        "steps": to_do if any(not step.done for step in to_do) else [],
        "steps_done": sum(step.done for step in to_do),
    }
    return render(request, "staff_console/today.html", context)
