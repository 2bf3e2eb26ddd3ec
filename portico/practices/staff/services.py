from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.practices.acts.add_service import add_service
from portico.practices.acts.change_service import change_service
from portico.practices.acts.restore_service import restore_service
from portico.practices.acts.retire_service import retire_service
from portico.practices.forms import form_page, save_once, sent
from portico.practices.forms.services import ServiceForm
from portico.practices.models import Service


@require_safe
@staff_page("practice")
def services(request: HttpRequest) -> HttpResponse:
    found = Service.objects.prefetch_related("offerings__provider").order_by("name")
    return render(request, "practices/staff/services.html", {"services": list(found)})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("practice")
def add(request: HttpRequest) -> HttpResponse:
    form = ServiceForm(sent(request))

    def save() -> str:
        add_service(actor=request.actor, now=clock.now(), **form.cleaned_data)
        return reverse("practices_staff:services")

    return save_once(request, form, save, said=_("Service added.")) or form_page(
        request, "practices/staff/service.html", form, {}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("practice")
def change(request: HttpRequest, service: UUID) -> HttpResponse:
    found = get_object_or_404(Service.objects.all(), pk=service)
    shown = str(found.name)
    form = ServiceForm(sent(request), instance=found)

    def save() -> str:
        change_service(actor=request.actor, now=clock.now(), service=found, **form.cleaned_data)
        return reverse("practices_staff:services")

    return save_once(request, form, save, said=_("Saved.")) or form_page(
        request, "practices/staff/service.html", form, {"service": found, "name": shown}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("practice")
def retire(request: HttpRequest, service: UUID) -> HttpResponse:
    """Asks first."""
    found = get_object_or_404(Service.objects.all(), pk=service)

    def end() -> str:
        retire_service(actor=request.actor, now=clock.now(), service=found)
        return reverse("practices_staff:services")

    if request.method == "POST":
        return post_once(request, end)
    return render(request, "practices/staff/retire_service.html", {"service": found})


@require_POST
@staff_page("practice")
def restore(request: HttpRequest, service: UUID) -> HttpResponse:
    found = get_object_or_404(Service.objects.all(), pk=service)

    def offer_again() -> str:
        restore_service(actor=request.actor, now=clock.now(), service=found)
        return reverse("practices_staff:services")

    return post_once(request, offer_again)
