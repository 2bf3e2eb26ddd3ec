"""What an answer of the mail server means, and when to try again."""

from __future__ import annotations

import re
import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import BadHeaderError

from portico.notices.models import Delivery

MINUTES = (1, 5, 15, 60, 240, 480, 640)  # between eight tries: a day altogether
BROKEN_TRIES = 5
OUTAGE_WAIT = timedelta(minutes=15)
GIVE_UP = timedelta(days=4)

NOT_ALLOWED = {530, 534, 535, 538}  # the server wants other credentials: no mail's own fault
CLOSING = 421


class Unreachable(Exception):
    """No connection to the mail server: nothing that a single mail could help."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a mail was not taken. ``detail`` is the server's code: its words may quote an address."""

    problem: str
    detail: str = ""
    final: bool = False
    hang_up: bool = False


def judge(error: Exception) -> Trouble:
    """Whose fault a failed try was, and whether another may succeed."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _answered(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPResponseException):
        return _answered(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Trouble(Delivery.Problem.REFUSED, final=True)
    if isinstance(error, smtplib.SMTPException | OSError):
        return Trouble(Delivery.Problem.TEMPORARY, hang_up=True)
    return Trouble(Delivery.Problem.BROKEN, final=isinstance(error, BadHeaderError | UnicodeError))


def _answered(code: int, words: bytes | str) -> Trouble:
    text = words.decode("ascii", "replace") if isinstance(words, bytes) else str(words)
    enhanced = re.match(r"\s*([245]\.\d{1,3}\.\d{1,3})\b", text)
    detail = f"{code} {enhanced[1]}" if enhanced else str(code)
    if code in NOT_ALLOWED:
        return Trouble(Delivery.Problem.UNREACHABLE, detail, hang_up=True)
    if 500 <= code < 600:
        return Trouble(Delivery.Problem.REFUSED, detail, final=True)
    return Trouble(Delivery.Problem.TEMPORARY, detail, hang_up=code == CLOSING or code < 0)


def next_try(trouble: Trouble, *, attempts: int, now: datetime) -> datetime | None:
    """When to try again after so many tries, or None: park it."""
    tries = BROKEN_TRIES if trouble.problem == Delivery.Problem.BROKEN else len(MINUTES) + 1
    if trouble.final or attempts >= tries:
        return None
    return now + timedelta(minutes=MINUTES[max(attempts, 1) - 1])


def outage_wait(*, waited: timedelta) -> timedelta:
    """While the server cannot be reached: a minute at first, a quarter of an hour at most."""
    return min(max(waited / 4, timedelta(minutes=1)), OUTAGE_WAIT)
