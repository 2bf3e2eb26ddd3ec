from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portico.design import navigation
from portico.foundation import clock
from portico.notices.queries import failed_lately, open_tasks
from portico.notices.task_lines import task_lines
from portico.trail.words import describe

ON_TODAY = 5


def _sees_mail(request: HttpRequest) -> bool:
    return request.actor.may("practice")


def _tasks_of_mine(request: HttpRequest) -> int:
    return open_tasks(actor=request.actor, mine=True).count()


def _tasks_today(request: HttpRequest) -> dict[str, Any] | None:
    tasks = open_tasks(actor=request.actor, mine=True)
    lines = task_lines(actor=request.actor, tasks=tasks[:ON_TODAY])
    return {"lines": lines, "count": tasks.count() if len(lines) == ON_TODAY else len(lines)} if lines else None


def _failed_today(request: HttpRequest) -> dict[str, Any] | None:
    count = failed_lately(now=clock.now()).count() if _sees_mail(request) else 0
    return {"count": count} if count else None


navigation.nav("staff", label=_("Tasks"), url="notices_staff:tasks", icon="check", order=30, count=_tasks_of_mine)
navigation.nav("staff", label=_("Mail"), url="notices_staff:mail", icon="mail", order=890, visible=_sees_mail)
navigation.today_item(name="tasks", template="notices/staff/today_tasks.html", order=30, build=_tasks_today)
navigation.today_item(name="failed mail", template="notices/staff/today_failed.html", order=5, build=_failed_today)

describe({"tasks.finished": _("ticked off a task"), "mail.sent_again": _("sent a mail again")})
