"""The pages as people meet them: passkeys need a real browser, and so do the session's warning and axe."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from portico.access import codes
from portico.access.acts.invitations import invite
from portico.access.models import Passkey, Session
from portico.access.session_store import SessionStore
from portico.foundation import clock
from portico.foundation.tenancy import practice_scope
from portico.people.models import Client
from portico.testing.cast import PASSWORD

DOOR = "/juniper/sign-in/"


@pytest.fixture
def here(live_server) -> str:
    """The live server under a host name, because passkeys do not belong to bare addresses."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def with_key(page: Page) -> Page:
    """A page whose device can keep passkeys."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    page.get_by_label("E-mail address or user name").fill(login)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def let_pass(page: Page, words: str, minutes: float) -> None:
    """So many minutes go by without a click, on the page's clock and on the server's."""
    for row in Session.objects.exclude(account=None):
        session = SessionStore(row.session_key)
        session["seen_at"] -= minutes * 60
        session.save()
    page.clock.fast_forward(words)


def test_a_passkey_is_made_and_opens_the_door(with_key, here, jo, no_axe_violations):
    page = with_key
    page.context.unroute_all()  # this test's server has another name than the one the fixture knows
    page.goto(here + DOOR)
    no_axe_violations(page)
    sign_in(page, "jo.abara@mail.example")
    page.goto(here + "/juniper/me/settings/security/")
    no_axe_violations(page)
    page.get_by_role("link", name="Add a passkey").click()
    no_axe_violations(page)
    page.get_by_label("Name for this passkey").fill("My phone")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    no_axe_violations(page)
    page.get_by_role("link", name="I have written them down").click()
    expect(page.locator(".row-title", has_text="My phone")).to_be_visible()
    no_axe_violations(page)
    page.goto(here + "/juniper/sign-out/")
    no_axe_violations(page)
    page.get_by_role("button", name="Sign out").click()
    no_axe_violations(page)
    page.goto(here + DOOR + "?next=/juniper/me/settings/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="My settings")).to_be_visible()
    no_axe_violations(page)
    with practice_scope(jo.practice):
        assert Passkey.objects.get().last_used_at


def test_a_passkey_as_the_second_step(with_key, here, jo, no_axe_violations):
    page = with_key
    page.context.unroute_all()
    page.goto(here + DOOR)
    sign_in(page, "jo.abara@mail.example")
    page.goto(here + "/juniper/me/settings/security/passkeys/")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.goto(here + "/juniper/sign-out/")
    page.get_by_role("button", name="Sign out").click()
    page.goto(here + DOOR)
    sign_in(page, "jo.abara@mail.example")
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    no_axe_violations(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/juniper/me/")


def test_staff_add_a_code_app(page: Page, dana, settings, no_axe_violations):
    page.goto(DOOR)
    sign_in(page, "dana.lin@juniper.example", "wrong")
    expect(page.get_by_text("do not belong together").first).to_be_visible()
    no_axe_violations(page)
    sign_in(page, "dana.lin@juniper.example")
    expect(page.get_by_text("Please add a second step")).to_be_visible()
    no_axe_violations(page)
    page.get_by_role("link", name="Add a code app").click()
    page.get_by_text("I can’t scan it").click()
    no_axe_violations(page)
    spelled = page.locator("code").inner_text()
    secret = __import__("base64").b32decode(spelled.replace(" ", ""))
    page.get_by_role("textbox", name="Code").fill(codes.code_at(secret, codes.step_of(clock.now())))
    page.get_by_role("button", name="Add the app").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    for path, heading in (
        ("tokens/", "Tokens for the API"),
        ("invitations/", "Invitations"),
        ("account/password/", "Change password"),
    ):
        page.goto(f"/juniper/desk/{path}")
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        no_axe_violations(page)
    page.goto("/juniper/desk/tokens/")
    page.get_by_label("What it is for").fill("Billing")
    page.get_by_role("button", name="Make a token").click()
    expect(page.get_by_text("Copy it now")).to_be_visible()
    no_axe_violations(page)


def test_an_invitation_on_a_phone(phone: Page, juniper, dana, acting, no_axe_violations):
    with practice_scope(juniper):
        nora = Client.objects.create(
            number="2000",
            given_name="Nora",
            family_name="Quill",
            email="nora@mail.example",
            birth_date=date(1990, 4, 2),
        )
        link = invite(actor=acting(dana), now=clock.now(), client=nora).link
    path = "/" + link.split("/", 3)[3]
    phone.goto(path)
    expect(phone.get_by_role("heading", name="Welcome. Choose a password.")).to_be_visible()
    no_axe_violations(phone)
    phone.get_by_role("button", name="Continue").click()
    expect(phone.get_by_text("Please look at this again")).to_be_visible()
    assert phone.title().startswith("Error: ")
    no_axe_violations(phone)
    for label, value in (("Month", "4"), ("Day", "2"), ("Year", "1990")):
        phone.get_by_label(label).fill(value)
    phone.get_by_label("New password").fill("seven kind green apples")
    phone.get_by_role("button", name="Continue").click()
    phone.wait_for_url("**/juniper/me/")
    phone.goto(path)
    expect(phone.get_by_role("heading", name="Someone is signed in on this device")).to_be_visible()
    no_axe_violations(phone)
    phone.get_by_role("button", name="Sign out and go on").click()
    expect(phone.get_by_role("heading", name="This link has been used")).to_be_visible()
    no_axe_violations(phone)


def test_the_clients_sign_in_tab(page: Page, dana, maya, jo, browse, no_axe_violations):
    cookie = browse(dana).cookies["portico_session"].value
    page.goto(DOOR)
    page.context.add_cookies([{"name": "portico_session", "value": cookie, "url": page.url.replace("sign-in/", "")}])
    for client in (maya, jo):
        page.goto(f"/juniper/desk/clients/{client.pk}/sign-in/")
        expect(page.get_by_role("heading", name=re.compile("Sign-in|Invitation")).first).to_be_visible()
        no_axe_violations(page)


def test_the_warning_keeps_what_was_typed(page: Page, jo, no_axe_violations):
    page.clock.install()
    page.goto(DOOR)
    sign_in(page, "jo.abara@mail.example")
    page.goto("/juniper/me/settings/")
    page.get_by_label("The date and time too").check()
    let_pass(page, "18:30", 18.5)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Are you still there?")).to_be_visible()
    no_axe_violations(page)
    dialog.get_by_role("button", name="Stay signed in").click()
    expect(dialog).not_to_be_visible()
    let_pass(page, "20:30", 20.5)
    expect(dialog.get_by_role("heading", name="You are signed out")).to_be_visible()
    with page.context.expect_page() as opened:
        dialog.get_by_role("link", name=re.compile("Sign in")).click()
    sign_in(opened.value, "jo.abara@mail.example")
    opened.value.wait_for_url("**/juniper/me/")
    dialog.get_by_role("button", name="I have signed in").click()
    expect(dialog).not_to_be_visible()
    expect(page.get_by_label("The date and time too")).to_be_checked()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
