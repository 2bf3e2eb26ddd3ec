"""How the API words its answers: JSON, instants, decisions and problems."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

import orjson
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from portico.foundation.decisions import Decision


class ApiProblem(Exception):
    """A request that cannot be understood: ``field`` is the parameter, ``message`` what to send instead."""

    def __init__(self, field: str, message: str, code: str = "not_valid"):
        super().__init__(message)
        self.field, self.message, self.code = field, message, code


def json_answer(content: Any, *, status: int = 200) -> HttpResponse:
    return HttpResponse(orjson.dumps(content, default=str), content_type="application/json", status=status)


def instant(moment: datetime) -> str:
    """An instant as the API writes it: ``2026-03-02T15:00:00Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant_of(seconds: int) -> str:
    """The same for unix seconds. A list of times has hundreds, on few days and at the same hours."""
    days, rest = divmod(seconds, 86_400)
    return _day(days) + _clock(rest)


@lru_cache(maxsize=2048)
def _day(days: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=days)).isoformat()


@lru_cache(maxsize=2048)
def _clock(rest: int) -> str:
    return f"T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}Z"


def decision_json(decision: Decision) -> dict:
    checks = [
        {
            "code": check.code,
            "ok": check.ok,
            "staff": str(check.staff),
            "client": str(check.client),
            "setting": check.setting or None,
            "fix": {"label": str(check.fix.label), "url": check.fix.url} if check.fix else None,
        }
        for check in decision.checks
    ]
    return {
        "action": decision.action,
        "allowed": decision.allowed,
        "mode": decision.mode,
        "client_sentence": str(decision.client_sentence),
        "checks": checks,
    }


def needs(request: HttpRequest, permission: str) -> None:
    """Refuse the request unless its actor holds ``permission`` (raises PermissionDenied)."""
    if not request.actor.may(permission):
        raise PermissionDenied(permission)
