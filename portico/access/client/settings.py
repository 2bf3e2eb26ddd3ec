from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from portico.access.acts.own_choices import make_own_choices
from portico.design import moments
from portico.design.widgets import Explained
from portico.foundation import clock
from portico.foundation.entry import client_page
from portico.foundation.posting import post_once
from portico.people.models import Client
from portico.practices.time_zones import zone_choices


class OwnChoicesForm(forms.Form):
    mail_detail = forms.ChoiceField(
        label=gettext_lazy("How much our mails say"),
        help_text=gettext_lazy("Mail is not private: others may see it on a shared screen or a locked phone."),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (Client.MailDetail.PRACTICE, gettext_lazy("What we think is best")),
            (
                Client.MailDetail.DISCREET,
                Explained(gettext_lazy("Only that there is something for me"), gettext_lazy("I sign in to read it.")),
            ),
            (
                Client.MailDetail.DATE_AND_TIME,
                Explained(gettext_lazy("The date and time too"), gettext_lazy("Never with whom, and never why.")),
            ),
        ],
    )
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), required=False)

    def __init__(self, *args: object, client: Client, **kwargs: object):
        super().__init__(*args, **kwargs)
        blank = _("The practice’s: %(zone)s") % {"zone": moments.zone_city(client.practice.time_zone)}
        self.fields["time_zone"].choices = zone_choices(also=client.time_zone, blank=blank)


@client_page
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """What a client decides for themselves, and the way to their sign-in details."""
    client = request.actor.client
    held = {"mail_detail": client.mail_detail, "time_zone": client.time_zone}
    form = OwnChoicesForm(request.POST if request.method == "POST" else None, client=client, initial=held)
    if request.method == "POST" and form.is_valid():

        def do() -> str:
            make_own_choices(actor=request.actor, now=clock.now(), **form.cleaned_data)
            messages.success(request, _("Saved."))
            return reverse("access_client:settings")

        return post_once(request, do)
    return render(
        request, "access/client/settings.html", {"form": form}, status=422 if request.method == "POST" else 200
    )
