from __future__ import annotations

from django.conf import settings
from django.db import models

from portico.foundation.tenancy import Tenanted


class SignInAttempt(Tenanted):
    """How often signing in has failed lately, for one bucket: an account, an address, a device or the whole practice.

    Names and addresses are hashed into a bounded number of buckets (see ``throttle``), so a flood of invented names
    cannot fill the table, and a name that nobody has counts like one that somebody has.
    """

    class Scope(models.TextChoices):
        ACCOUNT = "account"
        ADDRESS = "address"
        DEVICE = "device"
        SECOND = "second"
        PRACTICE = "practice"

    scope = models.CharField(max_length=8, choices=Scope)
    bucket = models.CharField(max_length=36)
    failures = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "scope", "bucket"], name="one_counter_per_bucket")]


class KnownDevice(Tenanted):
    """A browser in which an account has signed in before: it keeps its own allowance of tries, and may be forgotten."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="devices")
    digest = models.CharField(max_length=64)
    label = models.CharField(max_length=120, blank=True)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "account", "digest"], name="device_known_once")]
