"""What the staff's forms have in common: text kept as typed but composed, and a word when the page has gone stale."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portico.foundation.decisions import Refused
from portico.foundation.posting import first_answer, post_once


class CarefulForm(forms.Form):
    """Composes text (NFC), so that what looks the same is the same."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = unicodedata.normalize("NFC", value)
        return cleaned


class CarefulModelForm(CarefulForm, forms.ModelForm):
    """Also notices that the row was changed by somebody else since the page was drawn (hidden field ``seen``)."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.print_now = self._fingerprint() if not self.instance._state.adding else ""
        self.fields["seen"].initial = self.print_now
        for field in self.fields.values():
            if isinstance(field.widget, forms.RadioSelect):
                field.choices = [(value, capfirst(label)) for value, label in field.choices]

    def _fingerprint(self) -> str:
        values = [str(self.initial.get(name, "")) for name in self.Meta.fields]
        return hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:32]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        seen = cleaned.pop("seen", "")
        if self.print_now and seen and seen != self.print_now:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.print_now
            raise ValidationError(
                _("Somebody changed this while you had it open. What you typed is still here: save again to keep it.")
            )
        return cleaned


def sent(request: HttpRequest) -> QueryDict | None:
    """What was posted, also when it is empty; None when the page is only being looked at."""
    return request.POST if request.method == "POST" else None


def save_once(request: HttpRequest, form: forms.BaseForm, do: Callable[[], str], *, said: str) -> HttpResponse | None:
    """When ``form`` was sent and is right: run ``do`` (the act) once and go to the address it returns.

    Otherwise, and when the act refuses, None: the form then says why, with all that was typed.
    """
    if first := first_answer(request):  # before the form is looked at: what it did itself may now speak against it
        return first
    if request.method != "POST" or not form.is_valid():
        return None

    def act() -> str:
        address = do()
        messages.success(request, said)
        return address

    try:
        return post_once(request, act)
    except Refused as refusal:
        for check in refusal.decision.failed:
            form.add_error(None, str(check.staff))
    except ValidationError as error:
        explain(form, error)
    except IntegrityError:
        form.add_error(None, _("Somebody saved the same thing at the same moment. Please look at it and save again."))
    return None


def explain(form: forms.BaseForm, error: ValidationError) -> None:
    """Put an act's complaints next to their fields, those about no field of this form at the top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for field, complaints in error.error_dict.items():
        form.add_error(field if field in form.fields else None, ValidationError(complaints))


def form_page(request: HttpRequest, template: str, form: forms.BaseForm, context: dict[str, Any]) -> HttpResponse:
    """The page of a form: 422 when it was sent and needs another look."""
    wrong = form.is_bound and not form.is_valid()
    return render(request, template, {"form": form, **context}, status=422 if wrong else 200)
