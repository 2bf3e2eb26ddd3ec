from __future__ import annotations

import os
import secrets
from collections.abc import Callable

from portico.jobs import continuous
from portico.notices.outbox.sending import Postman

_postmen: dict[int, Postman] = {}


@continuous("outbox")
def deliver(*, stopping: Callable[[], bool]) -> int:
    """Send what is due. Each process has a postman of its own, who remembers when the server was out of reach."""
    postman = _postmen.setdefault(os.getpid(), Postman(worker=f"{os.getpid()}-{secrets.token_hex(6)}"))
    return postman.round(stopping=stopping)
