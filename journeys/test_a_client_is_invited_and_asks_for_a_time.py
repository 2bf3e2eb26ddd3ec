"""Dana adds a client and invites her; she asks for a time; Dr. Osei answers; mails reveal nothing."""

from __future__ import annotations

import re
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import PHONE_SCREEN, sign_in
from portico.access.models import Invitation
from portico.foundation.tenancy import practice_scope
from portico.notices.models import Task
from portico.scheduling.models import Appointment

NORA = "nora.quill@mail.example"
FRESH = "seven kind green apples"
NOTE = "Park behind the house"
WISH = "I come straight from school"


@pytest.fixture(autouse=True)
def _discreet(juniper, dana, kofi, main_street, individual):
    """Outside, the practice goes by a name that says nothing either."""
    juniper.outside_name = "Juniper"
    juniper.save()


def add_and_invite(page: Page) -> None:
    page.goto("/juniper/desk/clients/")
    page.get_by_role("link", name="Add a client").click()
    page.get_by_label("Given name").fill("Nora")
    page.get_by_label("Family name").fill("Quill")
    for label, value in (("Month", "4"), ("Day", "2"), ("Year", "1990")):
        page.get_by_label(label).fill(value)
    page.get_by_label("E-mail address", exact=False).first.fill(NORA)
    page.get_by_label("Phone").fill("(312) 555-0177")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="Nora Quill")).to_be_visible()
    page.get_by_role("button", name="Assign").click()
    expect(page.locator("#assigned")).to_contain_text("Kofi Osei")
    page.get_by_role("link", name="Invite, or see their sign-in").click()
    page.get_by_role("button", name="Invite").click()
    expect(page.locator("#sent")).to_contain_text(NORA)


def found_by(page: Page, words: str) -> None:
    page.goto("/juniper/desk/clients/")
    page.get_by_label("Name, birth date, e-mail, phone or number").fill(words)
    page.get_by_role("main").get_by_role("button", name="Find").click()
    expect(page.get_by_role("link", name="Quill, Nora")).to_be_visible()


def link_in(mail: EmailMessage) -> str:
    return re.search(r"https?://\S+/invitation/\S+", mail.get_body(("plain",)).get_content()).group().split("/", 3)[3]


def reveals_nothing(mail: EmailMessage, *secrets: str) -> None:
    said = f"{mail['Subject']} {mail['From']} {mail.get_body(('plain',)).get_content()}"
    for secret in ("Nora", "Quill", "Osei", "Counselling", "Individual session", "Main Street", NOTE, WISH, *secrets):
        assert secret not in said, (secret, said)


def take_the_link(phone: Page, path: str, juniper) -> None:
    """A mail scanner and two looks use nothing up; then a password, and she is in."""
    for _ in range(3):
        phone.goto(f"/{path}")
        expect(phone.get_by_role("heading", name="Welcome. Choose a password.")).to_be_visible()
    with practice_scope(juniper):
        assert Invitation.objects.get().accepted_at is None
    for label, value in (("Month", "4"), ("Day", "2"), ("Year", "1990")):
        phone.get_by_label(label).fill(value)
    phone.get_by_label("New password").fill(FRESH)
    phone.get_by_role("button", name="Continue").click()
    phone.wait_for_url("**/juniper/me/")
    expect(phone.get_by_role("heading", name="Hello Nora")).to_be_visible()
    expect(phone.get_by_role("heading", name="No visit planned")).to_be_visible()


def ask_for_a_time(phone: Page) -> None:
    phone.get_by_role("main").get_by_role("link", name="Ask for a time").click()
    expect(phone.get_by_role("heading", name="How would you like to meet?")).to_be_visible()
    expect(phone.get_by_text("You are asking for a time.")).to_be_visible()
    phone.get_by_role("link", name="By video").click()
    expect(phone.get_by_text("You are asking for a time.")).to_be_visible()
    phone.locator(".times.single label").first.click()
    phone.get_by_role("button", name=re.compile("^Continue with")).click()
    expect(phone.get_by_role("heading", name="Check and send")).to_be_visible()
    expect(phone.get_by_text("You are asking for a time.")).to_be_visible()
    phone.get_by_role("textbox").fill(WISH)
    phone.get_by_role("button", name="Send my request").click()
    expect(phone.get_by_text("We have your request.")).to_be_visible()


