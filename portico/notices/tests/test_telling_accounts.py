from __future__ import annotations

from datetime import timedelta

import pytest

from portico.notices import invite, tell_account
from portico.notices.kinds import CHANGES
from portico.testing.cast import NOW

pytestmark = pytest.mark.usefixtures("in_juniper")
LINK = "https://portal.example/juniper/invitation/token/"


def test_an_invitation_says_who_invites_how_long_and_no_more(juniper, jo):
    juniper.outside_name = "Oak Street"
    mail = invite(practice=juniper, now=NOW, to=jo.email, link=LINK, expires_at=NOW + timedelta(days=7), client=jo)
    assert (mail.kind, mail.subject, mail.secret) == ("invitation", "An invitation from Oak Street", True)
    assert mail.body.startswith(
        "You can use our online page. This link works until Mon 9 March, 10:00 am:\n\n" + LINK
    )  # summer time
    assert "Jo" not in mail.body


def test_a_contact_is_asked_to_help_someone(juniper, maya, ana):
    mail = invite(practice=juniper, now=NOW, to=ana.email, link=LINK, expires_at=NOW, contact_of=maya)
    assert (mail.kind, mail.client) == ("invitation_contact", maya)
    assert "asked to help someone" in mail.body
    assert "Maya" not in mail.body


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_sign_in_is_told_with_facts_about_it_only(juniper, kofi, change):
    mail = tell_account(change=change, practice=juniper, now=NOW, to=kofi.email, staff=kofi)
    assert mail.body.startswith(str(CHANGES[change]))
    assert mail.body.endswith("/juniper/sign-in/")


def test_an_account_without_address_is_recorded(juniper, kofi):
    assert tell_account(change="password", practice=juniper, now=NOW, to="", staff=kofi).problem == "no_address"
