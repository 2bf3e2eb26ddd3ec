from django.db import models

from portico.foundation.tenancy import Tenanted


class Assignment(Tenanted):
    """A provider works with a client. Ending keeps the row, so that the past stays explainable."""

    client = models.ForeignKey("people.Client", on_delete=models.CASCADE, related_name="assignments")
    provider = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="assignments")
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "client", "provider"], condition=models.Q(ended_at=None), name="assigned_once"
            ),
        ]
        indexes = [models.Index(fields=["practice", "provider", "client"], name="assignment_by_provider")]
