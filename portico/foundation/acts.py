from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import transaction

P = ParamSpec("P")
T = TypeVar("T")


def act(function: Callable[P, T]) -> Callable[P, T]:
    """Mark the one function that changes state in a certain way: keyword-only, one transaction.

    The trail entry and the notices it enqueues are rows of that same transaction; nothing leaves the database in it.
    """

    @functools.wraps(function)
    def in_one_transaction(*args: P.args, **kwargs: P.kwargs) -> T:
        with transaction.atomic():
            return function(*args, **kwargs)

    in_one_transaction.is_act = True  # type: ignore[attr-defined]
    return in_one_transaction
