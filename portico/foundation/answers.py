"""How the API words its answers: JSON, instants, decisions and problems."""

from __future__ import annotations

from datetime import UTC, datetime
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
    """The same for unix seconds."""
    return instant(datetime.fromtimestamp(seconds, UTC))


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
