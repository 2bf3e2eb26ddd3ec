from collections.abc import Callable

import pytest
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory

from portico.practices.models import Practice


@pytest.fixture
def request_in_practice() -> HttpRequest:
    """A request inside a practice that no database knows."""
    request = RequestFactory().get("/me/")
    request.practice = Practice(
        slug="juniper", name="Juniper Counselling", time_zone="America/Chicago", phone="555-0134"
    )
    return request


@pytest.fixture
def draw() -> Callable[..., str]:
    """Renders template source with values, as a page would."""

    def drawn(source: str, **values: object) -> str:
        return engines["django"].from_string(source).render(values).strip()

    return drawn
