"""What happens when an act is refused: the reason goes to who asked, the attempt is written down after the rollback."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, IntegrityError
from django.utils.translation import gettext as _

from portico.foundation.acts import settle
from portico.foundation.decisions import Check, Decision, Refused
from portico.scheduling.backstop import NAME
from portico.scheduling.models import Appointment
from portico.scheduling.policies.question import Question
from portico.scheduling.policies.times import taken
from portico.scheduling.policies.wording import reach
from portico.trail.recording import record

P = ParamSpec("P")
T = TypeVar("T")

#: PostgreSQL: a deadlock was broken, or a transaction came too late to be in line with another.
LOST = {"40P01", "40001"}


def refused(question: Question, decision: Decision) -> Refused:
    """The refusal to raise. Its entry in the trail is written once the transaction is gone."""
    refusal = Refused(decision)
    refusal.aftermath.append(lambda: _remember(question, decision))
    return refusal


def _remember(question: Question, decision: Decision) -> None:
    facts = {"action": decision.action, "codes": decision.codes, "rules": question.rules}
    if question.provider:
        facts["provider"] = str(question.provider.pk)
    if question.starts_at:
        facts["starts_at"] = question.starts_at.isoformat()
    record(
        actor=question.actor, act="refused", now=question.now, client=question.client, about=question.appointment,
        changes=facts,
    )  # fmt: skip


def lost_races_refused(act: Callable[P, T]) -> Callable[P, T]:
    """Where the database itself stopped a second taking of a place, answer as if the check had."""

    @wraps(act)
    def tried(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return act(*args, **kwargs)
        except DatabaseError as error:
            if not lost_race(error):
                raise
            refusal = refused(*_too_late(kwargs))
        settle(refusal)
        raise refusal

    return tried


def lost_race(error: DatabaseError) -> bool:
    state = getattr(error.__cause__, "sqlstate", None)
    return state in LOST or (isinstance(error, IntegrityError) and NAME in str(error))


def _too_late(asked: dict) -> tuple[Question, Decision]:
    appointment: Appointment | None = asked.get("appointment")
    client = asked.get("client") or appointment.attendees.select_related("client").first().client
    question = Question(
        asked["actor"], "book", client, asked["now"], asked.get("provider") or appointment.provider,
        starts_at=asked.get("starts_at") or appointment.starts_at, appointment=appointment,
    )  # fmt: skip
    return question, Decision.of("book", [taken(_("Somebody else was quicker."), reach(question.practice))])


def refuse_state(question: Question, sentence: str) -> Refused:
    """The appointment is no longer in the state that the act starts from."""
    check = Check("state", False, sentence, sentence)
    return refused(question, Decision.of(question.action, [check]))
