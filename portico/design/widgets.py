"""Form widgets that the design draws in its own way."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DIGITS = {"inputmode": "numeric", "autocomplete": "off"}


@dataclass(frozen=True, slots=True)
class Explained:
    """A choice's label with a line of help under it."""

    label: Any
    help: Any

    def __str__(self) -> str:
        return str(self.label)


class DateParts(forms.MultiWidget):
    """A date typed as month, day and year; for dates people know by heart. Nothing typed is lost on an error."""

    template_name = "design/widgets/date_parts.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, birthday: bool = False):
        parts = {"month": 2, "day": 2, "year": 4}
        super().__init__(
            {name: forms.TextInput(DIGITS | {"maxlength": length}) for name, length in parts.items()}, attrs
        )
        if birthday:
            for name, widget in zip(parts, self.widgets, strict=True):
                widget.attrs["autocomplete"] = f"bday-{name}"

    def decompress(self, value: date | str | None) -> list[str]:
        if isinstance(value, date):
            return [str(value.month), str(value.day), str(value.year)]
        year, month, day = [*(value or "").split("-"), "", "", ""][:3]
        return [month, day, year]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        month, day, year = (part or "" for part in super().value_from_datadict(data, files, name))
        return f"{year}-{month}-{day}" if month or day or year else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        if isinstance(value, str):
            value = self.decompress(value)
        context = super().get_context(name, value, attrs)
        words = (_("Month"), _("Day"), _("Year"))
        for part, word in zip(context["widget"]["subwidgets"], words, strict=True):
            part["word"] = word
        return context


class Day(forms.DateInput):
    """A date from the device's own picker, for days near today."""

    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        return value.isoformat() if isinstance(value, date) else super().format_value(value)
