"""The API itself: bearer tokens, one form for every error, and the routers of the slices."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, SuspiciousOperation, ValidationError
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.security import HttpBearer

from portico.access.bearer import actor_from_bearer
from portico.foundation.actors import Actor
from portico.foundation.answers import ApiProblem, decision_json, json_answer
from portico.foundation.decisions import Refused
from portico.foundation.idempotency import KeyReused
from portico.people.api import router as people
from portico.portal_settings.api import router as portal_settings
from portico.practices.api import router as practices
from portico.scheduling.api import router as scheduling


class Bearer(HttpBearer):
    """A token of a member of staff of this practice; the request then acts as they do, through the API."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        actor = actor_from_bearer(request)
        if actor is not None:
            request.actor = actor
        return actor


api = NinjaAPI(
    title="Portico",
    version="1",
    urls_namespace="api",
    auth=Bearer(),
    docs_url=None,
    openapi_url="openapi.json",
    description="What a practice's own systems may read and do. Instants are UTC in ISO 8601; ids are opaque.",
)
for router in (practices, people, scheduling, portal_settings):
    api.add_router("", router)


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    decision = error.decision
    return json_answer({"error": "refused", "codes": decision.codes, **decision_json(decision)}, status=409)


@api.exception_handler(KeyReused)
def key_reused(request: HttpRequest, error: KeyReused) -> HttpResponse:
    message = _("This Idempotency-Key was used for something else.")
    return json_answer({"error": "key_reused", "codes": ["key_reused"], "message": message}, status=409)


@api.exception_handler(ApiProblem)
def problem(request: HttpRequest, error: ApiProblem) -> HttpResponse:
    return json_answer({"error": error.code, "message": error.message, "field": error.field}, status=422)


@api.exception_handler(ValidationError)
def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return json_answer({"error": "not_valid", "message": " ".join(error.messages)}, status=422)


@api.exception_handler(PermissionDenied)
def denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return json_answer({"error": "not_permitted", "message": _("This token may not do that.")}, status=403)


@api.exception_handler(SuspiciousOperation)
def too_much(request: HttpRequest, error: SuspiciousOperation) -> HttpResponse:
    message = _("This request is too large, or cannot be read.")
    return json_answer({"error": "not_valid", "message": message}, status=400)


@api.exception_handler(OperationalError)
def busy(request: HttpRequest, error: OperationalError) -> HttpResponse:
    return json_answer({"error": "busy", "message": _("Please try again in a moment.")}, status=503)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return json_answer({"error": "not_found", "message": _("There is nothing here.")}, status=404)
