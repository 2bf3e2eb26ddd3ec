import re
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client as Browser

from portico.access.acts.invitations import EXPIRES_AFTER, invite, invite_staff, revoke_invitation
from portico.access.models import Account, Grant, Invitation, Session
from portico.access.staff.overview import sign_in_state
from portico.design.widgets import DateParts
from portico.foundation import clock
from portico.foundation.decisions import Refused
from portico.notices.models import Delivery, Task
from portico.people.models import Client, Contact, Staff
from portico.testing.cast import NOW, PASSWORD
from portico.trail.models import Entry

FRESH = "seven kind green apples"


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def nora(in_juniper, kofi) -> Client:
    """A new client with an e-mail address and no account."""
    return Client.objects.create(
        number="2000", given_name="Nora", family_name="Quill", email="Nora@mail.example", birth_date=date(1990, 4, 2)
    )


@pytest.fixture
def link(nora, dana, acting) -> str:
    return path_of(invite(actor=acting(dana), now=NOW, client=nora))


def path_of(invitation: Invitation) -> str:
    return "/" + invitation.link.split("/", 3)[3]


def birth(month="4", day="2", year="1990") -> dict[str, str]:
    names = DateParts().widgets_names
    return {f"birth_date{name}": value for name, value in zip(names, (month, day, year), strict=True)}


def test_the_mail_leads_to_the_page_and_only_its_hash_is_kept(link, in_juniper):
    mail = Delivery.objects.get(kind="invitation")
    assert mail.to == "nora@mail.example"
    assert link in mail.body
    token = link.rstrip("/").rpartition("/")[2]
    assert len(token) >= 22
    assert token not in str(list(Invitation.objects.values()))
    assert "Nora" not in mail.subject + mail.body


def test_looking_uses_nothing_up_and_names_no_one(link, in_juniper):
    for _look in range(5):
        robot = Browser()
        page = robot.get(link)
        assert page.status_code == 200
        assert not re.search("Nora|Quill|1990", page.content.decode())
        assert robot.post(link, {}).status_code == 422
        assert robot.head(link).status_code == 200
        assert robot.get("/juniper/me/").status_code == 302
    assert Session.objects.count() == 0
    assert Invitation.objects.get().state(NOW) == Invitation.State.SENT


def test_the_client_chooses_a_password_and_is_in(link, nora, in_juniper):
    browser = Browser()
    answer = browser.post(link, {"password": FRESH, **birth()})
    assert (answer.status_code, answer["Location"]) == (303, "/juniper/me/")
    assert browser.get("/juniper/me/").status_code == 200
    grant = Grant.objects.get(client=nora)
    assert (grant.kind, grant.account.email) == ("self", "nora@mail.example")
    door = {"login": "nora@mail.example", "password": FRESH}
    assert Browser().post("/juniper/sign-in/", door).status_code == 303
    acts = set(Entry.objects.filter(client_id=nora.pk).values_list("act", flat=True))
    assert {"access.invited", "access.invitation_accepted", "access.signed_in"} <= acts


def test_used_expired_withdrawn_and_unknown_links_say_what_to_do(link, nora, dana, acting, frozen, in_juniper):
    old = path_of(invite(actor=acting(dana), now=NOW, client=nora))
    withdrawn = invite(actor=acting(dana), now=NOW, client=nora)
    revoke_invitation(actor=acting(dana), now=NOW, invitation=withdrawn)
    assert Browser().get(path_of(withdrawn)).status_code == 410
    assert Browser().get("/juniper/invitation/nonsense/").status_code == 404
    frozen.move_to(NOW + EXPIRES_AFTER)
    page = Browser().get(old)
    assert page.status_code == 410
    assert "too old" in page.content.decode()
    frozen.move_to(NOW)
    Browser().post(link, {"password": FRESH, **birth()})
    for used in (link, old):
        page = Browser().get(used)
        assert page.status_code == 410
        assert "has been used" in page.content.decode()
        assert "Nora" not in page.content.decode()


def test_older_links_stay_valid_when_another_is_sent(link, nora, dana, acting, in_juniper):
    newer = path_of(invite(actor=acting(dana), now=NOW + timedelta(hours=1), client=nora))
    assert Browser().get(link).status_code == Browser().get(newer).status_code == 200


