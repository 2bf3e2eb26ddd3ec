"""Why can or can't this client: the same decision as behind the button, a hand-made post and the act."""

from datetime import timedelta
from uuid import uuid4

import pytest

from portico.foundation.decisions import Refused
from portico.portal_settings.acts import set_value
from portico.portal_settings.targets import Target
from portico.scheduling import acts
from portico.scheduling.policies import decide
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW
from portico.trail.models import Entry

pytestmark = pytest.mark.usefixtures("frozen", "in_juniper")


def page_of(client) -> str:
    return f"/juniper/desk/clients/{client.pk}/why/"


def test_a_yes_names_every_check_and_what_was_not_asked(browse, dana, jo, kofi):
    page = browse(dana).get(page_of(jo)).content.decode()
    assert "Why can Jo book?" in page
    assert "Jo can ask for a time." in page
    assert f'<option value="{kofi.pk}" selected' in page, "the assigned provider is put forward"
    assert "Some checks were not asked yet." in page
    assert "Upcoming: 0 of 5 used." in page
    assert "Not asked yet." in page
    assert "Passed." in page
    assert "How clients book: Ask for a time" in page
    assert Entry.objects.filter(act="viewed", client_id=jo.pk, changes={"page": "why"}).count() == 1


def test_a_no_says_how_many_things_with_trace_and_the_clients_own_words(browse, acting, dana, booked, jo, kofi, set_to):
    set_to("max_upcoming", 4)
    set_value(
        actor=acting(dana), now=NOW, key="scheduling.max_upcoming", target=Target("client", jo), value=1,
        reason="Keep to one during the assessment.",
    )  # fmt: skip
    booked(jo, chicago(4, 9))
    page = browse(dana).get(page_of(jo), {"provider": str(kofi.pk)}).content.decode()
    assert "Why can’t Jo book?" in page
    assert "Jo can ask for a time, but 1 thing stops it right now." in page
    assert "Upcoming: 1 of 1 used." in page
    assert "Stops this." in page
    assert "Where “Most upcoming appointments” comes from" in page
    assert "Own value for Jo Abara, set by Dana Lin." in page
    trace = page[page.index("<table", page.index("Where “Most upcoming")) :]
    assert trace.index("Built-in") < trace.index("Practice") < trace.index("Dr. Osei") < trace.index("Jo Abara")
    assert "replaced" in trace
    assert "passes on" in trace
    assert "not set" in trace
    assert 'class="used"' in trace
    assert "Set by Dana Lin on 2 March 2026: “Keep to one during the assessment.”" in trace
    assert "What Jo sees" in page
    assert "You already have 1 visit planned." in page
    assert "555-0134" in page
    assert "/juniper/desk/settings/setting/scheduling.max_upcoming/" in page


def test_values_set_aside_are_not_lost_from_sight(browse, dana, jo, kofi, set_to):
    set_to("mode", "make", client=jo)
    page = browse(dana).get(page_of(jo), {"provider": str(kofi.pk)}).content.decode()
    assert "Jo can ask for a time." in page
    assert "set aside: may only be stricter" in page
    assert "Book directly" in page


def test_it_is_the_decision_behind_the_button_the_post_and_the_act(
    browse, acting, dana, booked, jo, kofi, individual, main_street, set_to
):
    set_to("mode", "view", client=jo)
    asked = {"provider": str(kofi.pk), "service": str(individual.pk), "day": "2026-03-04", "time": "9:30 am"}
    response = browse(dana).get(page_of(jo), asked)
    shown = response.context["decision"]
    behind = decide(
        actor=acting(jo),
        action="book",
        client=jo,
        now=NOW,
        provider=kofi,
        service=individual,
        starts_at=chicago(4, 9, 30),
    )
    assert [(check.code, check.ok, check.client) for check in shown.checks] == [
        (check.code, check.ok, check.client) for check in behind.checks
    ]
    with pytest.raises(Refused) as caught:
        acts.book(actor=acting(jo), now=NOW, client=jo, provider=kofi, service=individual, starts_at=chicago(4, 9, 30))
    assert caught.value.decision.codes == shown.codes
    assert "mode" in shown.codes
    assert "on_grid" in shown.codes
    assert shown.client_sentence in response.content.decode()


def test_cancelling_is_asked_about_the_next_visit(browse, dana, dee, booked, jo, frozen):
    visit = booked(jo, chicago(4, 9), by=dee)
    browser = browse(dana)
    page = browser.get(page_of(jo), {"action": "cancel"}).content.decode()
    assert "Jo can cancel this visit." in page
    assert "Wed 4 March 2026, 9:00 am, Dr. Osei" in page
    frozen(chicago(3, 20))
    page = browse(dana).get(page_of(jo), {"action": "cancel", "appointment": str(visit.pk)}).content.decode()
    assert "Why can’t Jo cancel?" in page
    assert "1 thing stops Jo right now." in page
    assert "It is less than 24 hours before the visit" in page
    assert "Where “Cancel until” comes from" in page


def test_seeing_visits(browse, dana, jo, set_to):
    page = browse(dana).get(page_of(jo), {"action": "see_appointments"}).content.decode()
    assert "Jo can see their visits in the portal." in page


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ({"provider": "nonsense"}, "Select a valid choice"),
        ({"provider": str(uuid4())}, "Select a valid choice"),
        ({"service": "\x00"}, "Select a valid choice"),
        ({"day": "2026-02-30", "time": "9"}, "2026-02-30"),
        ({"day": "2026-03-04"}, "A time needs both the day and the hour."),
        ({"time": "9"}, "A time needs both the day and the hour."),
        ({"day": "2026-03-04", "time": "<script>"}, "Write a time, for example"),
        ({"day": "2026-03-08", "time": "2:30"}, "The clocks change that night"),
        ({"action": "cancel", "appointment": str(uuid4())}, "Select a valid choice"),
    ],
)
def test_a_question_that_cannot_be_read_is_said_next_to_the_field(browse, dana, jo, kofi, asked, complaint):
    response = browse(dana).get(page_of(jo), asked)
    assert response.status_code == 422
    assert complaint in response.content.decode()


def test_odd_questions_are_answered(browse, dana, jo, kofi):
    for asked in (
        {"action": "explode"},
        {"provider": ""},
        {"day": "2199-12-31", "time": "9", "provider": str(kofi.pk)},
    ):
        assert browse(dana).get(page_of(jo), asked).status_code == 200


def test_who_may_not(browse, client, sam, dee, ruth, jo, ben):
    dee.role = "read_only"
    dee.save()
    assert browse(dee).get(page_of(jo)).status_code == 403
    assert client.get(page_of(jo))["Location"].startswith("/juniper/sign-in/")
    assert browse(sam).get(page_of(jo))["Location"].startswith("/juniper/sign-in/")
    assert browse(jo).get(page_of(jo)).status_code == 404
    assert browse(ruth).get(page_of(jo)).status_code == 404
    assert browse(ruth).get(page_of(ben)).status_code == 404


def test_the_same_queries_for_many(
    browse, dana, dee, booked, jo, kofi, individual, django_assert_max_num_queries, engine
):
    for n in range(30):
        booked(jo, chicago(4, 9) + timedelta(days=n), by=dee)
    asked = {"provider": str(kofi.pk), "service": str(individual.pk), "day": "2026-03-04", "time": "9:00 am"}
    browser = browse(dana)
    browser.get(page_of(jo), asked)
    with django_assert_max_num_queries(15 + (engine == "postgres")):  # it is told when the practice closes
        assert browser.get(page_of(jo), asked).status_code == 200
