"""The engine agrees with each decided case, through the same door as everybody else."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest

from portico.portal_settings import CLIENT, CONTACT, PRACTICE, PROVIDER
from portico.portal_settings.registry import Registry
from portico.portal_settings.resolver import Resolved
from portico.portal_settings.tests.vectors import CASES, field_of, row_of


class Somebody:
    pk = "somebody"


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    field = field_of(case["setting"])
    rows = {level: row_of(said) for level, said in case["rows"].items()}
    asked: dict[str, Any] = {level: Somebody() for level in (PROVIDER, CLIENT, CONTACT) if level in field.at}
    only = Registry()
    only.fields[field.key] = field
    with patch("portico.portal_settings.resolver.registry", only):
        answer = Resolved({field.key: rows}, set(case["facts"]), **asked).answer(field.key)
        assert {
            "value": answer.value,
            "decided_at": answer.decided_at,
            "trace": {step.level: step.result for step in answer.trace},
        } == case["expect"]


def test_there_are_35_cases() -> None:
    assert len(CASES) == 35


def test_the_trace_shows_the_losing_values() -> None:
    field = field_of("scheduling.mode")
    only = Registry()
    only.fields[field.key] = field
    rows = {PRACTICE: row_of({"value": "view"}), CLIENT: row_of({"value": "make"})}
    with patch("portico.portal_settings.resolver.registry", only):
        trace = Resolved({field.key: rows}, set(), client=Somebody()).answer(field.key).trace
    assert [(step.level, step.value) for step in trace] == [
        ("built-in", "request"),
        (PRACTICE, "view"),
        (CLIENT, "make"),
    ]
