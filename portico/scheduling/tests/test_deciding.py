"""One answer for page, API and staff: every check, in one order, with words for both sides."""

import pytest

from portico.foundation.decisions import Check
from portico.scheduling.policies import contribute, decide, deciding
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW

pytestmark = pytest.mark.usefixtures("in_juniper")
BOOKING = [
    "portal_enabled", "module_on", "client_active", "may_act", "provider_in_portal", "provider_bookable",
    "service_offered", "way_offered", "mode", "max_upcoming", "no_overlap", "booking_notice", "horizon", "in_hours",
    "on_grid", "slot_free",
]  # fmt: skip


def test_all_checks_in_their_order(acting, jo, kofi, individual):
    decision = decide(
        actor=acting(jo), action="book", client=jo, now=NOW, provider=kofi, service=individual, starts_at=chicago(4, 10)
    )
    assert [check.code for check in decision.checks] == BOOKING
    assert (decision.allowed, decision.mode, decision.codes) == (True, "ask", [])


def test_what_was_not_asked_is_neither_yes_nor_no(acting, jo):
    decision = decide(actor=acting(jo), action="book", client=jo, now=NOW)
    assert [check.code for check in decision.checks if check.ok is None] == [
        "provider_in_portal", "provider_bookable", "service_offered", *BOOKING[10:],
    ]  # fmt: skip
    assert decision.allowed


def test_every_check_is_answered_after_the_first_no(acting, set_to, jo, ruth, individual):
    set_to("mode", "view")
    decision = decide(
        actor=acting(jo), action="book", client=jo, now=NOW, provider=ruth, service=individual, starts_at=chicago(2, 9)
    )
    assert decision.codes == ["provider_bookable", "mode", "booking_notice"]
    assert (
        decision.client_sentence == "You can’t book with Dr. Ruth Lee here. You can call us at 555-0134 (Mon–Fri 9–5)."
    )


def test_each_no_has_words_for_the_client_and_a_way_forward(acting, set_to, jo, kofi, individual):
    decision = decide(
        actor=acting(jo),
        action="book",
        client=jo,
        now=NOW,
        provider=kofi,
        service=individual,
        starts_at=chicago(2, 9, 7),
    )
    for check in decision.failed:
        assert check.staff
        assert "call us" in check.client or "choose" in check.client.lower()


def test_other_slices_add_checks_of_their_own(acting, jo, monkeypatch):
    monkeypatch.setitem(deciding._contributed, "book", {})
    contribute(
        "book", "forms_done", lambda question: Check("forms_done", False, "Consent is missing.", "Please fill in.")
    )
    decision = decide(actor=acting(jo), action="book", client=jo, now=NOW)
    assert [check.code for check in decision.checks][9:12] == ["max_upcoming", "forms_done", "no_overlap"]
    assert decision.codes == ["forms_done"]


def test_staff_ask_in_the_clients_place(acting, jo, kofi, dana, set_to):
    set_to("max_upcoming", 1)
    decision = decide(actor=acting(dana), action="book", client=jo, now=NOW, provider=kofi)
    limit = next(check for check in decision.checks if check.code == "max_upcoming")
    assert (limit.ok, limit.staff, limit.setting) == (True, "Upcoming: 0 of 1 used.", "scheduling.max_upcoming")


def test_an_archived_client_books_nothing(acting, jo, kofi):
    jo.archived_at = NOW
    assert decide(actor=acting(jo), action="book", client=jo, now=NOW, provider=kofi).codes == ["client_active"]
