from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from portico.access import sign_in
from portico.access.account.areas import go, show
from portico.access.account.security import knows_password
from portico.access.forms import ConfirmForm
from portico.access.passwords import ALONE
from portico.access.views import UNPROCESSABLE


def removal(
    request: HttpRequest, *, what: str, last: bool, remove: Callable[[], None], done: str, **more: Any
) -> HttpResponse:
    """Ask, with the password, and take a second step away. The ``last`` one may go only where none is required,

    and when the password is long enough to stand alone.
    """
    required = last and sign_in.second_step_required(request.actor)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not required and form.is_valid() and knows_password(request, form, "password"):
        if last and len(form.cleaned_data["password"]) < ALONE:
            words = _("First choose a longer password: alone it needs at least %(count)s characters.")
            form.add_error(None, words % {"count": ALONE})
        else:
            remove()
            messages.success(request, done)
            return go(request, "security")
    status = UNPROCESSABLE if request.method == "POST" else 200
    return show(request, "remove.html", {"form": form, "required": required, "what": what, **more}, status)
