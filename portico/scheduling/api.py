from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import StringConstraints

from portico.foundation import clock
from portico.foundation.answers import ApiProblem, decision_json, instant, instant_of, json_answer, needs
from portico.foundation.idempotency import once
from portico.people.models import Staff
from portico.practices.models import Location, Service
from portico.scheduling import policies, queries
from portico.scheduling.acts.accept import accept
from portico.scheduling.acts.book import book
from portico.scheduling.acts.cancel import cancel
from portico.scheduling.acts.decline import decline
from portico.scheduling.acts.delete import delete
from portico.scheduling.acts.undo import undo
from portico.scheduling.models import Appointment
from portico.scheduling.slots import Slot

router = Router(tags=["scheduling"])
LONGEST_RANGE = timedelta(days=370)
Format = Literal["in_person", "video"]
Words = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00]*$")]


class SlotOut(Schema):
    start: datetime
    end: datetime
    location: UUID | None
    format: Format
    left: int


class Slots(Schema):
    time_zone: str
    slots: list[SlotOut]


class AppointmentIn(Schema):
    client: UUID
    provider: UUID
    service: UUID
    start: datetime
    location: UUID | None = None
    format: Format | None = None
    rules: Literal["client", "staff"] = "client"
    note: Words = ""


class AppointmentOut(Schema):
    id: UUID
    state: str
    start: datetime
    end: datetime
    provider: UUID
    service: UUID
    location: UUID | None
    format: Format
    clients: list[UUID]


class Answer(Schema):
    note: Words = ""
    reason: Words = ""


class CheckOut(Schema):
    code: str
    ok: bool | None
    staff: str
    client: str
    setting: str | None
    fix: dict | None


class DecisionOut(Schema):
    action: str
    allowed: bool
    mode: str
    client_sentence: str
    checks: list[CheckOut]


def provider_or_404(pk: UUID) -> Staff:
    return get_object_or_404(Staff.objects.filter(is_provider=True, left_at=None), pk=pk)


def service_or_404(pk: UUID) -> Service:
    return get_object_or_404(Service.objects.filter(retired_at=None), pk=pk)


def location_or_404(pk: UUID | None) -> Location | None:
    return get_object_or_404(Location.objects.filter(closed_at=None), pk=pk) if pk else None


@router.get("slots", response=Slots, summary="The times a provider has open")
def slots(
    request: HttpRequest,
    provider: UUID,
    service: UUID,
    from_: str = Query(..., alias="from", max_length=40),
    to: str = Query(..., max_length=40),
    location: UUID | None = None,
    format: Format | None = None,
) -> HttpResponse:
    """``from`` and ``to`` are days of the practice (``to`` included) or instants (``to`` excluded): a year at most."""
    needs(request, "appointments_view")
    practice = request.practice
    start, end = _moment("from", from_, practice), _moment("to", to, practice, end=True)
    if not timedelta() < end - start <= LONGEST_RANGE:
        raise ApiProblem("to", _("Ask for a range that ends after it starts, of a year at most."))
    found = queries.open_slots(
        practice=practice,
        provider=provider_or_404(provider),
        service=service_or_404(service),
        from_=start,
        until=end,
        now=clock.now(),
        location=location_or_404(location),
        format=format,
    )
    return json_answer({"time_zone": found.time_zone, "slots": [slot_json(slot) for slot in found.slots]})


def slot_json(slot: Slot) -> dict:
    start, end = instant_of(slot.start), instant_of(slot.end)
    return {"start": start, "end": end, "location": slot.location, "format": slot.format, "left": slot.left}


