from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portico.practices.forms.careful import CarefulForm, CarefulModelForm
from portico.practices.models import Location
from portico.practices.queries import open_locations


class LocationForm(CarefulModelForm):
    class Meta:
        model = Location
        fields = ["name", "address", "area", "directions", "privacy"]
        widgets = {
            "address": forms.Textarea({"rows": 3, "autocomplete": "off"}),
            "directions": forms.Textarea({"rows": 3}),
            "privacy": forms.RadioSelect,
        }
        help_texts = {"privacy": gettext_lazy("Holds on every page, in mails and in calendar files.")}

    def clean_name(self) -> str:
        return free_name(self, Location, _("There is another location with this name."))


class ClosureForm(CarefulForm):
    """Days on which the practice or one location is closed."""

    first_day = forms.DateField(label=gettext_lazy("First day"), widget=forms.DateInput({"type": "date"}))
    last_day = forms.DateField(
        label=gettext_lazy("Last day"), widget=forms.DateInput({"type": "date"}), required=False,
        help_text=gettext_lazy("Leave it empty for a single day."),
    )  # fmt: skip
    location = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Where"), required=False, empty_label=gettext_lazy("The whole practice")
    )
    reason = forms.CharField(
        label=gettext_lazy("Name"), max_length=120, required=False, help_text=gettext_lazy("For example Labor Day.")
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["location"].queryset = open_locations()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and "last_day" in cleaned and not last:
            cleaned["last_day"] = last = first
        if first and last and last < first:
            self.add_error("last_day", _("The last day comes before the first day."))
        elif first and last and (last - first).days > 366:
            self.add_error("last_day", _("A closure may last a year at most."))
        return cleaned


def free_name(form: forms.ModelForm, model: type, complaint: str) -> str:
    """The cleaned name, unless another row of this practice has it in any spelling of case."""
    name = form.cleaned_data["name"]
    if model.objects.filter(name__iexact=name).exclude(pk=form.instance.pk).exists():
        raise ValidationError(complaint)
    return name
