"""Every row belongs to a practice, and no query runs outside one."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection, models
from django.db.models.functions import Cast
from django_scopes import ScopedManager, get_scope, scope

if TYPE_CHECKING:
    from portico.practices.models import Practice


class WrongPractice(Exception):
    """A row was about to be written for a practice other than the open one."""


class Tenanted(models.Model):
    """A row of one practice, with a random public id. Its manager refuses to work outside ``practice_scope``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # No index of its own: every index that is of use begins with the practice.
    practice = models.ForeignKey(
        "practices.Practice", on_delete=models.CASCADE, related_name="+", editable=False, db_index=False
    )

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
def practice_scope(practice: Practice, *, told: bool = False) -> Iterator[Practice]:
    """Open a practice: queries see its rows only, and on PostgreSQL row-level security agrees.

    ``told`` says that the query which found the practice has told the database already (see ``telling``).
    """
    outer = get_scope().get("practice")
    with scope(practice=practice):
        if not told:
            _tell_database(practice)
        try:
            yield practice
        finally:
            _tell_database(outer)


def telling() -> dict[str, models.Func]:
    """An annotation for the query that finds a practice: it tells the database in the same round trip."""
    if connection.vendor != "postgresql":
        return {}
    words = models.Value("app.practice"), Cast("id", models.TextField()), models.Value(False)
    return {"told": models.Func(*words, function="set_config", output_field=models.TextField())}


def _tell_database(practice: Practice | None) -> None:
    """Set the practice that row-level security compares with; nobody sees a row while there is none."""
    if connection.vendor != "postgresql" or connection.needs_rollback:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.practice', %s, false)", [str(practice.pk) if practice else ""])


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
