from __future__ import annotations

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from portico.foundation.tenancy import Tenanted


class Session(AbstractBaseSession):
    """One browser's visit. Found by its random key before anything else is known, so it is not behind the tenancy wall;

    the middleware accepts it only inside its own practice. The account is repeated from the session's data, so that
    all of somebody's sessions can be ended at once.
    """

    practice = models.ForeignKey("practices.Practice", on_delete=models.CASCADE, null=True, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="sessions")

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        verbose_name_plural = "sessions"

    @classmethod
    def get_session_store_class(cls):
        from portico.access.session_store import SessionStore  # the store needs this model

        return SessionStore


class KeptForm(Tenanted):
    """What somebody was sending when their session had ended, sealed for their eyes only, for a short time."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    sealed = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["practice", "kept_at"], name="kept_form_age")]
