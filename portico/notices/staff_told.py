from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from portico.foundation.actors import Actor
from portico.notices.addresses import portal_link
from portico.notices.asking import open_task
from portico.notices.clients import moment
from portico.notices.models import Delivery
from portico.notices.promises import draft, keep
from portico.people.models import Client, Staff
from portico.practices.models import Practice

REQUESTS = {"request_in", "request_late", "request_escalated"}


def tell_staff(
    *,
    event: str,
    practice: Practice,
    now: datetime,
    appointment: Any,
    client: Client | None = None,
    provider: Staff | None = None,
    made_by: Actor | None = None,
    settings: Any = None,
    not_before: datetime | None = None,
) -> list[Delivery]:
    """Tell the provider concerned and those whom *who hears about requests* names, by mail, by a task, or both.

    Each member of staff has a say in whether mails come, and to which address; who did it (``made_by``) is not told.
    Nothing of the client stands in the mail. Returns the mails promised.
    """
    settings = settings or _settings(practice, provider, client)
    if not settings["notice.staff_on_new_appointment"]:
        return []
    people = _concerned(settings["scheduling.notified_staff"], provider, made_by)
    if settings["notice.staff_how"] in ("task", "both"):
        open_task(kind=event, practice=practice, now=now, about=appointment.pk, staff=people, client=client)
    if settings["notice.staff_how"] == "task":
        return []
    values = {
        "portal_link": portal_link(practice, "requests" if event in REQUESTS else "desk"),
        **moment(getattr(appointment, "waiting_since", None) or now, None, practice.time_zone),
    }
    promise = {"kind": f"staff.{event}", "about": appointment.pk, "promise": f"{appointment.pk}:{now.isoformat()}"}
    mails = [
        draft(practice=practice, now=now, to=to, staff=person, values=values, not_before=not_before, **promise)
        for to, person in _addresses(people).items()
    ]
    return keep(mails)


def _concerned(named: Iterable[Any], provider: Staff | None, made_by: Actor | None) -> list[Staff]:
    """Those who work here still, each once, without who did it."""
    people = [provider] if provider is not None and provider.left_at is None else []
    others = {str(key) for key in named} - {str(one.pk) for one in people}
    if others:
        people += Staff.objects.filter(pk__in=others, left_at=None)
    actor = made_by.id if made_by is not None and made_by.kind == "staff" else None
    return [one for one in people if one.pk != actor]


def _addresses(people: list[Staff]) -> dict[str, Staff]:
    """The address each has chosen; two who share one get one mail."""
    chosen = {Staff.TellMe.FIRST: "email", Staff.TellMe.SECOND: "second_email"}
    found = {getattr(one, chosen[one.tell_me]).lower(): one for one in people if one.tell_me in chosen}
    return {to: person for to, person in found.items() if to}


def _settings(practice: Practice, provider: Staff | None, client: Client | None) -> Any:
    from portico.portal_settings import resolve

    return resolve(practice=practice, provider=provider, client=client)
