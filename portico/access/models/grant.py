from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted


class Grant(Tenanted):
    """An account may act for a client: as the client (*self*) or as a contact, from a time until a time."""

    class Kind(models.TextChoices):
        SELF = "self", _("themselves")
        CONTACT = "contact", _("a contact")

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    client = models.ForeignKey("people.Client", on_delete=models.CASCADE, related_name="grants")
    contact = models.ForeignKey(
        "people.Contact", on_delete=models.CASCADE, null=True, blank=True, related_name="grants"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SELF)
    relation = models.CharField(max_length=40, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "client"], condition=Q(kind="self", ends_at=None), name="one_own_account"
            ),
        ]
        indexes = [models.Index(fields=["practice", "account"], name="grant_by_account")]

    @staticmethod
    def in_force(now: datetime) -> Q:
        return Q(starts_at__lte=now) & (Q(ends_at=None) | Q(ends_at__gt=now))
