from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from portico.portal_settings.models import Override
from portico.testing.cast import NOW


@pytest.fixture
def choose(in_juniper) -> Callable[..., None]:
    """Store a setting's value, for the practice or for one client."""

    def store(key: str, value: Any, client: Any = None) -> None:
        level = "client" if client else "practice"
        Override.objects.create(
            practice=in_juniper, key=key, level=level, client=client, has_value=True, value=value, set_by_name="test",
            set_at=NOW, version=uuid4(),
        )  # fmt: skip

    return store


@pytest.fixture
def visit() -> SimpleNamespace:
    """As much of an appointment as notices look at."""
    starts_at = NOW + timedelta(days=16, hours=6)
    return SimpleNamespace(pk=uuid4(), starts_at=starts_at, ends_at=starts_at + timedelta(minutes=50))
