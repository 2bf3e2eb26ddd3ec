from __future__ import annotations

import pytest

from portico.notices import close_tasks, tell_staff
from portico.notices.kinds import STAFF_EVENTS
from portico.notices.models import Delivery, Task
from portico.people.models import Staff
from portico.testing.cast import NOW

pytestmark = pytest.mark.usefixtures("in_juniper")


@pytest.fixture
def told(juniper, visit, kofi, jo):
    """Who was sent a mail about what a client did with Dr. Osei."""

    def tell(event="request_in", **more):
        mails = tell_staff(event=event, practice=juniper, now=NOW, appointment=visit, provider=kofi, client=jo, **more)
        return sorted(mail.to for mail in mails)

    return tell


@pytest.mark.setting("scheduling.notified_staff")
def test_the_provider_and_those_named_are_told_once(told, choose, dee, kofi, visit):
    choose("scheduling.notified_staff", [str(dee.pk), str(kofi.pk)])
    assert told() == ["desk@juniper.example", "kofi.osei@juniper.example"]
    assert told() == ["desk@juniper.example", "kofi.osei@juniper.example"]
    assert Delivery.objects.count() == 2
    assert Task.objects.get().for_staff.count() == 2


@pytest.mark.parametrize("event", STAFF_EVENTS)
def test_nothing_of_the_client_stands_in_it(told, event, jo):
    told(event)
    mail = Delivery.objects.get()
    assert mail.client is None
    assert "Jo" not in mail.subject + mail.body
    assert "/juniper/desk/" in mail.body


def test_each_says_whether_and_where_mails_come(told, kofi):
    kofi.second_email = "kofi@home.example"
    answers = {}
    for choice in Staff.TellMe:
        kofi.tell_me = choice
        kofi.save()
        answers[choice.value] = told()
        Delivery.objects.all().delete()
    assert answers == {"none": [], "first": ["kofi.osei@juniper.example"], "second": ["kofi@home.example"]}


def test_who_did_it_and_who_left_are_not_told(told, choose, dee, dana, kofi, acting):
    choose("scheduling.notified_staff", [str(dee.pk), str(dana.pk)])
    dana.left_at = NOW
    dana.save()
    assert told("appointment_made", made_by=acting(kofi)) == ["desk@juniper.example"]


@pytest.mark.setting("notice.staff_on_new_appointment")
def test_staff_notices_can_be_switched_off(told, choose):
    choose("notice.staff_on_new_appointment", False)
    assert told() == []
    assert not Task.objects.exists()


@pytest.mark.setting("notice.staff_how")
@pytest.mark.parametrize(("how", "mails", "tasks"), [("email", 1, 0), ("task", 0, 1), ("both", 1, 1)])
def test_how_staff_are_told(told, choose, how, mails, tasks):
    choose("notice.staff_how", how)
    assert len(told()) == mails
    assert Task.objects.count() == tasks


def test_an_answered_request_closes_its_task(told, visit, dee):
    told()
    assert close_tasks(about=visit.pk, now=NOW, by=dee) == 1
    assert Task.objects.get().done_by == dee
    told()
    assert Task.objects.filter(done_at=None).count() == 1
