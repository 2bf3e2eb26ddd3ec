from __future__ import annotations

import logging

from django.test import RequestFactory

from portico.config.logs import NamelessFormatter


def record(**more: object) -> logging.LogRecord:
    made = logging.makeLogRecord({"name": "django.request", "levelname": "ERROR", "msg": "Failed: %s", "args": ("x",)})
    made.__dict__.update(more)
    return made


def test_an_address_is_not_logged():
    request = RequestFactory().get("/juniper/invitation/secret-token/")
    line = NamelessFormatter().format(record(request=request, status_code=500, args=(request.path,)))
    assert line == "GET (no route) answered 500"


def test_a_traceback_names_places_and_no_values():
    try:
        try:
            raise KeyError("jo.abara@mail.example")
        except KeyError:
            raise ValueError("born 1991-05-04") from None
    except ValueError as error:
        line = NamelessFormatter().format(record(exc_info=(type(error), error, error.__traceback__)))
    assert "builtins.ValueError (message withheld)" in line
    assert "test_logs.py" in line
    assert "1991" not in line
    assert "jo.abara" not in line
