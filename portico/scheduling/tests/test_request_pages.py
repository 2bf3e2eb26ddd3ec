"""The queue and the page of one request."""

from datetime import timedelta
from uuid import uuid4

import pytest

from portico.scheduling import acts
from portico.scheduling.models import Appointment
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW, assign, client

pytestmark = pytest.mark.usefixtures("frozen")
QUEUE = "/juniper/desk/requests/"


@pytest.fixture
def asked(booked, jo):
    """Jo asks for Wednesday at ten."""
    return booked(jo, chicago(4, 9), note="Only mornings work.")


def page_of(appointment) -> str:
    return f"{QUEUE}{appointment.pk}/"


def again(appointment) -> Appointment:
    return Appointment.objects.get(pk=appointment.pk)


def test_the_queue_is_empty_in_words(browse, dee):
    page = browse(dee).get(QUEUE).content.decode()
    assert "No one is waiting" in page


def test_the_queue_has_the_oldest_first_with_wait_and_promise(browse, dee, booked, asked, tess, frozen):
    booked(tess, chicago(4, 11), now=NOW + timedelta(hours=2))
    frozen(NOW + timedelta(days=1, hours=3))
    page = browse(dee).get(QUEUE).content.decode()
    assert page.index("Jo Abara") < page.index("Tess Wu")
    assert "waits 1 day 3 hours" in page
    assert "2 requests wait." in page
    assert "Late" in page
    assert "An answer was promised by" in page
    assert "The time is held for this request." in page
    assert "Only mornings work." in page


def test_a_request_close_to_its_promise_is_due_soon(browse, dee, asked, frozen):
    frozen(NOW + timedelta(hours=7))
    page = browse(dee).get(QUEUE).content.decode()
    assert "Due soon" in page
    assert "Answer promised by" in page


def test_the_queue_can_be_filtered_by_provider(browse, dee, booked, asked, tess, ruth):
    assign(tess, ruth)
    booked(tess, chicago(5, 9), provider=ruth)
    browser = browse(dee)
    one = browser.get(QUEUE, {"provider": str(ruth.pk)}).content.decode()
    assert "Tess Wu" in one
    assert "Jo Abara" not in one
    for odd in ("nonsense", str(uuid4()), "\x00"):
        assert browser.get(QUEUE, {"provider": odd, "page": odd}).status_code == 200


