from __future__ import annotations

import pytest

from portico.portal_settings import consequences
from portico.portal_settings.tests.test_pages import DEFAULTS, PAGE, text

pytestmark = pytest.mark.usefixtures("catalogue")


def test_other_slices_say_what_a_change_does_besides(juniper, dana, browse, monkeypatch) -> None:
    monkeypatch.setattr(consequences, "_said", [])

    @consequences.consequence
    def waiting(*, practice, target, differences):
        if any(one.field.key == "visits.mode" for one in differences):
            yield f"2 requests of {{clients}} at {practice.name} are waiting."

    shown = text(browse(dana).post(PAGE, DEFAULTS | {"visits.mode": "own:make"}))
    assert "2 requests of clients at Juniper Counselling are waiting." in shown
    other = text(browse(dana).post(PAGE, DEFAULTS | {"visits.can_cancel": "own:off"}))
    assert "are waiting" not in other
