from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted


class WorkingHours(Tenanted):
    """When the practice answers, in its own wall time; promises in *working hours* count these minutes."""

    weekday = models.PositiveSmallIntegerField(
        _("weekday"), validators=[MaxValueValidator(6)], help_text=_("Monday is 0.")
    )
    start_minute = models.PositiveSmallIntegerField(_("from"), validators=[MaxValueValidator(1439)])
    end_minute = models.PositiveSmallIntegerField(_("to"), validators=[MaxValueValidator(1440)])

    class Meta:
        ordering = ["weekday", "start_minute"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_minute__gt=models.F("start_minute")), name="working_hours_forward"
            ),
        ]


class Closure(Tenanted):
    """Whole days on which the practice, or one of its locations, is closed."""

    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    location = models.ForeignKey(
        "practices.Location", on_delete=models.CASCADE, null=True, blank=True, related_name="closures"
    )
    reason = models.CharField(_("name"), max_length=120, blank=True)

    class Meta:
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(condition=models.Q(last_day__gte=models.F("first_day")), name="closure_forward"),
        ]
