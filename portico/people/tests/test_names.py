"""Names come back as they were typed, on every page that shows them; invariants notice what must not be."""

import html

import pytest

from portico.foundation.invariants import violations
from portico.people.models import Client, Staff
from portico.testing.cast import NOW

NAMES = [
    "A",
    "null",
    "O'Neil",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "عبد الرحمن",
    "a\u202eb",
    "Zoë\u0308",
    "🙂 Kim",
    "İpek",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_come_back_as_typed(name, browse, dana, in_juniper):
    browser = browse(dana)
    response = browser.post("/juniper/desk/clients/add/", {"given_name": name, "number": "7"})
    assert response.status_code == 303
    made = Client.objects.get(number="7")
    shown = f"<bdi>{html.escape(made.name)}</bdi>"
    assert shown.replace("&#x27;", "&#39;") in browser.get(response["Location"]).content.decode().replace(
        "&#x27;", "&#39;"
    )
    found = browser.get("/juniper/desk/clients/", {"q": name}).content.decode()
    assert f"/juniper/desk/clients/{made.pk}/" in found


def test_invariants_of_people(dana, kofi, maya, in_juniper):
    assert [line for line in violations() if line.startswith("people")] == []
    Client.objects.filter(pk=maya.pk).update(search_text="")
    Staff.objects.update(left_at=NOW)
    said = " ".join(line for line in violations() if line.startswith("people"))
    assert "no administrator" in said
    assert "somebody who has left" in said
    assert "not in the search" in said
    assert "Maya" not in said
