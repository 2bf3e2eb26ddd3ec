from __future__ import annotations

import fcntl
import os
import time

from django.db import OperationalError
from django.db.backends.sqlite3 import base

NAP = 0.002  # seconds


class DatabaseWrapper(base.DatabaseWrapper):
    """Writers take turns on a file beside the database, and look for it every two milliseconds.

    SQLite's own waiting naps up to a tenth of a second between two tries; under eight writers most of the time was
    spent asleep. The turn is held from BEGIN IMMEDIATE to the end of the transaction, and the system takes it back
    from a process that dies. It guards nothing: SQLite's own lock still does.
    """

    turn: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._give_turn_back()
            raise

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)
        if autocommit:
            self._give_turn_back()

    def _commit(self) -> None:
        super()._commit()
        self._give_turn_back()

    def _rollback(self) -> None:
        super()._rollback()
        self._give_turn_back()

    def _close(self) -> None:
        super()._close()
        self._give_turn_back()

    def _take_turn(self) -> None:
        if self.turn is not None or self.is_in_memory_db():
            return
        turn = os.open(f"{self.settings_dict['NAME']}-turn", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        end = time.monotonic() + self.settings_dict["OPTIONS"].get("timeout", 5)
        while not _taken(turn):
            if time.monotonic() > end:
                os.close(turn)
                raise OperationalError("database is locked")
            time.sleep(NAP)
        self.turn = turn

    def _give_turn_back(self) -> None:
        if self.turn is not None:
            os.close(self.turn)
            self.turn = None


def _taken(turn: int) -> bool:
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
