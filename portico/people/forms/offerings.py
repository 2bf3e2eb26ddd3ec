from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy

from portico.people.models import Staff
from portico.people.queries import providers
from portico.practices.models import Service
from portico.practices.queries import offered_services


class ServiceProvidersForm(forms.Form):
    """Which providers offer one service."""

    providers = forms.ModelMultipleChoiceField(
        queryset=None, required=False, label=gettext_lazy("They offer it"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any, *, service: Service):
        super().__init__(data)
        self.service = service
        self.everybody = list(providers().prefetch_related("offerings"))
        self.fields["providers"].queryset = providers()
        self.fields["providers"].initial = [one.pk for one in self.everybody if offers(one, service)]

    def changes(self) -> list[tuple[Staff, list[Service]]]:
        """The providers whose list changes, each with all that they offer from now on."""
        chosen = {one.pk for one in self.cleaned_data["providers"]}
        services = list(offered_services().filter(~models.Q(pk=self.service.pk)))
        return [
            (one, [s for s in services if offers(one, s)] + ([self.service] if one.pk in chosen else []))
            for one in self.everybody
            if offers(one, self.service) != (one.pk in chosen)
        ]


def offers(provider: Staff, service: Service) -> bool:
    """A provider without a list of their own offers every service."""
    own = {row.service_id for row in provider.offerings.all()}
    return not own or service.pk in own
