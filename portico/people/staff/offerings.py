from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.people.acts.set_offerings import set_offerings
from portico.people.forms.offerings import ServiceProvidersForm
from portico.practices.forms import form_page, save_once, sent
from portico.practices.models import Service


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("practice")
def service_providers(request: HttpRequest, service: UUID) -> HttpResponse:
    """Which providers offer a service."""
    found = get_object_or_404(Service.objects.all(), pk=service)
    form = ServiceProvidersForm(sent(request), service=found)

    def save() -> str:
        for provider, services in form.changes():
            set_offerings(actor=request.actor, now=clock.now(), provider=provider, services=services)
        return reverse("practices_staff:service", args=[found.pk])

    return save_once(request, form, save, said=_("Saved.")) or form_page(
        request, "people/staff/service_providers.html", form, {"service": found}
    )
