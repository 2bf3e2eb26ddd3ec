from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from portico.foundation.tenancy import Tenanted
from portico.portal_settings.levels import CLIENT, CONTACT, LEVELS, PROVIDER


class AtOneLevel(Tenanted):
    """About one setting at one level. ``target`` repeats whom it is about: the practice itself at its own level."""

    key = models.CharField(max_length=120)
    level = models.CharField(max_length=10, choices=[(level, level) for level in LEVELS])
    target = models.UUIDField(editable=False)
    provider = models.ForeignKey("people.Staff", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    client = models.ForeignKey("people.Client", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    contact = models.ForeignKey("access.Grant", on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.target = self.about_id
        super().save(*args, **kwargs)

    @property
    def about_id(self) -> UUID:
        return getattr(self, f"{self.level}_id")

    @property
    def about(self) -> models.Model:
        """The provider, client, grant or practice itself."""
        return getattr(self, self.level)


def one_target() -> Q:
    """The check that exactly the level's own foreign key is set."""
    links = (PROVIDER, CLIENT, CONTACT)
    condition = Q()
    for level in LEVELS:
        condition |= Q(level=level, **{f"{link}__isnull": link != level for link in links})
    return condition
