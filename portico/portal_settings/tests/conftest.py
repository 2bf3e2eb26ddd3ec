from collections.abc import Iterator

import pytest

from portico.portal_settings.registry import Registry, registry
from portico.portal_settings.tests.parts import Network, Visits


@pytest.fixture
def catalogue() -> Iterator[Registry]:
    """The tests' own settings and no others."""
    with registry.only(Visits, Network) as only:
        yield only
