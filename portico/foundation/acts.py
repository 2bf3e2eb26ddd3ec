from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

from portico.foundation.decisions import Refused

P = ParamSpec("P")
T = TypeVar("T")


def act(function: Callable[P, T]) -> Callable[P, T]:
    """Mark the one function that changes state in a certain way: keyword-only, one transaction.

    The trail entry and the notices it enqueues are rows of that same transaction; nothing leaves the database in it.
    """

    @functools.wraps(function)
    def in_one_transaction(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            with transaction.atomic():
                return function(*args, **kwargs)
        except Refused as refused:
            settle(refused)
            raise

    in_one_transaction.is_act = True  # type: ignore[attr-defined]
    return in_one_transaction


def settle(refused: Refused) -> None:
    """Do what a refusal left to do, unless a transaction around it still has to be rolled back.

    Whoever opens a transaction around acts calls this when one is refused.
    """
    around = connection.atomic_blocks
    if around and not around[-1]._from_testcase:
        return
    while refused.aftermath:
        refused.aftermath.pop(0)()
