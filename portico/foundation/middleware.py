from __future__ import annotations

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from portico.foundation.decisions import Refused
from portico.foundation.idempotency import KeyReused


class PlainAnswers:
    """The last net under the pages: what was refused, or a form sent twice, is told in words and never as an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, KeyReused):
            sentence = _("This form was sent before, with other answers. Open the page again and check what it shows.")
            return render(request, "409.html", {"message": sentence}, status=409)
        if isinstance(error, Refused):
            return render(request, "409.html", {"message": _sentence(request, error)}, status=409)
        if isinstance(error, OperationalError) and "locked" in str(error):
            return render(request, "503.html", status=503)
        return None


def _sentence(request: HttpRequest, error: Refused) -> str:
    if request.actor.kind == "staff":
        return " ".join(str(check.staff) for check in error.decision.failed)
    return error.decision.client_sentence
