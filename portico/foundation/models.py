from django.db import models

from portico.foundation.tenancy import Tenanted


class OnceKey(Tenanted):
    """A one-time key of a form or an API call, with the first result."""

    holder = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    result = models.TextField(null=True)  # noqa: DJ001 - nothing yet is not an empty answer
    used_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "holder", "key"], name="once_key_used_once")]
        indexes = [models.Index(fields=["practice", "used_at"], name="once_key_age")]
