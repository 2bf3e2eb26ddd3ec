"""Logs without personal data: addresses may carry tokens, and error messages may quote what somebody typed."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


class NamelessFormatter(logging.Formatter):
    """Names the route instead of the address, and leaves the messages out of tracebacks."""

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        if request is not None and hasattr(request, "method"):
            match = getattr(request, "resolver_match", None)
            record = logging.makeLogRecord(record.__dict__)
            record.msg, record.args = (
                "%s %s answered %s",
                (
                    request.method,
                    match.view_name or match.route if match else "(no route)",
                    getattr(record, "status_code", "?"),
                ),
            )
        return super().format(record)

    def formatException(self, ei: tuple) -> str:  # noqa: N802 - logging's name
        return _frames(*ei)


def _frames(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    lines = [f"{kind.__module__}.{kind.__qualname__} (message withheld)"]
    lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        lines += ["because of", _frames(type(cause), cause, cause.__traceback__)]
    return "\n".join(lines)


def logging_settings(*, debug: bool) -> dict[str, object]:
    """One stream, standard error. With ``debug`` the messages are shown: never on a server with real data."""
    formatter: dict[str, object] = {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    if not debug:
        formatter["()"] = "portico.config.logs.NamelessFormatter"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "portico": {"level": "INFO"},
        },
    }
