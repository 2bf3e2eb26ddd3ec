from __future__ import annotations

from datetime import datetime
from typing import Any

from portico.design import moments
from portico.notices.addresses import portal_link
from portico.notices.models import Delivery
from portico.notices.promises import enqueue
from portico.people.models import Client, Staff
from portico.practices.models import Practice

SWITCHES = {"request_expired": "request_declined"}  # what has no setting of its own


def tell_client(
    *,
    event: str,
    client: Client,
    practice: Practice,
    now: datetime,
    appointment: Any = None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    zone: str = "",
    provider: Staff | None = None,
    settings: Any = None,
    not_before: datetime | None = None,
) -> Delivery:
    """Promise the client the mail of one event, or record why there is none (switched off, no address).

    The mail says only that something changed; its date and time too where the client, or else the practice, chose
    so. They are read from ``appointment`` unless given, on the wall clock of ``zone``, else of the client or practice.
    Raises KeyError for an unknown event.
    """
    settings = settings or _settings(practice, client)
    starts_at = starts_at or getattr(appointment, "starts_at", None)
    ends_at = ends_at or getattr(appointment, "ends_at", None)
    detail = (client.mail_detail or settings["notice.detail"]) == Client.MailDetail.DATE_AND_TIME
    values = {"portal_link": portal_link(practice, "me"), "given_name": client.called}
    if detail and starts_at is not None:
        values |= moment(starts_at, ends_at, zone or client.time_zone or practice.time_zone)
    if provider is not None:
        values["provider"] = provider.name
    about = getattr(appointment, "pk", None)
    return enqueue(
        kind=f"client.{event}",
        practice=practice,
        now=now,
        to=client.email,
        values=values,
        detail=detail and starts_at is not None,
        client=client,
        about=about,
        not_before=not_before,
        promise=f"{about or client.pk}:{now.isoformat()}",
        problem="" if settings[f"notice.client.{SWITCHES.get(event, event)}"] else Delivery.Problem.SWITCHED_OFF,
    )


def moment(starts_at: datetime, ends_at: datetime | None, zone: str) -> dict[str, str]:
    """The values of the placeholders date, time and time_zone."""
    time = moments.span(starts_at, ends_at, zone) if ends_at else moments.clock(starts_at, zone)
    return {"date": moments.day(starts_at, zone), "time": time, "time_zone": moments.zone_city(zone)}


def _settings(practice: Practice, client: Client) -> Any:
    from portico.portal_settings import resolve

    return resolve(practice=practice, client=client)
