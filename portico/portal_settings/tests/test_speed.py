from __future__ import annotations

import statistics
import time

import pytest

from portico.portal_settings import registry, resolve
from portico.portal_settings.rows import fetch
from portico.portal_settings.tests.parts import put


@pytest.mark.sqlite_only
def test_resolving_the_whole_catalogue_is_cheap(juniper, kofi, jo, in_juniper) -> None:
    """At most 300 µs of Python on a quiet machine; the limit here leaves room for a busy one."""
    put(juniper, "scheduling.mode", {"value": "make", "delegation": "free"})
    put(juniper, "scheduling.max_upcoming", {"value": 3}, provider=kofi)
    put(juniper, "scheduling.max_upcoming", {"value": 2}, client=jo)
    keys = list(registry)

    def once() -> float:
        began = time.process_time_ns()
        settings = resolve(practice=juniper, provider=kofi, client=jo)
        for key in keys:
            settings[key]
        whole = time.process_time_ns() - began
        began = time.process_time_ns()
        fetch(juniper, [juniper.pk, kofi.pk, jo.pk])
        _ = settings.facts.__class__(juniper).products
        return (whole - (time.process_time_ns() - began)) / 1000

    assert statistics.median(once() for _ in range(60)) < 600
