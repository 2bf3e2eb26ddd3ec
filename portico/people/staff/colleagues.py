from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.people.acts.add_staff import add_staff
from portico.people.forms import StaffForm
from portico.people.models import Staff
from portico.practices.forms import form_page, save_once, sent


@require_safe
@staff_page("staff")
def staff(request: HttpRequest) -> HttpResponse:
    """Everybody who works here; with ``left=1`` those who did."""
    left = request.GET.get("left") == "1"
    present = Count("assignments", filter=Q(assignments__ended_at=None))
    found = Staff.objects.filter(left_at__isnull=not left).annotate(client_count=present)
    context = {"colleagues": list(found.order_by("family_name", "given_name")), "left": left}
    return render(request, "people/staff/staff.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("staff")
def add(request: HttpRequest) -> HttpResponse:
    form = StaffForm(sent(request), actor=request.actor)

    def save() -> str:
        person = add_staff(actor=request.actor, now=clock.now(), **form.cleaned_data)
        return reverse("people_staff:colleague", args=[person.pk])

    return save_once(request, form, save, said=_("Added. They can sign in once you have invited them.")) or form_page(
        request, "people/staff/edit_staff.html", form, {}
    )
