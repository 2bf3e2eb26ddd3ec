from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from portico.foundation.answers import json_answer, needs
from portico.people.models import Client, Staff
from portico.people.queries import find_clients

router = Router(tags=["people"])
PAGE = 500


class ProviderOut(Schema):
    id: UUID
    name: str
    time_zone: str
    in_portal: bool


class Providers(Schema):
    items: list[ProviderOut]


class ClientOut(Schema):
    id: UUID
    name: str
    number: str
    birth_date: date | None
    archived: bool


class Clients(Schema):
    items: list[ClientOut]
    next: str | None


@router.get("providers", response=Providers, summary="Staff who see clients")
def providers(request: HttpRequest) -> HttpResponse:
    needs(request, "appointments_view")
    return json_answer({"items": [provider_json(p) for p in Staff.objects.filter(is_provider=True, left_at=None)]})


def provider_json(provider: Staff) -> dict:
    zone = provider.time_zone or provider.practice.time_zone
    return {"id": provider.pk, "name": provider.name, "time_zone": zone, "in_portal": provider.in_portal}


@router.get("clients", response=Clients, summary="The clients this token may see")
def clients(
    request: HttpRequest, q: str = Query("", max_length=120), offset: int = Query(0, ge=0, le=1_000_000)
) -> HttpResponse:
    """``q`` finds by name, birth date, e-mail, phone or number. Pages of 500; ``next`` is the offset to go on from."""
    needs(request, "clients_view")
    found = request.actor.clients()
    if q.strip():
        found = find_clients(found, q)
    page = list(found.order_by("family_name", "given_name", "id")[offset : offset + PAGE + 1])
    following = str(offset + PAGE) if len(page) > PAGE else None
    return json_answer({"items": [client_json(c) for c in page[:PAGE]], "next": following})


def client_json(client: Client) -> dict:
    return {
        "id": client.pk,
        "name": client.name,
        "number": client.number,
        "birth_date": client.birth_date,
        "archived": client.archived_at is not None,
    }