@pytest.mark.parametrize("many", [1, 30])
def test_the_queue_takes_the_same_queries_for_many(
    browse, dee, in_juniper, booked, kofi, django_assert_max_num_queries, many
):
    for n in range(many):
        who = client(in_juniper, f"3{n:03}", "Sam", f"Reed{n}", f"sam{n}@mail.example")
        assign(who, kofi)
        booked(who, chicago(4 + n // 5 + 2 * (n // 15), 9 + n % 5))
    browser = browse(dee)
    browser.get(QUEUE)
    with django_assert_max_num_queries(15):
        assert browser.get(QUEUE).status_code == 200


def test_facts_that_speak_against_it_are_named(browse, acting, dee, booked, set_to, jo, tess, kofi):
    set_to("request_holds_slot", False)
    asked = booked(jo, chicago(4, 9))
    booked(tess, chicago(4, 9), by=dee)
    acts.take_time_off(
        actor=acting(dee),
        now=NOW,
        provider=kofi,
        starts_at=chicago(4, 8),
        ends_at=chicago(4, 12),
        reason="Team meeting",
    )
    page = browse(dee).get(page_of(asked)).content.decode()
    assert "The time is taken: Dr. Osei now has a visit at 9:00 am." in page
    assert "Overlaps “Team meeting” of Dr. Osei." in page


def test_accepting_with_a_note_books_and_tells(browse, dee, asked):
    browser = browse(dee)
    page = browser.get(page_of(asked)).content.decode()
    assert "Accept and tell them" in page
    assert "Why was this allowed?" in page
    assert (
        "Today’s rules, held against the moment they asked."
        in browser.get(page_of(asked), {"why": "1"}).content.decode()
    )
    sent = {"act": "accept", "accept-note": "Ring twice.", "once": "key-1"}
    response = browser.post(page_of(asked), sent)
    assert response.status_code == 303
    assert again(asked).state == "booked"
    assert again(asked).staff_note == "Ring twice."
    answered = browser.get(response["Location"]).content.decode()
    assert "Dee Park accepted this on Mon 2 March at 9:00 am." in answered
    assert browser.post(page_of(asked), sent)["Location"] == response["Location"]
    assert browser.post(page_of(asked), sent | {"accept-note": "Other"}).status_code == 409


@pytest.mark.parametrize(
    ("reason", "words", "read"),
    [
        ("no_time", "", "We have no free time then. Please choose another time."),
        ("call", "", "Please call us, so that we can find a time together."),
        ("other", "Kofi is away. سلام <script>", "Kofi is away. سلام <script>"),
    ],
)
def test_declining_gives_the_sentence_the_client_reads(browse, dee, jo, asked, reason, words, read):
    sent = {"act": "decline", "decline-reason": reason, "decline-own_words": words}
    response = browse(dee).post(page_of(asked), sent)
    assert response.status_code == 303
    assert again(asked).state == "declined"
    assert again(asked).reason == read
    seen = browse(jo).get(f"/juniper/me/appointments/{asked.pk}/").content.decode()
    assert read.replace("<script>", "&lt;script&gt;") in seen


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        ({"act": "decline"}, "Choose what they will read."),
        ({"act": "decline", "decline-reason": "other", "decline-own_words": " "}, "Write what they should read."),
        ({"act": "decline", "decline-reason": "nonsense", "decline-own_words": "kept words"}, "kept words"),
        ({"act": "accept", "accept-note": "x" * 301}, "x" * 301),
        ({"act": "accept", "accept-note": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_bad_input_is_said_next_to_the_field_and_kept(browse, dee, asked, sent, complaint):
    response = browse(dee).post(page_of(asked), sent | {"once": "kept-key"})
    assert response.status_code == 422
    page = response.content.decode()
    assert complaint in page
    assert 'value="kept-key"' in page
    assert again(asked).state == "requested"


@pytest.mark.parametrize("act", ["", "explode", "undo\x00"])
def test_an_unknown_act_does_nothing(browse, dee, asked, act):
    assert browse(dee).post(page_of(asked), {"act": act}).status_code == 422
    assert again(asked).state == "requested"


def test_an_answer_can_be_taken_back_from_the_queue(browse, dee, asked):
    browser = browse(dee)
    browser.post(page_of(asked), {"act": "accept"})
    queue = browser.get(QUEUE).content.decode()
    assert "Answered lately" in queue
    assert "Take back" in queue
    assert browser.post(page_of(asked), {"act": "undo", "once": "u"}).status_code == 303
    assert again(asked).state == "requested"
    assert browser.post(page_of(asked), {"act": "undo", "once": "u"}).status_code == 303


def test_handled_by_a_colleague_says_who_and_when(browse, dee, dana, asked):
    mine = browse(dee)
    assert mine.get(page_of(asked)).status_code == 200
    browse(dana).post(page_of(asked), {"act": "accept"})
    late = mine.post(page_of(asked), {"act": "decline", "decline-reason": "call"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "somebody has dealt with it" in page
    assert "Dana Lin accepted this on Mon 2 March at 9:00 am." in page
    assert again(asked).state == "booked"


def test_a_lost_slot_is_explained_with_a_way_on(browse, dee, booked, set_to, jo, tess):
    set_to("request_holds_slot", False)
    asked = booked(jo, chicago(4, 9))
    booked(tess, chicago(4, 9), by=dee)
    response = browse(dee).post(page_of(asked), {"act": "accept"})
    assert response.status_code == 409
    page = response.content.decode()
    assert "is taken at this time" in page
    assert "See other times" in page
    assert again(asked).state == "requested"


def test_withdrawn_and_lapsed_requests_say_so(browse, dee, jo, acting, booked, asked):
    acts.cancel(actor=acting(jo), now=NOW, appointment=asked)
    assert "This is no longer on" in browse(dee).get(page_of(asked)).content.decode()
    other = booked(jo, chicago(5, 9))
    acts.expire(actor=acting(dee), now=NOW, appointment=other)
    assert "Nobody answered in time" in browse(dee).get(page_of(other)).content.decode()


def test_who_may_not(browse, client, dee, jo, sam, asked, in_juniper):
    dee.role = "read_only"
    dee.save()
    for page in (QUEUE, page_of(asked)):
        assert browse(dee).get(page).status_code == 403
        assert browse(jo).get(page).status_code == 404
        for stranger in (client, browse(sam)):
            assert stranger.get(page)["Location"].startswith("/juniper/sign-in/")
    assert browse(dee).post(page_of(asked), {"act": "accept"}).status_code == 403
    assert browse(jo).post(page_of(asked), {"act": "accept"}).status_code == 404


def test_foreign_unassigned_and_nonexistent_are_the_same_404(browse, dee, sam, ruth, asked):
    assert browse(dee).get(f"{QUEUE}{uuid4()}/").status_code == 404
    assert browse(sam).get(f"/harbor/desk/requests/{asked.pk}/").status_code == 404
    assert browse(ruth).get(page_of(asked)).status_code == 404
    assert browse(ruth).post(page_of(asked), {"act": "accept"}).status_code == 404
