from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portico.trail import words


class Filters(forms.Form):
    """Which part of the trail to show; everything is optional."""

    person = forms.CharField(label=_("Who"), required=False, max_length=80)
    client = forms.CharField(label=_("About whom"), required=False, max_length=80, help_text=_("A name or a number."))
    act = forms.ChoiceField(label=_("What"), required=False)
    day = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    about = forms.UUIDField(required=False, widget=forms.HiddenInput)
    before = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["act"].choices = [("", _("Everything")), *words.known()]

    def clean_day(self) -> date | None:
        day = self.cleaned_data["day"]
        if day is not None and not 1900 <= day.year <= 9000:
            raise ValidationError(_("Choose a day on the calendar."))
        return day

    def clean_before(self) -> tuple[datetime, UUID] | None:
        value = self.cleaned_data["before"]
        try:
            at, _tilde, key = value.partition("~")
            return (datetime.fromisoformat(at).astimezone(UTC), UUID(key)) if value else None
        except (ValueError, OverflowError):
            return None
