from __future__ import annotations

import copy

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.practices.acts.change_practice import change_practice
from portico.practices.forms import form_page, save_once, sent
from portico.practices.forms.practice import PracticeForm
from portico.practices.queries import coming_closures, offered_services, open_locations
from portico.practices.week import week_in_words


@require_safe
@staff_page("practice")
def overview(request: HttpRequest) -> HttpResponse:
    """The practice at a glance, each part with the door to change it."""
    today = clock.now().astimezone(request.practice.zone).date()
    context = {
        "week": week_in_words(),
        "closures": list(coming_closures(today=today)[:4]),
        "locations": list(open_locations()),
        "services": list(offered_services()),
    }
    return render(request, "practices/staff/practice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("practice")
def details(request: HttpRequest) -> HttpResponse:
    form = PracticeForm(sent(request), instance=copy.copy(request.practice))

    def change() -> str:
        change_practice(actor=request.actor, now=clock.now(), **form.cleaned_data)
        return reverse("practices_staff:practice")

    return save_once(request, form, change, said=_("Saved.")) or form_page(
        request, "practices/staff/details.html", form, {}
    )
