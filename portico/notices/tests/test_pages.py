from __future__ import annotations

import pytest
from django.urls import resolve

from portico.foundation.tenancy import practice_scope
from portico.notices import enqueue, open_task
from portico.notices.addresses import PAGES
from portico.notices.models import Delivery, Task
from portico.testing.cast import NOW
from portico.trail.models import Entry


@pytest.fixture
def task(juniper, visit, kofi, jo):
    with practice_scope(juniper):
        return open_task(kind="request_in", practice=juniper, now=NOW, about=visit.pk, staff=[kofi], client=jo)


@pytest.fixture
def parked(juniper, jo):
    with practice_scope(juniper):
        mail = enqueue(
            kind="client.created", practice=juniper, now=NOW, to=jo.email, values={"portal_link": "x"}, client=jo
        )
        Delivery.objects.update(state="failed", problem="refused", problem_detail="550 5.1.1", ended_at=NOW, attempts=1)
        return mail


@pytest.mark.parametrize("page", PAGES.values())
def test_the_links_in_mails_lead_somewhere(page):
    assert resolve(f"/{page}", urlconf="portico.config.practice_urls").func.entry


def test_a_task_names_the_client_and_leads_to_the_request(task, visit, kofi, browse):
    page = browse(kofi).get("/juniper/desk/tasks/").content.decode()
    assert "Jo Abara asked for a time" in page
    assert f"/juniper/desk/requests/{visit.pk}/" in page


def test_who_sees_all_clients_sees_everybody_s_tasks(task, dee, ruth, browse):
    assert "Jo Abara" not in browse(dee).get("/juniper/desk/tasks/").content.decode()
    assert "Jo Abara" in browse(dee).get("/juniper/desk/tasks/?show=all").content.decode()
    assert "Jo Abara" not in browse(ruth).get("/juniper/desk/tasks/?show=all").content.decode()


def test_a_task_is_ticked_off_once(task, kofi, browse):
    browser = browse(kofi)
    for _ in range(2):
        answer = browser.post(f"/juniper/desk/tasks/{task.pk}/done/", {"once": "one key"})
        assert (answer.status_code, answer["Location"]) == (303, "/juniper/desk/tasks/")
    with practice_scope(task.practice):
        done = Task.objects.get()
        assert (done.done_by, done.done_at is None) == (kofi, False)
        assert Entry.objects.filter(act="tasks.finished").count() == 1


def test_somebody_else_s_task_is_not_found(task, ruth, sam, browse):
    assert browse(ruth).post(f"/juniper/desk/tasks/{task.pk}/done/").status_code == 404
    assert browse(sam).post(f"/harbor/desk/tasks/{task.pk}/done/").status_code == 404


def test_the_mail_log_says_what_went_wrong_and_sends_again(parked, dana, browse):
    browser = browse(dana)
    page = browser.get("/juniper/desk/mail/?state=failed").content.decode()
    assert "Could not be delivered" in page
    assert "The mail server refused the address or the mail." in page
    assert "550 5.1.1" in page
    assert parked.body not in page
    answer = browser.post(f"/juniper/desk/mail/{parked.pk}/send-again/", {"once": "k"})
    assert answer.status_code == 303
    with practice_scope(parked.practice):
        mail = Delivery.objects.get()
        assert (mail.state, mail.attempts, mail.problem) == ("waiting", 0, "")
        assert Entry.objects.filter(act="mail.sent_again", client_id=parked.client_id).exists()
    assert (
        "could not be delivered"
        not in browser.get("/juniper/desk/mail/")
        .content.decode()
        .partition("</nav>")[2]
        .partition('class="rows"')[2]
        .lower()
    )


def test_the_mail_log_pages(juniper, dana, browse):
    with practice_scope(juniper):
        for number in range(60):
            enqueue(
                kind="sign_in_changed", practice=juniper, now=NOW.replace(minute=number), to=f"n{number}@mail.example",
                values={"portal_link": "x", "change": "y"},
            )  # fmt: skip
    browser = browse(dana)
    first = browser.get("/juniper/desk/mail/")
    assert b"n59@mail.example" in first.content
    assert b"n9@mail.example" not in first.content
    second = browser.get("/juniper/desk/mail/" + first.context["earlier"]).content.decode()
    assert "n9@mail.example" in second
    assert "n59@mail.example" not in second


@pytest.mark.parametrize(
    "query",
    ["?state=x&before=x", "?before=2026-03-02", "?before=%00", "?state=%00", "?before=0001-01-01T00:00:00%2B14:00"],
)
def test_a_hand_made_address_shows_the_log(dana, browse, query):
    assert browse(dana).get(f"/juniper/desk/mail/{query}").status_code == 200


def test_only_who_runs_the_practice_sees_the_log(kofi, jo, browse):
    assert browse(kofi).get("/juniper/desk/mail/").status_code == 403
    assert browse(jo).get("/juniper/desk/mail/").status_code == 404
