from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from django.apps import apps
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from portico.foundation import clock
from portico.foundation.answers import ApiProblem, instant, json_answer, needs
from portico.people.models import Staff
from portico.portal_settings.acts.clear_value import clear_value
from portico.portal_settings.acts.set_delegation import set_delegation
from portico.portal_settings.acts.set_value import set_value
from portico.portal_settings.answers import Answer, Step
from portico.portal_settings.levels import CLIENT, CONTACT, NOT_SET, PRACTICE, PROVIDER
from portico.portal_settings.permissions import recording_denials
from portico.portal_settings.registry import UnknownSetting, registry
from portico.portal_settings.resolver import resolve
from portico.portal_settings.targets import Target

router = Router(tags=["settings"])
Pk = Annotated[UUID | None, Query(None, alias="id")]
Level = Literal["practice", "provider", "client", "contact"]
MOST_BYTES = 100_000


class Effective(Schema):
    """One setting as it is in force."""

    value: Any
    decided_at: str
    because: str
    trace: list[dict]


class Change(Schema):
    """What to store; at the practice also, or only, who may change it below."""

    value: Any = None
    reason: str = ""
    delegation: str | None = None
    who: list[str] | None = None


BODY = {"requestBody": {"content": {"application/json": {"schema": Change.json_schema()}}}}


@router.get("settings/effective", response=dict[str, Effective], summary="Every setting in force, and who decided")
def effective(
    request: HttpRequest, client: UUID | None = None, provider: UUID | None = None, contact: UUID | None = None
) -> HttpResponse:
    needs(request, "why")
    grant = _grant(request, contact) if contact else None
    if grant is not None and client not in (None, grant.client_id):
        raise Http404
    settings = resolve(
        practice=request.practice,
        provider=_provider(provider) if provider else None,
        client=get_object_or_404(request.actor.clients(), pk=client) if client else None,
        contact=grant,
    )
    return json_answer({key: answer_json(settings.answer(key)) for key in registry})


def answer_json(answer: Answer) -> dict:
    return {
        "value": answer.stored,
        "decided_at": answer.decided_at,
        "because": answer.because,
        "trace": [_step(step) for step in answer.trace],
    }


def _step(step: Step) -> dict:
    said = {"level": step.level, "value": None if step.value is NOT_SET else step.value, "result": step.result}
    said["set"] = step.value is not NOT_SET
    if step.set_at is not None:
        said |= {"set_by": step.set_by, "set_at": instant(step.set_at), "reason": step.reason}
    return said


@router.put("settings/{key}", response=Effective, summary="Store a value, or say who may change it", openapi_extra=BODY)
def put(request: HttpRequest, key: str, level: Level = "practice", pk: Pk = None) -> HttpResponse:
    said, target = _body(request), _target(request, level, pk)
    _known(key)
    how = {"actor": request.actor, "now": clock.now(), "key": key, "reason": said.get("reason") or ""}
    parts = {part: said[part] for part in ("delegation", "who") if part in said}
    if parts and level != PRACTICE:
        raise ApiProblem("level", _("Who may change a setting is said at the practice."))
    if not parts and "value" not in said:
        raise ApiProblem("value", _("Send a value."))
    with recording_denials(request), transaction.atomic():
        if parts:
            set_delegation(**how, **parts)
        if "value" in said:
            set_value(**how, target=target, value=said["value"])
    return json_answer(answer_json(resolve(practice=request.practice, **_seen_from(target)).answer(key)))


@router.delete("settings/{key}", response=Effective, summary="Go back to the value from above")
def delete(request: HttpRequest, key: str, level: Level = "practice", pk: Pk = None) -> HttpResponse:
    target = _target(request, level, pk)
    _known(key)
    with recording_denials(request):
        clear_value(actor=request.actor, now=clock.now(), key=key, target=target, everything=level == PRACTICE)
    return json_answer(answer_json(resolve(practice=request.practice, **_seen_from(target)).answer(key)))


def _known(key: str) -> None:
    try:
        registry[key]
    except UnknownSetting as error:
        raise Http404 from error


def _body(request: HttpRequest) -> dict:
    # Read by hand: {"value": null} is a value (no limit), and a missing "value" is not.
    try:
        said = orjson.loads(request.body[:MOST_BYTES] or b"{}")
    except orjson.JSONDecodeError as error:
        raise ApiProblem("body", _("Send JSON.")) from error
    if not isinstance(said, dict):
        raise ApiProblem("body", _("Send a JSON object."))
    if not isinstance(said.get("reason", ""), str | None):
        raise ApiProblem("reason", _("The reason is a text."))
    return said


def _target(request: HttpRequest, level: str, pk: UUID | None) -> Target:
    if level == PRACTICE:
        return Target(PRACTICE, request.practice)
    if pk is None:
        raise ApiProblem("id", _("Say whose value it is."))
    if level == PROVIDER:
        return Target(PROVIDER, _provider(pk))
    if level == CLIENT:
        return Target(CLIENT, get_object_or_404(request.actor.clients(), pk=pk))
    return Target(CONTACT, _grant(request, pk))


def _seen_from(target: Target) -> dict:
    return target.asked | ({"client": target.about.client} if target.level == CONTACT else {})


def _provider(pk: UUID) -> Staff:
    return get_object_or_404(Staff.objects.filter(is_provider=True, left_at=None), pk=pk)


def _grant(request: HttpRequest, pk: UUID) -> Any:
    """The grant of a contact whose client this actor may see."""
    grants = apps.get_model("access.Grant").objects.select_related("client")
    return get_object_or_404(grants.filter(client__in=request.actor.clients().order_by().values("pk")), pk=pk)
