"""One start, held against hours and places: with the client's rules, or with the fewer that bind staff."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from portico.scheduling.slots import Taken, Verdict, Window, validate
from portico.scheduling.slots import free_place as lowest_free

if TYPE_CHECKING:
    from portico.scheduling.policies.question import Question


def verdict(question: Question) -> Verdict:
    return validate(start=question.start, windows=question.windows, taken=question.taken, rules=question.wanted)


def free_place(question: Question) -> int | None:
    """For clients a place is free to the end of its break; staff may use the breaks, never the appointments."""
    taken, until = question.taken, question.busy_until
    if question.rules == "staff":
        taken, until = [Taken(t.start, t.end, t.end, t.place) for t in taken], question.end
    return lowest_free(taken=taken, start=question.start, busy_until=until, capacity=question.wanted.capacity)


def way(question: Question) -> tuple[str, UUID | None]:
    """The format and location: as asked, else of the first window that holds the start, else what is possible.

    A visit by video has no location unless one was asked for; in person outside all hours is at the only location.
    """
    window = _holding(question)
    chosen = question.format or (window.format if window else _first_format(question))
    if question.location:
        return chosen, question.location.pk
    if chosen != "in_person":
        return chosen, None
    return chosen, window.location if window else question.only_location


def _holding(question: Question) -> Window | None:
    wanted = [w for w in question.windows if question.wanted.want(w)]
    return next((w for w in wanted if w.start <= question.start and question.end <= w.end), None)


def _first_format(question: Question) -> str:
    return "in_person" if question.service is None or question.service.in_person else "video"
