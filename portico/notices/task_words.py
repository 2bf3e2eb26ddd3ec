"""What a task says, and where it leads. Slices describe their own kinds; ``%(client)s`` is the client's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class TaskWords:
    """``page`` is a url name inside the practice; ``takes`` says whose id it takes, if any."""

    sentence: Any
    page: str = ""
    takes: Literal["", "about", "client"] = ""


_REQUEST, _APPOINTMENT = "scheduling_staff:request", "scheduling_staff:appointment"

_words: dict[str, TaskWords] = {
    "request_in": TaskWords(_("%(client)s asked for a time"), _REQUEST, "about"),
    "request_late": TaskWords(_("%(client)s waits for an answer: please answer soon"), _REQUEST, "about"),
    "request_escalated": TaskWords(_("%(client)s has waited longer than promised"), _REQUEST, "about"),
    "appointment_made": TaskWords(_("%(client)s booked a visit"), _APPOINTMENT, "about"),
    "appointment_cancelled": TaskWords(_("A visit of %(client)s was cancelled"), _APPOINTMENT, "about"),
    "appointment_moved": TaskWords(_("A visit of %(client)s was moved"), _APPOINTMENT, "about"),
}


def describe_task(kind: str, sentence: Any, *, page: str = "", takes: Literal["", "about", "client"] = "") -> None:
    """Give a kind of task its sentence and the page on which it can be done."""
    _words[kind] = TaskWords(sentence, page, takes)


def words_of(kind: str) -> TaskWords:
    return _words.get(kind) or TaskWords(kind.replace("_", " ").replace("%", "%%"))
