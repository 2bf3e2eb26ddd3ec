from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from portico.foundation.actors import Actor
from portico.notices.models import Task
from portico.notices.task_words import words_of


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as a page shows it: its sentence, where it can be done, and the task itself."""

    task: Task
    sentence: str
    url: str


def task_lines(*, actor: Actor, tasks: Iterable[Task]) -> list[TaskLine]:
    """Tasks in words. A client whom ``actor`` may not see stays nameless."""
    tasks = list(tasks)
    wanted = {task.client_id for task in tasks if task.client_id}
    names = {one.pk: one.name for one in actor.clients().filter(pk__in=wanted)} if wanted else {}
    return [_line(task, names) for task in tasks]


def _line(task: Task, names: dict[UUID, str]) -> TaskLine:
    words = words_of(task.kind)
    sentence = str(words.sentence) % {"client": names.get(task.client_id) or _("Somebody")}
    arguments = {"about": [task.about_id], "client": [task.client_id]}.get(words.takes, [])
    try:
        url = reverse(words.page, args=arguments) if words.page else ""
    except NoReverseMatch:
        url = ""
    return TaskLine(task, sentence, url)
