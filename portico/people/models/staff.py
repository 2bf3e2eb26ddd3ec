from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted
from portico.people.roles import Role, permissions
from portico.practices.models.practice import validate_zone


class Staff(Tenanted):
    """A person who works here. A provider is staff who sees clients, whatever their role."""

    LOCK_RANK = 2

    class TellMe(models.TextChoices):
        NONE = "none", _("no e-mail")
        FIRST = "first", _("to my first address")
        SECOND = "second", _("to my second address")

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="staff", editable=False
    )
    title = models.CharField(_("title"), max_length=20, blank=True, help_text=_("For example Dr."))
    given_name = models.CharField(_("given name"), max_length=80)
    family_name = models.CharField(_("family name"), max_length=80)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.FRONT_DESK)
    extra_permissions = models.JSONField(default=list, blank=True, editable=False)
    is_provider = models.BooleanField(_("sees clients"), default=False)
    email = models.EmailField(_("first e-mail address"), blank=True)
    second_email = models.EmailField(_("second e-mail address"), blank=True)
    tell_me = models.CharField(_("e-mail on appointment change"), max_length=10, choices=TellMe, default=TellMe.FIRST)
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, validators=[validate_zone])
    about = models.TextField(_("how they work"), max_length=600, blank=True)
    languages = models.CharField(_("languages"), max_length=120, blank=True)
    in_portal = models.BooleanField(_("clients may choose them in the portal"), default=True)
    left_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["family_name", "given_name"]
        verbose_name_plural = "staff"

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.title, self.given_name, self.family_name) if part)

    @property
    def short_name(self) -> str:
        return f"{self.title} {self.family_name}" if self.title else self.given_name

    @property
    def zone(self) -> ZoneInfo:
        """The provider's own time zone, else the practice's."""
        return ZoneInfo(self.time_zone or self.practice.time_zone)

    @property
    def permissions(self) -> frozenset[str]:
        return permissions(self.role, provider=self.is_provider, extra=set(self.extra_permissions))
