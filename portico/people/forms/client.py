from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portico.design.widgets import DateParts
from portico.foundation.actors import Actor
from portico.people.forms.fields import BirthDateField, PhoneField
from portico.people.models import Client
from portico.people.queries import email_belongs_to_someone_else
from portico.practices.forms import CarefulModelForm
from portico.practices.phones import home_region
from portico.practices.time_zones import zone_choices

OLDEST = 130  # years


class ClientForm(CarefulModelForm):
    """A client's record. ``now`` and the practice's zone say which birth dates are still to come."""

    birth_date = BirthDateField(label=gettext_lazy("Birth date"), required=False, widget=DateParts())
    phone = PhoneField(label=gettext_lazy("Phone"))
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), required=False)

    class Meta:
        model = Client
        fields = [
            "given_name", "family_name", "name_used", "birth_date", "number", "email", "phone", "address", "time_zone",
            "mail_detail", "note",
        ]  # fmt: skip
        widgets = {
            "address": forms.Textarea({"rows": 3, "autocomplete": "off"}),
            "note": forms.Textarea({"rows": 3}),
            "mail_detail": forms.RadioSelect,
        }
        help_texts = {
            "email": gettext_lazy("Their own address, not that of somebody who helps them."),
            "note": gettext_lazy("Only staff read this."),
            "number": gettext_lazy("The next free number is filled in. Change it if you count differently."),
        }

    def __init__(self, *args: Any, actor: Actor, now: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.actor, self.now = actor, now
        self.fields["phone"].region = home_region(actor.practice)
        self.fields["number"].required = False
        choices = zone_choices(also=self.instance.time_zone, blank=_("The practice’s time zone"))
        self.fields["time_zone"].choices = choices

    def clean_birth_date(self) -> date | None:
        born = self.cleaned_data["birth_date"]
        today = self.now.astimezone(self.actor.practice.zone).date()
        if born and born > today:
            raise ValidationError(_("This day is still to come. Look at the year."))
        if born and born.year < today.year - OLDEST:
            raise ValidationError(_("This is more than 130 years ago. Look at the year."))
        return born

    def clean_number(self) -> str:
        number = self.cleaned_data["number"]
        if not number and not self.instance._state.adding:
            raise ValidationError(_("Every record needs a number."))
        if number and Client.objects.filter(number__iexact=number).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another record has this number. Leave it empty for the next free one."))
        return number

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if not email or email == self.initial.get("email"):
            return email
        client = None if self.instance._state.adding else self.instance
        why = email_belongs_to_someone_else(self.actor, email=email, client=client, now=self.now)
        if why == "contact":
            raise ValidationError(
                _("This is the address of somebody who helps them. Each person needs an address of their own.")
            )
        if why:
            raise ValidationError(
                _("Somebody else here signs in with this address. Each person needs an address of their own.")
            )
        return email
