from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.people.acts.change_staff import change_staff
from portico.people.forms import OwnDetailsForm
from portico.people.models import Staff
from portico.practices.forms import form_page, save_once, sent


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page()
def own_details(request: HttpRequest) -> HttpResponse:
    """One's own title, addresses, e-mail on appointment change, phone, zone, languages and words about oneself."""
    me = Staff.objects.get(pk=request.actor.staff.pk)
    form = OwnDetailsForm(sent(request), instance=me, actor=request.actor)

    def save() -> str:
        change_staff(actor=request.actor, now=clock.now(), staff=me, **form.cleaned_data)
        return reverse("people_staff:own_details")

    return save_once(request, form, save, said=_("Saved.")) or form_page(
        request, "people/staff/own_details.html", form, {}
    )
