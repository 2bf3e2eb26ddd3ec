from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portico.practices.phones import NotAPhoneNumber, normal_phone, shown_phone


class PhoneField(forms.CharField):
    """A phone number typed in any way; kept in the international form. The form sets ``region``."""

    region = "US"

    def __init__(self, **kwargs: Any):
        super().__init__(max_length=40, required=False, **kwargs)
        self.widget.input_type = "tel"

    def prepare_value(self, value: Any) -> Any:
        return shown_phone(value, region=self.region) if isinstance(value, str) and value.startswith("+") else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial or "") != (data or "")

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return normal_phone(text, region=self.region)
        except NotAPhoneNumber as error:
            raise ValidationError(
                _("Write the whole number with the area code, for example (312) 555-0111.")
            ) from error


class BirthDateField(forms.DateField):
    """A day in the past, as month, day and year."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as error:
            raise ValidationError(_("Write a day that exists: month, day and a year with four digits.")) from error
