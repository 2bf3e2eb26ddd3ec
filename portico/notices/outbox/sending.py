from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core import mail as django_mail

from portico.foundation import clock
from portico.foundation.tenancy import practice_scope
from portico.notices.models import Delivery
from portico.notices.outbox import claims
from portico.notices.outbox.message import message, message_id
from portico.notices.outbox.outcomes import BROKEN_TRIES, GIVE_UP, Trouble, Unreachable, judge, next_try, outage_wait
from portico.practices.models import Practice

logger = logging.getLogger(__name__)

QUIET = timedelta(seconds=10)


class HungUp(Exception):
    """The server went away in the middle: what is left of the batch waits for another connection."""


class Postman:
    """Delivers what is due, over one connection for each round. One for each worker process."""

    def __init__(self, *, worker: str, now: Callable[[], datetime] = clock.now):
        self.worker, self.now = worker, now
        self.quiet_until: datetime | None = None
        self.line: django_mail.backends.base.BaseEmailBackend | None = None

    def round(self, *, stopping: Callable[[], bool] = lambda: False) -> int:
        """Send one batch of each practice that has mail due; returns how many mails were tried."""
        if self._resting():
            return 0
        tried = 0
        try:
            for practice in Practice.objects.filter(pk__in=claims.practices_waiting(now=self.now())):
                with practice_scope(practice):
                    tried += self._batch(practice, stopping)
                if stopping():
                    break
        except (HungUp, Unreachable):
            self.quiet_until = self.now() + QUIET
        finally:
            self._hang_up()
        return tried

    def _batch(self, practice: Practice, stopping: Callable[[], bool]) -> int:
        mails = claims.claim(worker=self.worker, now=self.now())
        for number, mail in enumerate(mails):
            mail.practice = practice
            if stopping():
                claims.give_back(mails[number:], worker=self.worker, due_at=self.now())
                return number
            try:
                self._deliver(mail)
            except HungUp:
                claims.give_back(mails[number + 1 :], worker=self.worker, due_at=self.now())
                raise
            except Unreachable:
                self._wait_out(mails[number:])
                raise
        return len(mails)

    def _deliver(self, mail: Delivery) -> None:
        if mail.state == Delivery.State.SENDING and mail.attempts >= BROKEN_TRIES:
            self._failed(mail, Trouble(Delivery.Problem.BROKEN, final=True))  # it has killed that many workers
            return
        line = self._line()
        if not claims.begin(mail, worker=self.worker, now=self.now()):
            return
        try:
            line.send_messages([message(mail)])
        except Exception as error:
            trouble = judge(error)
            logger.warning("mail %s: %s %s (%s)", mail.pk, trouble.problem, trouble.detail, type(error).__name__)
            self._failed(mail, trouble)
            if trouble.hang_up:
                raise HungUp from error
        else:
            self._sent(mail)

    def _sent(self, mail: Delivery) -> None:
        forget = {"body": ""} if mail.secret else {}
        claims.end(
            mail, worker=self.worker, state=Delivery.State.SENT, message_id=message_id(mail), ended_at=self.now(),
            problem="", problem_detail="", **forget,
        )  # fmt: skip

    def _failed(self, mail: Delivery, trouble: Trouble) -> None:
        again = next_try(trouble, attempts=mail.attempts, now=self.now())
        outcome = {"problem": trouble.problem, "problem_detail": trouble.detail}
        if again is None:
            claims.end(mail, worker=self.worker, state=Delivery.State.FAILED, ended_at=self.now(), **outcome)
        else:
            claims.end(mail, worker=self.worker, state=Delivery.State.WAITING, due_at=again, **outcome)

    def _wait_out(self, mails: list[Delivery]) -> None:
        """The server cannot be reached: no mail is blamed, each waits; after days it is parked."""
        now = self.now()
        for mail in mails:
            waited = now - mail.created_at
            if waited > GIVE_UP:
                self._failed(mail, Trouble(Delivery.Problem.UNREACHABLE, final=True))
            else:
                due_at = now + outage_wait(waited=waited)
                claims.give_back([mail], worker=self.worker, due_at=due_at, problem=Delivery.Problem.UNREACHABLE)

    def _line(self) -> django_mail.backends.base.BaseEmailBackend:
        if self.line is None:
            line = django_mail.get_connection()
            try:
                line.open()
            except Exception as error:
                logger.warning("the mail server cannot be reached (%s)", type(error).__name__)
                raise Unreachable from error
            self.line = line
        return self.line

    def _hang_up(self) -> None:
        if self.line is not None:
            try:
                self.line.close()
            except Exception:  # noqa: BLE001 - it is gone, which is what we wanted
                logger.info("the mail server had gone already")
            self.line = None

    def _resting(self) -> bool:
        now = self.now()
        return self.quiet_until is not None and now < self.quiet_until <= now + QUIET