def test_a_link_of_another_practice_does_not_exist_here(link, harbor):
    assert Browser().get(link.replace("juniper", "harbor")).status_code == 404


def test_three_wrong_birth_dates_stop_the_link_and_ask_staff(link, dana, in_juniper):
    for expected in (422, 422, 410):
        answer = Browser().post(link, {"password": FRESH, **birth(day="3")})
        assert answer.status_code == expected
    assert Browser().post(link, {"password": FRESH, **birth()}).status_code == 410
    assert Account.objects.filter(email="nora@mail.example").count() == 0
    assert Task.objects.get(kind="invitation_stopped").for_staff.get().staff == dana


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "Choose a password"),
        ("too short", "at least 15"),
        ("aaaaaaaaaaaaaaaaaaaa", "Many people use"),
        ("passwordpassword", "Many people use"),
        ("1234567890123456", "Many people use"),
        ("nora@mail.example1", "not made of your name"),
        ("x" * 1001, "at most 1000"),
        ("seven kind\x00 green apples", "Null characters"),
    ],
)
def test_weak_passwords_are_told_next_to_the_field(link, password, words, in_juniper):
    answer = Browser().post(link, {"password": password, **birth()})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Invitation.objects.get().wrong_tries == 0


@pytest.mark.parametrize("parts", [("13", "2", "1990"), ("", "", ""), ("4", "2", "19x0"), ("٤", "2", "1990")])
def test_a_date_that_is_none_is_no_wrong_try(link, parts, in_juniper):
    assert Browser().post(link, {"password": FRESH, **birth(*parts)}).status_code == 422
    assert Invitation.objects.get().wrong_tries == 0


def test_without_a_birth_date_on_file_none_is_asked(link, nora, in_juniper):
    Client.objects.update(birth_date=None)
    assert "birth" not in Browser().get(link).content.decode()
    assert Browser().post(link, {"password": FRESH}).status_code == 303


def test_somebody_else_signed_in_is_asked_to_leave_first(link, jo, browse):
    browser = browse(jo)
    page = browser.get(link)
    assert "Someone is signed in on this device" in page.content.decode()
    assert browser.post(link, {"password": FRESH, **birth()}).status_code == 200
    answer = browser.post("/juniper/sign-out/", {"next": link})
    assert answer["Location"] == link
    assert browser.get(link).status_code == 200
    assert Account.objects.filter(email="nora@mail.example").count() == 0


def test_an_account_that_exists_is_never_changed(link, jo, nora, in_juniper, acting, dana):
    before = Account.objects.get(email="jo.abara@mail.example")
    Account.objects.create(practice=in_juniper, username="nora@mail.example", email="nora@mail.example", password="!x")
    answer = Browser().post(link, {"password": FRESH, **birth()})
    assert answer.status_code == 410
    assert Account.objects.get(email="nora@mail.example").password == "!x"
    assert Account.objects.get(pk=before.pk).password == before.password
    with pytest.raises(Refused, match="address_free"):
        invite(actor=acting(dana), now=NOW, client=nora)


def test_a_corrected_address_makes_the_old_link_useless(link, nora, in_juniper):
    nora.email = "nora.quill@mail.example"
    nora.save()
    assert Browser().get(link).status_code == 410


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"email": ""}, "email_on_file"),
        ({"archived_at": NOW}, "not_archived"),
        ({"email": "jo.abara@mail.example"}, "address_free"),
    ],
)
def test_who_cannot_be_invited(nora, jo, dana, acting, in_juniper, change, code):
    for name, value in change.items():
        setattr(nora, name, value)
    nora.save()
    with pytest.raises(Refused, match=code):
        invite(actor=acting(dana), now=NOW, client=nora)
    assert Invitation.objects.count() == Delivery.objects.filter(kind="invitation").count() == 0


def test_a_client_with_a_sign_in_is_not_invited_again(jo, dana, acting, in_juniper):
    with pytest.raises(Refused, match="no_sign_in_yet"):
        invite(actor=acting(dana), now=NOW, client=jo)


def test_a_client_does_not_share_an_address_with_their_contact(maya, ana, dana, acting, in_juniper):
    Contact.objects.update(email="Family@mail.example")
    Account.objects.filter(email="ana.reyes@mail.example").update(email="")
    maya.email = "family@mail.example"
    maya.save()
    with pytest.raises(Refused, match="own_address"):
        invite(actor=acting(dana), now=NOW, client=maya)


