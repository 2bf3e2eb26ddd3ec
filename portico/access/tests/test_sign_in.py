import pytest
from django.test import Client as Browser

from portico.access.models import Account, Grant, KnownDevice
from portico.foundation.tenancy import practice_scope
from portico.testing.cast import NOW, PASSWORD, account_of
from portico.trail.models import Entry


def sign_in(browser, login, password=PASSWORD, practice="juniper", **more):
    return browser.post(f"/{practice}/sign-in/", {"login": login, "password": password, **more})


@pytest.mark.parametrize("login", ["jo.abara@mail.example", " JO.Abara@mail.example "])
def test_a_client_signs_in_and_lands_at_home(jo, login):
    answer = sign_in(Browser(), login)
    assert (answer.status_code, answer["Location"]) == (303, "/juniper/me/")


def test_staff_land_at_the_desk(dana, settings):
    settings.PORTICO_DEMO = True
    browser = Browser()
    assert sign_in(browser, "dana.lin@juniper.example")["Location"] == "/juniper/desk/"
    assert browser.get("/juniper/desk/").status_code == 200


def test_a_user_name_works_too(jo):
    account = account_of(jo)
    account.username = "jo"
    account.save()
    assert sign_in(Browser(), "Jo").status_code == 303


def test_the_page_one_wanted_comes_after(jo):
    assert (
        sign_in(Browser(), "jo.abara@mail.example", next="/juniper/me/settings/")["Location"] == "/juniper/me/settings/"
    )


@pytest.mark.parametrize(
    "page",
    [
        "https://evil.example/", "//evil.example", "/harbor/me/", "/juniper/desk/", "/juniper/../harbor/",
        "/juniper/me/%2e%2e/%2E%2e/harbor/", "javascript:x",
        "/juniper/sign-out/", "/juniper/\\evil.example", "/juniperevil/", "",
    ],
)  # fmt: skip
def test_no_other_page_does(jo, page):
    assert sign_in(Browser(), "jo.abara@mail.example", next=page)["Location"] == "/juniper/me/"


def test_wrong_password_and_unknown_name_are_the_same_page(jo):
    known = sign_in(Browser(), "jo.abara@mail.example", "not the password at all")
    unknown = sign_in(Browser(), "jo.abarb@mail.example", "not the password at all")
    assert known.status_code == unknown.status_code == 422

    def words(answer, login):
        return [line for line in answer.content.decode().replace(login, "").splitlines() if "hidden" not in line]

    assert words(known, "jo.abara@mail.example") == words(unknown, "jo.abarb@mail.example")
    assert "do not belong together" in known.content.decode()


@pytest.mark.parametrize(
    "posted",
    [
        {}, {"login": "", "password": ""}, {"login": "x" * 300, "password": "y" * 2000},
        {"login": "\x00", "password": "\x00"},
        {"login": "<script>", "password": "x"}, {"login": "مرحبا é", "password": "é"},
    ],
)  # fmt: skip
def test_bad_input_is_told_next_to_the_field(juniper, posted):
    answer = Browser().post("/juniper/sign-in/", posted)
    assert answer.status_code == 422
    assert b"<script>" not in answer.content.replace(b"<script src", b"")


def test_the_same_address_in_two_practices_is_two_sign_ins(jo, harbor):
    other = Account(practice=harbor, username="jo.abara@mail.example", email="jo.abara@mail.example")
    other.set_password("another long password")
    other.save()
    assert sign_in(Browser(), "jo.abara@mail.example", practice="harbor").status_code == 422
    assert sign_in(Browser(), "jo.abara@mail.example", "another long password").status_code == 422


def test_a_session_of_one_practice_opens_nothing_in_another(jo, harbor):
    browser = Browser()
    sign_in(browser, "jo.abara@mail.example")
    key = browser.cookies["portico_session"].value
    stranger = Browser()
    stranger.cookies["portico_session"] = key
    assert stranger.get("/harbor/me/")["Location"].startswith("/harbor/sign-in/")
    assert browser.get("/juniper/me/").status_code == 200


def test_the_cookie_belongs_to_the_practice_and_to_no_script(jo):
    answer = sign_in(Browser(), "jo.abara@mail.example")
    cookie = answer.cookies["portico_session"]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/juniper/", "Lax", True)
    assert cookie["max-age"] == ""


def test_signing_in_renews_the_session_key(jo):
    browser = Browser()
    browser.post("/juniper/sign-in/passkey/options/", SERVER_NAME="localhost")
    before = browser.cookies["portico_session"].value
    sign_in(browser, "jo.abara@mail.example")
    assert browser.cookies["portico_session"].value != before


