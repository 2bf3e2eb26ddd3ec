import uuid
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portico.practices.time_zones import zone_names

RESERVED_SLUGS = {"static", "healthz", "readyz", "metrics", "demo", "favicon.ico", "robots.txt"}


def validate_zone(name: str) -> None:
    if name not in zone_names():
        raise ValidationError(_("Choose a time zone from the list, for example America/Chicago."))


class Practice(models.Model):
    """The tenant. Everything else belongs to one."""

    class Word(models.TextChoices):
        CLIENT = "client", _("client")
        PATIENT = "patient", _("patient")
        STUDENT = "student", _("student")
        MEMBER = "member", _("member")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)
    outside_name = models.CharField(_("name shown outside"), max_length=120, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[validate_zone])
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    phone_hours = models.CharField(_("when the phone is answered"), max_length=120, blank=True)
    help_line = models.CharField(_("help line"), max_length=20, default="988")
    currency = models.CharField(_("currency"), max_length=3, default="USD")
    brand_color = models.CharField(
        max_length=7, default="#2C6E63", validators=[RegexValidator(r"^#[0-9A-Fa-f]{6}$")], editable=False
    )
    vocabulary = models.CharField(_("word for the people served"), max_length=10, choices=Word, default=Word.CLIENT)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def shown_outside(self) -> str:
        """The discreet name: sender of mails and browser tabs."""
        return self.outside_name or self.name