def _moment(field: str, text: str, practice, *, end: bool = False) -> datetime:
    try:
        if len(text) == 10:
            day = date.fromisoformat(text) + timedelta(days=1 if end else 0)
            return datetime.combine(day, time(), practice.zone).astimezone(UTC)
        moment = datetime.fromisoformat(text.replace(" ", "+"))
        return (moment if moment.tzinfo else moment.replace(tzinfo=practice.zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ApiProblem(field, _("Write a day (2026-03-02) or an instant (2026-03-02T15:00:00Z).")) from error


@router.post("appointments", response={201: AppointmentOut}, summary="Book, or ask for, an appointment")
def make(request: HttpRequest, wanted: AppointmentIn) -> HttpResponse:
    """By the client's rules or by staff's; 409 names the checks that refused it. Send an ``Idempotency-Key`` header."""
    needs(request, "appointments")
    client = get_object_or_404(request.actor.clients(), pk=wanted.client)
    provider, service = provider_or_404(wanted.provider), service_or_404(wanted.service)
    location = location_or_404(wanted.location)
    start = wanted.start if wanted.start.tzinfo else wanted.start.replace(tzinfo=provider.zone)

    def do() -> dict:
        made = book(
            actor=request.actor,
            now=clock.now(),
            client=client,
            provider=provider,
            service=service,
            starts_at=start,
            location=location,
            format=wanted.format,
            rules=wanted.rules,
            note=wanted.note,
        )
        return appointment_json(made, clients=[client.pk])

    content = {"path": request.path, **wanted.model_dump(mode="json")}
    return json_answer(once(actor=request.actor, key=_key(request), content=content, do=do), status=201)


def _key(request: HttpRequest) -> str:
    return "api:" + (request.headers.get("Idempotency-Key") or get_random_string(32))


@router.get("appointments", summary="Appointments, soonest first")
def appointments(
    request: HttpRequest,
    from_: str = Query("", alias="from", max_length=40),
    to: str = Query("", max_length=40),
    client: UUID | None = None,
    provider: UUID | None = None,
    offset: int = Query(0, ge=0, le=10_000_000),
) -> HttpResponse:
    needs(request, "appointments_view")
    found = queries.appointments_for(request.actor).order_by("starts_at", "id")
    if from_:
        found = found.filter(ends_at__gt=_moment("from", from_, request.practice))
    if to:
        found = found.filter(starts_at__lt=_moment("to", to, request.practice, end=True))
    if client:
        found = found.filter(attendees__client=get_object_or_404(request.actor.clients(), pk=client))
    if provider:
        found = found.filter(provider=provider_or_404(provider))
    page = list(found.prefetch_related("attendees")[offset : offset + 501])
    items = [appointment_json(a, clients=[x.client_id for x in a.attendees.all()]) for a in page[:500]]
    return json_answer({"items": items, "next": str(offset + 500) if len(page) > 500 else None})


@router.get("appointments/{uuid:appointment}", response=AppointmentOut, summary="One appointment")
def appointment(request: HttpRequest, appointment: UUID) -> HttpResponse:
    needs(request, "appointments_view")
    return json_answer(appointment_json(_appointment_or_404(request, appointment)))


@router.post("appointments/{uuid:appointment}/{verb}", response=AppointmentOut, summary="Answer, cancel or take back")
def change(
    request: HttpRequest,
    appointment: UUID,
    verb: Literal["accept", "decline", "cancel", "undo", "delete"],
    answer: Answer | None = None,
) -> HttpResponse:
    """*delete* is for what was entered in error: gone from sight, kept in the trail."""
    needs(request, "appointments" if verb in ("cancel", "delete") else "requests")
    found, answer = _appointment_or_404(request, appointment), answer or Answer()
    how = {"actor": request.actor, "now": clock.now(), "appointment": found}
    acts = {
        "accept": lambda: accept(**how, note=answer.note),
        "decline": lambda: decline(**how, reason=answer.reason),
        "cancel": lambda: cancel(**how),
        "undo": lambda: undo(**how),
        "delete": lambda: delete(**how),
    }

    def do() -> dict:
        acts[verb]()
        return appointment_json(_appointment_or_404(request, appointment, gone=True))

    content = {"path": request.path, **answer.model_dump()}
    return json_answer(once(actor=request.actor, key=_key(request), content=content, do=do))


def _appointment_or_404(request: HttpRequest, pk: UUID, *, gone: bool = False) -> Appointment:
    found = Appointment.objects.all() if gone else queries.appointments_for(request.actor)
    return get_object_or_404(found, pk=pk)


def appointment_json(made: Appointment, clients: list[UUID] | None = None) -> dict:
    if clients is None:
        clients = list(made.attendees.values_list("client_id", flat=True))
    return {
        "id": str(made.pk),
        "state": made.state,
        "start": instant(made.starts_at),
        "end": instant(made.ends_at),
        "provider": str(made.provider_id),
        "service": str(made.service_id),
        "location": str(made.location_id) if made.location_id else None,
        "format": made.format,
        "clients": [str(pk) for pk in clients],
    }


@router.get("decisions", response=DecisionOut, summary="May this client do this now, and why")
def decisions(
    request: HttpRequest,
    action: Literal["book", "cancel", "see_appointments"],
    client: UUID,
    provider: UUID | None = None,
    service: UUID | None = None,
    start: str = Query("", max_length=40),
    location: UUID | None = None,
    format: Format | None = None,
    appointment: UUID | None = None,
) -> HttpResponse:
    needs(request, "why")
    decision = policies.decide(
        actor=request.actor,
        action=action,
        client=get_object_or_404(request.actor.clients(), pk=client),
        now=clock.now(),
        provider=provider_or_404(provider) if provider else None,
        service=service_or_404(service) if service else None,
        starts_at=_moment("start", start, request.practice) if start else None,
        location=location_or_404(location),
        format=format,
        appointment=_appointment_or_404(request, appointment) if appointment else None,
    )
    return json_answer(decision_json(decision))
