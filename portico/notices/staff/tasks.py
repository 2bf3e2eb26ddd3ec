from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portico.design.navigation import Link
from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.notices.acts.finish_task import finish_task
from portico.notices.queries import open_tasks, tasks_of
from portico.notices.task_lines import task_lines

SHOWN = 200


@require_safe
@staff_page()
def tasks(request: HttpRequest) -> HttpResponse:
    """What there is to do, oldest first: one's own, or everybody's."""
    sees_all = request.actor.may("all_clients")
    everybody = sees_all and request.GET.get("show") == "all"
    found = open_tasks(actor=request.actor, mine=not everybody)
    here = reverse("notices_staff:tasks")
    tabs = [
        Link(_("Mine"), here, current=not everybody),
        Link(_("Everybody’s"), f"{here}?show=all", current=everybody),
    ]
    context = {
        "lines": task_lines(actor=request.actor, tasks=found[:SHOWN]),
        "tabs": tabs if sees_all else [],
        "everybody": everybody,
    }
    return render(request, "notices/staff/tasks.html", context)


@require_POST
@staff_page()
def done(request: HttpRequest, task: UUID) -> HttpResponse:
    """Tick a task off."""
    found = get_object_or_404(tasks_of(actor=request.actor, mine=False), pk=task)

    def do() -> str:
        finish_task(actor=request.actor, now=clock.now(), task=found)
        messages.success(request, _("Done."))
        return reverse("notices_staff:tasks") + ("?show=all" if request.POST.get("show") == "all" else "")

    return post_once(request, do)
