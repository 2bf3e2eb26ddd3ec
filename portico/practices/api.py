from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from portico.foundation.answers import json_answer, needs
from portico.practices.models import Location, Service

router = Router(tags=["practice"])


class ServiceOut(Schema):
    id: UUID
    name: str
    minutes: int | None
    price_cents: int | None
    in_person: bool
    video: bool
    bookable: bool


class Services(Schema):
    items: list[ServiceOut]


class LocationOut(Schema):
    id: UUID
    name: str
    address: str
    privacy: str


class Locations(Schema):
    items: list[LocationOut]


@router.get("services", response=Services, summary="What appointments can be for")
def services(request: HttpRequest) -> HttpResponse:
    needs(request, "appointments_view")
    return json_answer({"items": list(Service.objects.filter(retired_at=None).values(*ServiceOut.model_fields))})


@router.get("locations", response=Locations, summary="Where people are seen")
def locations(request: HttpRequest) -> HttpResponse:
    needs(request, "appointments_view")
    return json_answer({"items": list(Location.objects.filter(closed_at=None).values(*LocationOut.model_fields))})