def test_a_new_colleague_chooses_a_password_and_adds_a_second_step(dana, acting, in_juniper):
    pat = Staff.objects.create(given_name="Pat", family_name="Moss", email="pat@juniper.example", role="front_desk")
    door = path_of(invite_staff(actor=acting(dana), now=NOW, staff=pat))
    browser = Browser()
    answer = browser.post(door, {"password": "nine-short"})
    assert answer["Location"] == "/juniper/desk/"
    assert browser.get("/juniper/desk/")["Location"] == "/juniper/desk/account/"
    assert browser.get("/juniper/desk/account/").status_code == 200
    pat.refresh_from_db()
    assert pat.account.email == "pat@juniper.example"


def test_the_clients_tab(nora, dana, browse, in_juniper):
    browser, here = browse(dana), f"/juniper/desk/clients/{nora.pk}/sign-in/"
    assert "Not invited" in browser.get(here).content.decode()
    assert browser.post(here, {"do": "invite", "once": "a" * 20}).status_code == 303
    assert browser.post(here, {"do": "invite", "once": "a" * 20}).status_code == 303
    sent = Invitation.objects.get()
    page = browser.get(here).content.decode()
    assert "Send a new link" in page
    assert "Withdraw" in page
    sent.delivery.state = "failed"
    sent.delivery.save()
    assert "could not be delivered" in browser.get(here).content.decode()
    browser.post(here, {"do": "revoke", "invitation": str(sent.pk)})
    assert Invitation.objects.get().revoked_at == NOW
    assert "Withdrawn" in browser.get(here).content.decode()
    assert browser.post(here, {"do": "revoke", "invitation": "\x00nonsense"}).status_code == 303
    assert browser.post(here, {"do": "explode"}).status_code == 400
    assert browser.post(here, {"do": "pause"}).status_code == 400


def test_pausing_signs_out_at_once_and_resuming_lets_in(jo, dana, browse, in_juniper):
    his, here = browse(jo), f"/juniper/desk/clients/{jo.pk}/sign-in/"
    assert "Active" in browse(dana).get(here).content.decode()
    browse(dana).post(here, {"do": "pause"})
    assert his.get("/juniper/me/").status_code == 302
    assert Session.objects.filter(account__email="jo.abara@mail.example").count() == 0
    assert "Paused" in browse(dana).get(here).content.decode()
    browse(dana).post(here, {"do": "resume"})
    door = {"login": "jo.abara@mail.example", "password": PASSWORD}
    assert Browser().post("/juniper/sign-in/", door).status_code == 303


def test_nobody_pauses_themselves(dana, browse):
    here = f"/juniper/desk/staff/{dana.pk}/sign-in/"
    assert browse(dana).post(here, {"do": "pause"}).status_code == 400
    assert browse(dana).get(here).status_code == 200


def test_only_clients_one_may_see(leo, kofi, ben, dana, browse):
    for browser, client in ((browse(kofi), leo), (browse(dana), ben)):
        assert browser.get(f"/juniper/desk/clients/{client.pk}/sign-in/").status_code == 404
        assert browser.post(f"/juniper/desk/clients/{client.pk}/sign-in/", {"do": "invite"}).status_code == 404


def test_open_invitations_are_listed(link, dana, browse):
    assert "Nora Quill" in browse(dana).get("/juniper/desk/invitations/").content.decode()


def test_the_record_says_where_the_sign_in_stands(nora, jo, dana, acting, frozen, in_juniper):
    def said(client):
        return sign_in_state(client=client, now=clock.now())

    assert said(nora) == "Not invited yet."
    invite(actor=acting(dana), now=NOW, client=nora)
    assert said(nora) == "Invited on 2 March 2026; the link works until 4 March 2026."
    frozen.move_to(NOW + EXPIRES_AFTER)
    assert said(nora) == "Invited on 2 March 2026; the link was not used in time."
    Delivery.objects.update(state="failed")
    assert "could not be delivered" in said(nora)
    assert said(jo) == "Has a sign-in."
    Account.objects.update(last_login=NOW)
    assert said(jo) == "Last signed in on 2 March 2026."
    Account.objects.update(is_active=False)
    assert said(jo) == "The sign-in is paused."
