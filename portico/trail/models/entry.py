from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from portico.foundation.tenancy import Tenanted


class AppendOnly(Exception):
    """Somebody tried to change or delete what stands in the trail."""


class Entry(Tenanted):
    """One thing somebody did or looked at. Written once; only the worker adds the seal (triggers see to it)."""

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=12)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)
    through = models.CharField(max_length=20, default="portal")
    act = models.CharField(max_length=60)
    client_id = models.UUIDField(null=True)
    object_kind = models.CharField(max_length=40, blank=True)
    object_id = models.UUIDField(null=True)
    changes = models.JSONField(default=dict)
    sequence = models.BigIntegerField(null=True)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "entries"
        constraints = [models.UniqueConstraint(fields=["practice", "sequence"], name="trail_sequence_once")]
        indexes = [
            models.Index(fields=["practice", "at"], name="trail_by_time"),
            models.Index(fields=["practice", "client_id", "at"], name="trail_by_client"),
            models.Index(fields=["practice", "actor_id", "at"], name="trail_by_actor"),
            models.Index(fields=["practice", "object_id"], name="trail_by_object"),
            models.Index(fields=["practice", "at"], condition=Q(sequence=None), name="trail_unsealed"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly
