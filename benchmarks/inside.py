"""``python -m benchmarks.inside``: what has to be done within Portico, on the data folder of the environment.

``doors`` makes a bearer token and signed-in sessions, ``queries`` counts what the measured requests ask the database,
``catalogue`` times the settings. The answer is one line of JSON.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portico.config.settings")

import django

django.setup()

from django.contrib.auth import login
from django.db import connection
from django.test import Client as Browser
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from benchmarks.requests import doors_to
from benchmarks.world import WORD
from benchmarks.wsgi import application  # noqa: F401 - adds the address of the bare view
from portico.access.actors import SystemActor
from portico.access.acts.tokens import create_token
from portico.access.models import Account
from portico.access.sessions import PracticeSession
from portico.foundation import clock
from portico.foundation.tenancy import practice_scope
from portico.people.models import Client, Staff
from portico.portal_settings import registry, resolve
from portico.practices.models import Practice, Service


def doors() -> dict[str, Any]:
    """Keys to the measured practice, and the ids that requests name."""
    practice = Practice.objects.get(slug=WORD)
    with practice_scope(practice):
        dana = Staff.objects.get(given_name="Dana")
        providers = Staff.objects.filter(is_provider=True).order_by("family_name")
        secret = create_token(actor=SystemActor(practice, "bench"), now=clock.now(), staff=dana, name="bench")
        return {
            "token": secret,
            "staff": _session(practice, dana.account),
            "client": _session(practice, Account.objects.within(practice).get(username="client")),
            "providers": [str(one.pk) for one in providers],
            "service": str(Service.objects.get().pk),
            "clients": [str(one.pk) for one in Client.objects.order_by("number")[1:40]],
            "me": str(Client.objects.get(number="1001").pk),
        }


def _session(practice: Practice, account: Account) -> str:
    request = RequestFactory().get("/")
    request.practice, request.session = practice, PracticeSession(None, practice)
    login(request, account, backend="portico.access.backend.PracticeBackend")
    request.session.save()
    return request.session.session_key


def queries() -> dict[str, int]:
    """How many statements each measured request sends, of a process that has answered before."""
    ours, found = doors(), {}
    for name, wanted in doors_to(ours).items():
        browser = Browser(SERVER_NAME="127.0.0.1")
        browser.get(wanted.path, headers=wanted.headers)
        with CaptureQueriesContext(connection) as asked:
            answer = browser.generic(
                wanted.method, wanted.path, wanted.body, content_type="application/json", headers=wanted.headers
            )
        assert answer.status_code in (200, 201), (name, answer.status_code, answer.content[:400])
        found[name] = len(asked)
        if "-v" in sys.argv:
            for query in asked:
                print(f"{name:9} {query['time']} {query['sql']}", file=sys.stderr)
    return found


def catalogue() -> dict[str, Any]:
    """Every setting for a client with a provider: microseconds of processor time, with and without the reads."""
    practice = Practice.objects.get(slug=WORD)
    with practice_scope(practice):
        client = Client.objects.get(number="1001")
        provider = Staff.objects.filter(is_provider=True).order_by("family_name").first()
        keys = list(registry)
        with CaptureQueriesContext(connection) as asked:
            _read_all(keys, practice, provider, client)
        # Both within each round, so that a busy moment meets them alike.
        rounds = [
            (_spent(_read_all, keys, practice, provider, client), _spent(_replay, asked.captured_queries))
            for _ in range(400)
        ]
    whole, reads = (statistics.median(column) for column in zip(*rounds, strict=True))
    return {
        "settings": len(registry), "queries": len(asked), "whole_us": round(whole), "reads_us": round(reads),
        "python_us": round(whole - reads),
    }  # fmt: skip


def _read_all(keys: list[str], practice: Practice, provider: Staff, client: Client) -> None:
    settings = resolve(practice=practice, provider=provider, client=client)
    for key in keys:
        settings[key]


def _replay(asked: list[dict]) -> None:
    """The same statements on the bare driver: what the database itself takes."""
    cursor = connection.connection.cursor()
    for query in asked:
        cursor.execute(query["sql"])
        cursor.fetchall()


def _spent(do: Any, *about: Any) -> float:
    """Microseconds of processor time."""
    began = time.process_time_ns()
    do(*about)
    return (time.process_time_ns() - began) / 1000


if __name__ == "__main__":
    print(json.dumps({"doors": doors, "queries": queries, "catalogue": catalogue}[sys.argv[1]]()))
