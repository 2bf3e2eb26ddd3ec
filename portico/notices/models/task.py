from __future__ import annotations

from django.db import models
from django.db.models import Q

from portico.foundation.tenancy import Tenanted


class Task(Tenanted):
    """Something for staff to do. Done by one of those it is for, it is done for all."""

    kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    client = models.ForeignKey("people.Client", on_delete=models.CASCADE, null=True, related_name="tasks")
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("people.Staff", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "kind", "about_id"], condition=Q(done_at=None), name="task_open_once"
            ),
        ]
        indexes = [
            models.Index(fields=["practice", "created_at"], condition=Q(done_at=None), name="task_open"),
            models.Index(fields=["practice", "about_id"], name="task_by_subject"),
        ]


class TaskFor(Tenanted):
    """A member of staff who is asked to do a task."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="for_staff")
    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="tasks_for")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "task", "staff"], name="task_for_once")]
        indexes = [models.Index(fields=["practice", "staff"], name="task_by_staff")]
