from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted
from portico.people.folding import search_words
from portico.practices.models.practice import validate_zone


class Client(Tenanted):
    """A person served. May have no account of their own (a child)."""

    LOCK_RANK = 1

    class MailDetail(models.TextChoices):
        PRACTICE = "", _("as the practice does it")
        DISCREET = "discreet", _("only that there is something for me")
        DATE_AND_TIME = "date_and_time", _("the date and time too")

    number = models.CharField(_("number"), max_length=24)
    given_name = models.CharField(_("given name"), max_length=80)
    family_name = models.CharField(_("family name"), max_length=80, blank=True)
    name_used = models.CharField(_("name used"), max_length=80, blank=True, help_text=_("What they like to be called."))
    birth_date = models.DateField(_("birth date"), null=True, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    address = models.TextField(_("address"), max_length=300, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, validators=[validate_zone])
    mail_detail = models.CharField(_("how much mails say"), max_length=20, choices=MailDetail, blank=True, default="")
    note = models.TextField(_("note for staff"), max_length=1000, blank=True)
    search_text = models.CharField(max_length=2000, editable=False, default="")
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["family_name", "given_name"]
        constraints = [models.UniqueConstraint(fields=["practice", "number"], name="client_number_once")]
        indexes = [
            models.Index(fields=["practice", "archived_at", "family_name", "given_name", "id"], name="client_by_name"),
            models.Index(fields=["practice", "birth_date"], name="client_by_birth_date"),
            models.Index(fields=["practice", "email"], name="client_by_email"),
            models.Index(fields=["practice", "search_text"], name="client_by_words"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.email = self.email.lower()
        self.search_text = self.searched_as()
        super().save(*args, **kwargs)

    def searched_as(self) -> str:
        """What the one search box looks through; whoever writes clients in bulk sets it too."""
        digits = "".join(letter for letter in self.phone if letter.isdecimal())
        whole_email = f" {self.email.lower()}" if self.email else ""
        names = (self.given_name, self.name_used, self.family_name, self.number)
        return search_words(*names) + whole_email + (f" {digits}" if digits else "")

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def called(self) -> str:
        """How the portal greets them."""
        return self.name_used or self.given_name

    @property
    def short_name(self) -> str:
        """Given name and initial, for lists that others may glance at."""
        return f"{self.called} {self.family_name[:1]}.".strip(" .") + ("." if self.family_name else "")
