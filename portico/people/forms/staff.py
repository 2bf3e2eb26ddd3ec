from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portico.foundation.actors import Actor
from portico.people.forms.fields import PhoneField
from portico.people.models import Staff
from portico.people.queries import staff_email_taken
from portico.people.roles import Role
from portico.practices.forms import CarefulModelForm
from portico.practices.phones import home_region
from portico.practices.time_zones import zone_choices

OWN = ["title", "email", "second_email", "tell_me", "phone", "time_zone", "languages", "about"]


class OwnDetailsForm(CarefulModelForm):
    """What everybody may say of themselves."""

    phone = PhoneField(label=gettext_lazy("Phone"))
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), required=False)

    class Meta:
        model = Staff
        fields = OWN
        widgets = {"about": forms.Textarea({"rows": 4}), "tell_me": forms.RadioSelect}
        help_texts = {
            "about": gettext_lazy("A few sentences that people read before they choose."),
            "languages": gettext_lazy("For example English, Spanish."),
            "tell_me": gettext_lazy("When somebody asks for, books, moves or cancels a visit with you."),
        }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["phone"].region = home_region(actor.practice)
        self.fields["time_zone"].choices = zone_choices(
            also=self.instance.time_zone, blank=_("The practice’s time zone")
        )

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if (
            email
            and email != self.initial.get("email")
            and staff_email_taken(self.actor, email=email, staff=self.instance)
        ):
            raise ValidationError(_("Somebody else here has this address. Each person needs an address of their own."))
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        needed = {Staff.TellMe.FIRST: "email", Staff.TellMe.SECOND: "second_email"}.get(cleaned.get("tell_me"))
        if needed and needed not in self.errors and not cleaned.get(needed):
            self.add_error(needed, _("Mails are to go to this address: write it here, or choose no e-mail below."))
        return cleaned


class StaffForm(OwnDetailsForm):
    """What an administrator says of somebody who works here."""

    change_settings = forms.BooleanField(
        label=gettext_lazy("May change the portal settings"), required=False,
        help_text=gettext_lazy("Administrators always may."),
    )  # fmt: skip

    class Meta(OwnDetailsForm.Meta):
        fields = ["given_name", "family_name", "role", "is_provider", "in_portal", *OWN]
        widgets = {**OwnDetailsForm.Meta.widgets, "role": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["change_settings"].initial = "portal_settings" in self.instance.extra_permissions

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("role") == Role.PROVIDER and not cleaned.get("is_provider"):
            self.add_error("is_provider", _("A provider sees people here: tick this, or choose another role."))
        others = [word for word in self.instance.extra_permissions if word != "portal_settings"]
        cleaned["extra_permissions"] = others + (["portal_settings"] if cleaned.pop("change_settings", False) else [])
        return cleaned
