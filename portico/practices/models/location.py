from django.db import models
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted


class Location(Tenanted):
    """A place where people are seen. Its privacy holds on every page, mail, calendar file and API answer."""

    class Privacy(models.TextChoices):
        FULL = "full", _("show the whole address")
        AREA = "area", _("show the area only")
        AFTER_CONFIRMATION = "after_confirmation", _("show the address once a visit is confirmed")
        HIDDEN = "hidden", _("never show the address")

    name = models.CharField(_("name"), max_length=80)
    address = models.TextField(_("address"), max_length=300, blank=True)
    area = models.CharField(_("area"), max_length=80, blank=True, help_text=_("For example the part of town."))
    directions = models.TextField(_("how to find us"), max_length=500, blank=True)
    privacy = models.CharField(_("privacy of the address"), max_length=20, choices=Privacy, default=Privacy.FULL)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["practice", "name"], name="location_name_once")]

    def __str__(self) -> str:
        return self.name

    def address_for(self, *, confirmed: bool) -> str:
        """What a client may read of the address, before or after the visit is confirmed."""
        if self._whole(confirmed):
            return self.address
        return "" if self.privacy == self.Privacy.HIDDEN else self.area

    def directions_for(self, *, confirmed: bool) -> str:
        """How to find it, for who may read the whole address."""
        return self.directions if self._whole(confirmed) else ""

    def _whole(self, confirmed: bool) -> bool:
        return self.privacy == self.Privacy.FULL or (self.privacy == self.Privacy.AFTER_CONFIRMATION and confirmed)
