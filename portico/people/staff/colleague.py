from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.people.acts.bring_back_staff import bring_back_staff
from portico.people.acts.change_staff import change_staff
from portico.people.acts.end_staff import end_staff
from portico.people.forms import StaffForm
from portico.people.models import Assignment, Staff
from portico.people.policies import keeps_an_administrator
from portico.practices.busy import appointments_between
from portico.practices.forms import form_page, save_once, sent
from portico.practices.phones import home_region, shown_phone


@require_safe
@staff_page("staff")
def colleague(request: HttpRequest, staff: UUID) -> HttpResponse:
    """One person who works here: facts, and the doors to change them."""
    person = get_object_or_404(Staff.objects.prefetch_related("offerings__service"), pk=staff)
    context = {
        "staff": person,
        "phone": shown_phone(person.phone, region=home_region(request.practice)) if person.phone else "",
        "client_count": Assignment.objects.filter(provider=person, ended_at=None).count(),
        "may_settings": "portal_settings" in person.permissions,
    }
    return render(request, "people/staff/colleague.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("staff")
def change(request: HttpRequest, staff: UUID) -> HttpResponse:
    person = get_object_or_404(Staff.objects.all(), pk=staff)
    shown = person.name
    form = StaffForm(sent(request), instance=person, actor=request.actor)

    def save() -> str:
        change_staff(actor=request.actor, now=clock.now(), staff=person, **form.cleaned_data)
        return reverse("people_staff:colleague", args=[person.pk])

    return save_once(request, form, save, said=_("Saved.")) or form_page(
        request, "people/staff/edit_staff.html", form, {"staff_id": person.pk, "name": shown}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("staff")
def leave(request: HttpRequest, staff: UUID) -> HttpResponse:
    """Asks first: what ends at once, what is still planned, and why the last administrator cannot go."""
    person = get_object_or_404(Staff.objects.all(), pk=staff)
    form = forms.Form(sent(request))

    def end() -> str:
        end_staff(actor=request.actor, now=clock.now(), staff=person)
        return reverse("people_staff:staff")

    saved = save_once(request, form, end, said=_("Their access has ended."))
    if saved:
        return saved
    today = clock.now().astimezone(request.practice.zone).date()
    context = {
        "staff": person,
        "decision": keeps_an_administrator(action="end_staff", without=person),
        "planned": appointments_between(first_day=today, provider_id=person.pk) if person.is_provider else 0,
    }
    return form_page(request, "people/staff/leave.html", form, context)


@require_POST
@staff_page("staff")
def bring_back(request: HttpRequest, staff: UUID) -> HttpResponse:
    person = get_object_or_404(Staff.objects.all(), pk=staff)

    def again() -> str:
        bring_back_staff(actor=request.actor, now=clock.now(), staff=person)
        return reverse("people_staff:colleague", args=[person.pk])

    return post_once(request, again)
