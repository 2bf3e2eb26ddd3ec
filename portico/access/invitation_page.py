"""Where an invitation's link leads. Looking changes nothing, and no page names the person invited."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from portico.access import passwords, sign_in
from portico.access.acts.accept_invitation import accept_invitation, state_of, try_birth_date
from portico.access.forms import LONGEST_PASSWORD
from portico.access.models import Invitation
from portico.design.widgets import DateParts
from portico.foundation import clock
from portico.foundation.decisions import Refused
from portico.foundation.entry import open_page

GONE, UNPROCESSABLE = 410, 422


class AcceptForm(forms.Form):
    """The birth date when one is on file, and a new password."""

    birth_date = forms.DateField(
        label=gettext_lazy("Your birth date"),
        widget=DateParts(birthday=True),
        input_formats=["%Y-%m-%d"],
        help_text=gettext_lazy("So that we know it is you."),
        error_messages={
            "required": gettext_lazy("Enter your birth date."),
            "invalid": gettext_lazy("Enter your birth date as month, day and year, for example 5 14 1991."),
        },
    )
    password = forms.CharField(
        label=gettext_lazy("New password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Choose a password.")},
    )

    def __init__(self, *args: object, invitation: Invitation, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.minimum = _shortest(invitation)
        self.fields["password"].help_text = _(
            "At least %(count)s characters. A few words in a row are easy to remember."
        ) % {"count": self.minimum}
        if invitation.staff_id or not invitation.client.birth_date:
            del self.fields["birth_date"]

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        invitation = self.invitation
        about = passwords.words_about(
            email=invitation.email, name=invitation.person.name, practice=invitation.practice.name
        )
        passwords.check(password, minimum=self.minimum, about=about)
        return password


@open_page
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    now = clock.now()
    found = Invitation.objects.select_related("client", "staff").filter(digest=Invitation.digest_of(token)).first()
    if found is None:
        return _closed(request, "unknown", 404)
    if request.actor.kind != "anonymous":
        return render(request, "access/invitation_signed_in.html", {"here": request.path})
    found.practice = request.practice
    state = state_of(found, now)
    if state != Invitation.State.SENT:
        return _closed(request, state, GONE)
    form = AcceptForm(request.POST if request.method == "POST" else None, invitation=found)
    if request.method == "POST" and form.is_valid():
        answer = _accept(request, form, token)
        if answer is not None:
            return answer
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "access/invitation.html", {"form": form, "staff": bool(found.staff_id)}, status=status)


def _accept(request: HttpRequest, form: AcceptForm, token: str) -> HttpResponse | None:
    now, found = clock.now(), form.invitation
    given = form.cleaned_data.get("birth_date")
    if given and not try_birth_date(now=now, practice=request.practice, invitation=found, given=given):
        found.refresh_from_db()
        if found.stopped_at:
            return _closed(request, Invitation.State.STOPPED, GONE)
        form.add_error("birth_date", _("This is not the birth date we have. Please check it, or call us."))
        return None
    try:
        account = accept_invitation(
            now=now, practice=request.practice, token=token, password=form.cleaned_data["password"]
        )
    except Refused as refused:
        return _closed(request, refused.decision.codes[0], GONE)
    return sign_in.enter(request, account, how="invitation", next_page="")


def _closed(request: HttpRequest, state: str, status: int) -> HttpResponse:
    return render(request, "access/invitation_closed.html", {"state": str(state)}, status=status)


def _shortest(found: Invitation) -> int:
    """Staff add a second step right after; where that is not asked of them, the password stands alone."""
    return passwords.WITH_SECOND_STEP if found.staff_id and not settings.PORTICO_DEMO else passwords.ALONE
