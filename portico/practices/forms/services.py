from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portico.foundation.money import SIGNS
from portico.practices.forms.careful import CarefulModelForm
from portico.practices.forms.places import free_name
from portico.practices.models import Service

MOST_CENTS = 100_000_00
DECIMAL_COMMA = re.compile(r"^[^.]*,\d{2}$")


class PriceField(forms.CharField):
    """An amount as people type it (120, 120.50, $1,200), cleaned to cents; empty is None."""

    def __init__(self, **kwargs: Any):
        super().__init__(max_length=20, required=False, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return f"{value // 100}.{value % 100:02d}" if value % 100 else str(value // 100)
        return value

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        for sign in SIGNS.values():
            text = text.removeprefix(sign)
        text = text.replace(" ", "").replace("\u00a0", "")
        if not text:
            return None
        text = text.replace(",", ".") if DECIMAL_COMMA.match(text) else text.replace(",", "")
        try:
            cents = Decimal(text) * 100
        except InvalidOperation as error:
            raise ValidationError(_("Write the price as a number, for example 120 or 120.50.")) from error
        if not cents.is_finite() or cents != cents.to_integral_value() or cents < 0:
            raise ValidationError(_("Write the price as a number, for example 120 or 120.50."))
        if cents > MOST_CENTS:
            raise ValidationError(_("The price may be 100,000 at most."))
        return int(cents)


class ServiceForm(CarefulModelForm):
    price_cents = PriceField(label=gettext_lazy("Price"))

    class Meta:
        model = Service
        fields = ["name", "description", "minutes", "price_cents", "in_person", "video", "bookable"]
        widgets = {"description": forms.Textarea({"rows": 3})}
        help_texts = {
            "description": gettext_lazy("One or two sentences that say what happens in this visit."),
            "minutes": gettext_lazy("Without it, the appointment length of the portal settings holds."),
        }

    def clean_name(self) -> str:
        return free_name(self, Service, _("There is another service with this name, perhaps a retired one."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("in_person") and not cleaned.get("video"):
            self.add_error("in_person", _("Choose in person, by video, or both."))
        return cleaned
