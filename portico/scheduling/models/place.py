from django.db import models

from portico.foundation.tenancy import Tenanted


class Place(Tenanted):
    """A numbered place in a provider's time, taken by one appointment (later also by a hold), in unix seconds.

    No two rows with the same provider and number overlap from ``starts`` to ``ends``: an exclusion constraint on
    PostgreSQL and a trigger on SQLite see to it, whatever the code above them does.
    """

    provider = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="places")
    number = models.PositiveSmallIntegerField()
    starts = models.BigIntegerField()
    ends = models.BigIntegerField()
    busy_until = models.BigIntegerField()
    taken_at = models.DateTimeField()
    appointment = models.OneToOneField("scheduling.Appointment", on_delete=models.CASCADE, related_name="place")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")) & models.Q(busy_until__gte=models.F("ends")),
                name="place_forward",
            ),
        ]
        indexes = [models.Index(fields=["practice", "provider", "busy_until", "starts"], name="place_by_provider")]