def test_invited_in_and_the_request_is_accepted(
    browser_of, new_context, juniper, dana, kofi, smtp, worker, no_axe_violations
):
    desk = browser_of(dana)
    add_and_invite(desk)
    for words in ("quil", "4/2/1990", "nora.quill@mail", "555-0177", "Nora Quill"):
        found_by(desk, words)
    worker()
    [invitation] = smtp.to(NORA)
    reveals_nothing(invitation)
    phone = new_context(viewport=PHONE_SCREEN, has_touch=True, is_mobile=True).new_page()
    take_the_link(phone, link_in(invitation), juniper)
    ask_for_a_time(phone)
    worker()
    [told] = smtp.to(kofi.email)
    reveals_nothing(told)
    assert not smtp.to(NORA)[1:]

    office = browser_of(kofi)
    office.goto("/juniper/desk/tasks/")
    expect(office.get_by_role("heading", name="Nora Quill asked for a time")).to_be_visible()
    office.goto("/juniper/desk/requests/")
    expect(office.get_by_text(WISH)).to_be_visible()
    office.get_by_role("link", name="Accept Nora Quill").click()
    office.get_by_label("Note to them").fill(NOTE)
    office.get_by_role("button", name="Accept and tell them").click()
    expect(office.get_by_role("button", name="Take back this answer")).to_be_visible()
    with practice_scope(juniper):
        assert Appointment.objects.get().state == "booked"
        assert not Task.objects.filter(done_at=None).exists()
    worker()
    answered = smtp.to(NORA)[1]
    reveals_nothing(answered)
    phone.goto("/juniper/me/")
    expect(phone.locator("#next-visit")).to_contain_text("Confirmed")
    phone.get_by_role("link", name="See or cancel").click()
    expect(phone.get_by_role("main")).to_contain_text("Confirmed")
    expect(phone.get_by_role("main")).to_contain_text(NOTE)
    no_axe_violations(phone)


def test_declined_with_a_reason_and_taken_back(browser_of, kofi, jo, juniper, smtp, worker, page):
    sign_in(page, jo.email)
    page.wait_for_url("**/juniper/me/")
    ask_for_a_time(page)
    visit_url = page.url.split("?")[0]
    office = browser_of(kofi)
    office.goto("/juniper/desk/requests/")
    office.get_by_role("link", name="Decline Jo Abara").click()
    office.get_by_role("button", name="Decline and tell them").click()
    expect(office.get_by_role("alert")).to_contain_text("Choose what they will read.")
    office.get_by_role("radio", name="Other They read").check()
    office.get_by_label("Own words").fill("The room is being painted that day")
    office.get_by_role("button", name="Decline and tell them").click()
    expect(office.get_by_role("status")).to_contain_text("Declined. They are told.")
    worker()
    [declined] = smtp.to(jo.email)
    reveals_nothing(declined, "Jo", "painted", "declined")
    page.goto(visit_url)
    expect(page.get_by_role("main")).to_contain_text("The room is being painted that day")
    expect(page.get_by_role("main").get_by_role("link", name="Ask for a time")).to_be_visible()

    office.get_by_role("button", name="Take back this answer").click()
    expect(office.get_by_role("button", name="Accept and tell them")).to_be_visible()
    office.goto("/juniper/desk/requests/")
    expect(office.get_by_role("link", name="Accept Jo Abara")).to_be_visible()
    worker()
    assert len(smtp.to(jo.email)) == 2
    reveals_nothing(smtp.to(jo.email)[1], "Jo", "painted")
    page.goto(visit_url)
    expect(page.get_by_role("main")).not_to_contain_text("painted")
    expect(page.locator(".status")).to_contain_text("Waiting for the practice")
    with practice_scope(juniper):
        assert Appointment.objects.get().state == "requested"
