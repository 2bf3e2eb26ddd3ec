from __future__ import annotations

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted


class ApiToken(Tenanted):
    """A bearer token of a member of staff; only its hash is kept, and it can do what they may do."""

    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(_("what it is for"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    @staticmethod
    def digest_of(secret: str) -> str:
        return hashlib.sha256(secret.encode()).hexdigest()
