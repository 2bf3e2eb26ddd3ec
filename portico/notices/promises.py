from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.core.validators import validate_email
from django.utils.crypto import get_random_string

from portico.notices import wording
from portico.notices.kinds import KINDS
from portico.notices.models import Delivery
from portico.people.models import Client, Staff
from portico.practices.models import Practice


def enqueue(
    *,
    kind: str,
    practice: Practice,
    now: datetime,
    to: str,
    values: Mapping[str, object] | None = None,
    detail: bool = False,
    client: Client | None = None,
    staff: Staff | None = None,
    about: UUID | None = None,
    not_before: datetime | None = None,
    promise: str = "",
    problem: str = "",
) -> Delivery:
    """Promise one mail, in the transaction of the act. Raises KeyError for an unknown kind or a missing value.

    ``promise`` says what is promised, once for each address: promised again, the first row is returned. With a
    ``problem`` the row only records why no mail goes out.
    """
    mail = draft(
        kind=kind, practice=practice, now=now, to=to, values=values, detail=detail, client=client, staff=staff,
        about=about, not_before=not_before, promise=promise, problem=problem,
    )  # fmt: skip
    return keep([mail])[0]


def draft(
    *,
    kind: str,
    practice: Practice,
    now: datetime,
    to: str,
    values: Mapping[str, object] | None,
    detail: bool,
    client: Client | None,
    staff: Staff | None,
    about: UUID | None,
    not_before: datetime | None,
    promise: str,
    problem: str,
) -> Delivery:
    """The row of ``enqueue``, not yet written."""
    words = KINDS[kind]
    values = {"practice_name": practice.shown_outside, **(values or {})}
    problem = problem or ("" if to else Delivery.Problem.NO_ADDRESS)
    if not problem:
        validate_email(to)
    body = str(words.body) + (f"\n\n{words.detail}" if detail and words.detail else "")
    return Delivery(
        practice=practice,
        kind=kind,
        promise=f"{kind}:{promise or get_random_string(22)}:{to}"[:250],
        to=to,
        client=client,
        staff=staff,
        about_id=about,
        subject="" if problem else wording.one_line(wording.fill(str(words.subject), values))[:200],
        body="" if problem else wording.fill(body, values),
        secret=words.secret,
        state=Delivery.State.SKIPPED if problem else Delivery.State.WAITING,
        problem=problem,
        due_at=not_before or now,
        created_at=now,
        ended_at=now if problem else None,
    )


def keep(mails: list[Delivery]) -> list[Delivery]:
    """Write the promised mails in one statement; what was promised before stays as it is."""
    Delivery.objects.bulk_create(mails, ignore_conflicts=True)
    return mails


def withdraw(*, about: UUID, now: datetime, kinds: Iterable[str] | None = None) -> int:
    """Take back the mails about an object that no worker has touched yet; returns how many."""
    waiting = Delivery.objects.filter(about_id=about, state=Delivery.State.WAITING, attempts=0)
    if kinds is not None:
        waiting = waiting.filter(kind__in=list(kinds))
    return waiting.update(
        state=Delivery.State.SKIPPED, problem=Delivery.Problem.WITHDRAWN, body="", ended_at=now
    )
