from django.db import models

from portico.foundation.tenancy import Tenanted


class Offering(Tenanted):
    """A provider offers a service. A provider without any offering offers every service."""

    provider = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="offerings")
    service = models.ForeignKey("practices.Service", on_delete=models.CASCADE, related_name="offerings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "provider", "service"], name="offering_once")]
