from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portico.practices.forms.careful import CarefulModelForm
from portico.practices.models import Practice
from portico.practices.time_zones import zone_choices

IN_ORDER = ["name", "outside_name", "time_zone", "vocabulary", "email", "phone", "phone_hours", "help_line"]


class PracticeForm(CarefulModelForm):
    """What the practice says of itself."""

    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"))

    class Meta:
        model = Practice
        fields = IN_ORDER
        help_texts = {
            "outside_name": gettext_lazy(
                "Mails and browser tabs carry this name. Choose one that does not give the kind of care away."
            ),
            "email": gettext_lazy("Answers to our mails go here."),
            "phone_hours": gettext_lazy("For example: Monday to Friday, 9 to 5."),
            "vocabulary": gettext_lazy("Every page and mail uses this word."),
            "help_line": gettext_lazy("The number to call or text in an emergency of the mind, on every page."),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = zone_choices(also=self.instance.time_zone)

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and sum(letter.isdigit() for letter in phone) < 3:
            raise ValidationError(_("Write the number with its digits, for example (312) 555-0134."))
        return phone
