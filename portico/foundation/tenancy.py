"""Every row belongs to a practice, and no query runs outside one."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection, models
from django_scopes import ScopedManager, get_scope, scope

if TYPE_CHECKING:
    from portico.practices.models import Practice


class WrongPractice(Exception):
    """A row was about to be written for a practice other than the open one."""


class Tenanted(models.Model):
    """A row of one practice, with a random public id. Its manager refuses to work outside ``practice_scope``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    practice = models.ForeignKey("practices.Practice", on_delete=models.CASCADE, related_name="+", editable=False)

    objects = ScopedManager(practice="practice")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        open_practice = get_scope().get("practice")
        if open_practice is not None:
            if self.practice_id is None:
                self.practice_id = open_practice.pk
            elif self.practice_id != open_practice.pk:
                raise WrongPractice(f"{type(self).__name__} belongs to another practice")
        super().save(*args, **kwargs)


@contextmanager
def practice_scope(practice: Practice) -> Iterator[Practice]:
    """Open a practice: queries see its rows only, and on PostgreSQL row-level security agrees."""
    with scope(practice=practice):
        outer = _tell_database(str(practice.pk))
        try:
            yield practice
        finally:
            _tell_database(outer)


def _tell_database(practice_id: str) -> str:
    """Set the practice that row-level security compares with; returns the one before it (``""`` for none)."""
    if connection.vendor != "postgresql" or connection.needs_rollback:
        return ""
    with connection.cursor() as cursor:
        # One round trip; OFFSET keeps the two apart, so that the old value is read before the new one is set.
        cursor.execute(
            "SELECT before, set_config('app.practice', %s, false)"
            " FROM (SELECT current_setting('app.practice', true) AS before OFFSET 0) AS present",
            [practice_id],
        )
        return cursor.fetchone()[0] or ""


def current_practice() -> Practice:
    """The open practice. Raises LookupError outside ``practice_scope``."""
    practice = get_scope().get("practice")
    if practice is None:
        raise LookupError("no practice is open")
    return practice


def each_practice() -> Iterator[Practice]:
    """Open every practice in turn: the only road for work that concerns them all (worker, checks)."""
    for practice in apps.get_model("practices.Practice").objects.order_by("slug"):
        with practice_scope(practice):
            yield practice
