from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted


class Service(Tenanted):
    """What an appointment is for. Without its own length the setting *appointment length* holds."""

    name = models.CharField(_("name"), max_length=80)
    description = models.TextField(_("in plain words"), max_length=400, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("length in minutes"), null=True, blank=True, validators=[MinValueValidator(5), MaxValueValidator(480)]
    )
    price_cents = models.PositiveIntegerField(
        _("price"), null=True, blank=True, validators=[MaxValueValidator(100_000_00)]
    )
    in_person = models.BooleanField(_("in person"), default=True)
    video = models.BooleanField(_("by video"), default=True)
    bookable = models.BooleanField(_("can be chosen in the portal"), default=True)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["practice", "name"], name="service_name_once")]

    def __str__(self) -> str:
        return self.name
