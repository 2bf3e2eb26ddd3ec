import re
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from portico.access.acts.tokens import create_token, revoke_token
from portico.access.bearer import actor_from_bearer
from portico.access.models import Account, ApiToken, Invitation
from portico.foundation.tenancy import practice_scope
from portico.people.models import Staff
from portico.practices.models import Practice
from portico.testing.cast import NOW


def asked(rf, practice, header):
    request = rf.get("/", HTTP_AUTHORIZATION=header)
    request.practice = practice
    return actor_from_bearer(request)


@pytest.fixture
def secret(dana, acting, in_juniper):
    return create_token(actor=acting(dana), now=NOW, staff=dana, name="test")


def test_a_token_acts_as_its_owner_in_one_query(rf, in_juniper, dana, secret, django_assert_num_queries):
    assert asked(rf, in_juniper, f"Bearer {secret}").staff == dana
    with django_assert_num_queries(1):
        actor = asked(rf, in_juniper, f"bearer {secret}")
    assert (actor.through, actor.kind, actor.may("portal_settings")) == ("api", "staff", True)


def test_the_secret_is_nowhere_kept(secret, in_juniper):
    assert secret not in str(list(ApiToken.objects.values()))


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Basic x", "Bearer wrong", "Bearer " + "x" * 10_000, "Bearer \x00é"]
)
def test_anything_else_is_nobody(rf, in_juniper, secret, header):
    assert asked(rf, in_juniper, header) is None


def test_revoked_left_and_paused_are_nobody(rf, in_juniper, dana, secret, acting):
    Account.objects.update(is_active=False)
    assert asked(rf, in_juniper, f"Bearer {secret}") is None
    Account.objects.update(is_active=True)
    Staff.objects.update(left_at=NOW)
    assert asked(rf, in_juniper, f"Bearer {secret}") is None
    Staff.objects.update(left_at=None)
    assert asked(rf, in_juniper, f"Bearer {secret}") is not None
    revoke_token(actor=acting(dana), now=NOW, token=ApiToken.objects.get())
    assert asked(rf, in_juniper, f"Bearer {secret}") is None


def test_a_token_does_not_cross_practices(rf, secret, harbor):
    with practice_scope(harbor):
        assert asked(rf, harbor, f"Bearer {secret}") is None


def test_its_last_day_of_use_is_written_once_a_day(rf, in_juniper, secret):
    for days in (0, 0, 1):
        with time_machine.travel(NOW + timedelta(days=days), tick=False):
            asked(rf, in_juniper, f"Bearer {secret}")
        assert ApiToken.objects.get().last_used_on == (NOW + timedelta(days=days)).date()


def test_the_page_shows_a_new_secret_once(dana, browse, rf, in_juniper):
    browser, here = browse(dana), "/juniper/desk/tokens/"
    assert browser.post(here, {"name": "Billing <b>", "once": "t" * 20}).status_code == 303
    assert browser.post(here, {"name": "Billing <b>", "once": "t" * 20}).status_code == 303
    page = browser.get(here).content.decode()
    secret = re.search(r"portico_[\w-]{43}", page).group()
    assert asked(rf, in_juniper, f"Bearer {secret}").staff == dana
    assert "<b>" not in page.replace('<b dir="auto">', "")
    assert "portico_" not in re.sub("portico_session", "", browser.get(here).content.decode())
    browser.post(f"{here}{ApiToken.objects.get().pk}/revoke/")
    assert asked(rf, in_juniper, f"Bearer {secret}") is None


@pytest.mark.parametrize("name", ["", "x" * 81, "\x00"])
def test_a_name_is_needed(dana, browse, in_juniper, name):
    assert browse(dana).post("/juniper/desk/tokens/", {"name": name}).status_code == 422
    assert ApiToken.objects.count() == 0


def test_only_who_may(dee, kofi, browse):
    for person in (dee, kofi):
        assert browse(person).get("/juniper/desk/tokens/").status_code == 403


def test_the_command_prints_only_the_secret(rf, dana, in_juniper):
    out = StringIO()
    call_command("create_token", practice="juniper", staff="DANA.LIN@juniper.example", stdout=out)
    assert asked(rf, in_juniper, f"Bearer {out.getvalue().strip()}").staff == dana


@pytest.mark.parametrize(("practice", "staff"), [("nowhere", "dana.lin@juniper.example"), ("juniper", "x@y.example")])
def test_the_command_says_what_is_wrong(dana, practice, staff):
    with pytest.raises(CommandError, match=r"no practice|Nobody"):
        call_command("create_token", practice=practice, staff=staff)


NEW = {
    "slug": "elm",
    "name": "Elm",
    "zone": "America/Denver",
    "email": "kay@elm.example",
    "given": "Kay",
    "family": "Roe",
}


@pytest.mark.django_db
def test_a_new_practice_with_its_first_administrator(client):
    out = StringIO()
    call_command("create_practice", stdout=out, **NEW)
    link = out.getvalue().strip()
    answer = client.post("/" + link.split("/", 3)[3], {"password": "seven kind green apples"})
    assert answer["Location"] == "/elm/desk/"
    with practice_scope(Practice.objects.get(slug="elm")):
        assert Staff.objects.get().role == "administrator"
        assert Invitation.objects.get().accepted_at


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"slug": "static"}, {"slug": "a b"}, {"zone": "Mars"}, {"email": "no"}, {"name": ""}]
)
def test_a_new_practice_that_cannot_be_says_why(wrong):
    with pytest.raises(CommandError, match=r"\w+: "):
        call_command("create_practice", **NEW | wrong)
    assert Practice.objects.count() == 0
