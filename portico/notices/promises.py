from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.core.validators import validate_email
from django.utils.crypto import get_random_string

from portico.notices import wording
from portico.notices.kinds import KINDS, Kind
from portico.notices.models import Delivery
from portico.people.models import Client, Staff
from portico.practices.models import Practice


def enqueue(**mail: Any) -> Delivery:
    """Promise one mail, in the transaction of the act; takes what ``draft`` takes."""
    return keep([draft(**mail)])[0]


def draft(
    *,
    kind: str,
    practice: Practice,
    now: datetime,
    to: str,
    values: Mapping[str, object] = MappingProxyType({}),
    detail: bool = False,
    client: Client | None = None,
    staff: Staff | None = None,
    about: UUID | None = None,
    not_before: datetime | None = None,
    promise: str = "",
    problem: str = "",
) -> Delivery:
    """One of ``kinds.KINDS`` as a row, not yet written. Raises KeyError for an unknown kind or a missing value.

    ``promise`` says what is promised, once for each address: promised again, the first row stays as it is. With a
    ``problem`` (or without an address) the row only records why no mail goes out.
    """
    words = KINDS[kind]
    problem = problem or ("" if to else Delivery.Problem.NO_ADDRESS)
    subject, body = ("", "") if problem else _text(words, {"practice_name": practice.shown_outside, **values}, detail)
    if not problem:
        validate_email(to)
    return Delivery(
        practice=practice,
        kind=kind,
        promise=f"{kind}:{promise or get_random_string(22)}:{to}"[:250],
        to=to,
        client=client,
        staff=staff,
        about_id=about,
        subject=subject,
        body=body,
        secret=words.secret,
        state=Delivery.State.SKIPPED if problem else Delivery.State.WAITING,
        problem=problem,
        due_at=not_before or now,
        created_at=now,
        ended_at=now if problem else None,
    )


def _text(words: Kind, values: Mapping[str, object], detail: bool) -> tuple[str, str]:
    body = f"{words.body}\n\n{words.detail}" if detail and words.detail else str(words.body)
    subject = wording.one_line(wording.fill(str(words.subject), values))
    return subject[:200], wording.fill(body, values)


def keep(mails: list[Delivery]) -> list[Delivery]:
    """Write the promised mails in one statement; what was promised before stays as it is."""
    Delivery.objects.bulk_create(mails, ignore_conflicts=True)
    return mails


def withdraw(*, about: UUID, now: datetime, kinds: Iterable[str] | None = None) -> int:
    """Take back the mails about an object that no worker has touched yet; returns how many."""
    waiting = Delivery.objects.filter(about_id=about, state=Delivery.State.WAITING, attempts=0)
    if kinds is not None:
        waiting = waiting.filter(kind__in=list(kinds))
    return waiting.update(state=Delivery.State.SKIPPED, problem=Delivery.Problem.WITHDRAWN, body="", ended_at=now)