def test_a_paused_account_does_not_get_in_nor_stay_in(jo, browse):
    browser = browse(jo)
    assert browser.get("/juniper/me/").status_code == 200
    Account.objects.filter(pk=account_of(jo).pk).update(is_active=False)
    assert browser.get("/juniper/me/").status_code == 302
    assert sign_in(Browser(), "jo.abara@mail.example").status_code == 422


def test_an_ended_grant_ends_access_at_once(jo, browse):
    browser = browse(jo)
    with practice_scope(jo.practice):
        Grant.objects.update(ends_at=NOW)
    assert browser.get("/juniper/me/").status_code == 302
    assert "is not active now" in sign_in(Browser(), "jo.abara@mail.example").content.decode()


def test_an_archived_client_and_a_colleague_who_left_are_nobody(jo, dana, browse):
    browsers = browse(jo), browse(dana)
    with practice_scope(jo.practice):
        type(jo).objects.update(archived_at=NOW)
        type(dana).objects.filter(pk=dana.pk).update(left_at=NOW)
    assert browsers[0].get("/juniper/me/").status_code == 302
    assert browsers[1].get("/juniper/desk/").status_code == 302


def test_signing_out_takes_a_post_and_ends_the_session(jo, browse):
    browser = browse(jo)
    assert b"Do you want to sign out" in browser.get("/juniper/sign-out/").content
    assert browser.get("/juniper/me/").status_code == 200
    answer = browser.post("/juniper/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.get("/juniper/me/").status_code == 302


def test_signing_in_is_in_the_trail_and_a_new_device_is_told(jo, in_juniper):
    for _browser in range(2):
        sign_in(Browser(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux) Firefox/140"), "jo.abara@mail.example")
    entries = Entry.objects.filter(act="access.signed_in", client_id=jo.pk)
    assert [entry.changes["new_device"] for entry in entries.order_by("at")] == [False, True]
    assert KnownDevice.objects.values_list("label", flat=True)[0] == "Firefox, Linux"
    assert jo.deliveries.filter(kind="sign_in_changed").count() == 1


def test_a_forged_request_is_refused(jo):
    answer = sign_in(Browser(enforce_csrf_checks=True), "jo.abara@mail.example")
    assert answer.status_code == 403


@pytest.mark.parametrize("step", ["door", "wrong", "passkey", "halfway", "invitation", "public"])
def test_what_an_anonymous_step_leaves_behind_opens_nothing(step, jo, dana, in_juniper):
    """A cookie from before the sign-in was complete is worth nothing on any private page."""
    from portico.access.models import Authenticator

    browser = Browser(SERVER_NAME="localhost")
    if step == "halfway":
        Authenticator.objects.create(account=account_of(jo), sealed_secret="x", added_at=NOW)
    {
        "door": lambda: browser.get("/juniper/sign-in/"),
        "wrong": lambda: sign_in(browser, "jo.abara@mail.example", "wrong"),
        "passkey": lambda: browser.post("/juniper/sign-in/passkey/options/"),
        "halfway": lambda: sign_in(browser, "jo.abara@mail.example"),
        "invitation": lambda: browser.get("/juniper/invitation/nonsense/"),
        "public": lambda: browser.get("/juniper/"),
    }[step]()
    private = [
        "me/",
        "me/settings/",
        "me/settings/security/",
        "me/appointments/",
        "desk/",
        "desk/clients/",
        "desk/account/",
    ]
    for page in private:
        assert browser.get(f"/juniper/{page}").status_code == 302
    assert browser.get("/juniper/api/v1/clients").status_code == 401


def test_posting_who_one_is_changes_nothing(jo, tess, browse, in_juniper):
    """Identity keys in a form of one's own are not even read."""
    browser = browse(jo)
    forged = {"email": "x@y.example", "username": "x", "account": str(account_of(tess).pk), "client": str(tess.pk)}
    browser.post("/juniper/me/settings/", {"mail_detail": "discreet", **forged})
    tess.refresh_from_db()
    assert tess.mail_detail == ""
    assert account_of(jo).email == "jo.abara@mail.example"


@pytest.mark.parametrize(("host", "offered"), [("portal.example", True), ("localhost", True), ("127.0.0.1", False)])
def test_passkeys_are_offered_where_they_can_work(juniper, host, offered):
    page = Browser(SERVER_NAME=host).get("/juniper/sign-in/").content.decode()
    assert ("data-passkey" in page) is offered
