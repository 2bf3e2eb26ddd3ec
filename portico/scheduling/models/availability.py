from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted


class Format(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    VIDEO = "video", _("by video")


class Offered(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    VIDEO = "video", _("by video")
    BOTH = "both", _("in person or by video")


class WeeklyHours(Tenanted):
    """A provider's hours on one weekday, in the provider's wall time (minutes from midnight; 1440 is its end)."""

    provider = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="weekly_hours")
    weekday = models.PositiveSmallIntegerField(_("weekday"), validators=[MaxValueValidator(6)])
    start_minute = models.PositiveSmallIntegerField(_("from"), validators=[MaxValueValidator(1439)])
    end_minute = models.PositiveSmallIntegerField(_("to"), validators=[MaxValueValidator(1440)])
    location = models.ForeignKey(
        "practices.Location", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    format = models.CharField(_("how"), max_length=10, choices=Offered, default=Offered.BOTH)
    every_weeks = models.PositiveSmallIntegerField(
        _("every … weeks"), default=1, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    effective_from = models.DateField(_("from day"), null=True, blank=True)
    effective_until = models.DateField(_("until day"), null=True, blank=True)

    class Meta:
        ordering = ["weekday", "start_minute"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_minute__gt=models.F("start_minute")), name="weekly_hours_forward"
            ),
        ]
        indexes = [models.Index(fields=["practice", "provider"], name="weekly_hours_by_provider")]


class HoursOnDate(Tenanted):
    """An exception: on this date a provider has these hours besides the weekly ones."""

    provider = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="hours_on_dates")
    day = models.DateField(_("day"))
    start_minute = models.PositiveSmallIntegerField(_("from"), validators=[MaxValueValidator(1439)])
    end_minute = models.PositiveSmallIntegerField(_("to"), validators=[MaxValueValidator(1440)])
    location = models.ForeignKey(
        "practices.Location", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    format = models.CharField(_("how"), max_length=10, choices=Offered, default=Offered.BOTH)

    class Meta:
        ordering = ["day", "start_minute"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_minute__gt=models.F("start_minute")), name="hours_on_date_forward"
            ),
        ]
        indexes = [models.Index(fields=["practice", "provider", "day"], name="hours_on_date_by_provider")]


class TimeOff(Tenanted):
    """A provider is away from an instant until an instant."""

    provider = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="times_off")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    reason = models.CharField(_("name"), max_length=120, blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="time_off_forward"),
        ]
        indexes = [models.Index(fields=["practice", "provider", "ends_at"], name="time_off_by_provider")]
