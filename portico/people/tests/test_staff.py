"""Staff on the desk: roles, addresses, leaving, and the one administrator who must stay."""

from uuid import uuid4

import pytest

from portico.foundation.decisions import Refused
from portico.people.acts.change_staff import change_staff
from portico.people.acts.end_staff import end_staff
from portico.people.models import Assignment, Offering, Staff
from portico.practices.models import Service
from portico.testing.cast import NOW
from portico.trail.models import Entry

DESK = "/juniper/desk/staff/"
NEW = {"given_name": "Noa", "family_name": "Katz", "role": "front_desk", "tell_me": "none", "in_portal": "on"}


@pytest.mark.parametrize("page", ["", "add/", "{kofi}/", "{kofi}/edit/", "{kofi}/leave/", "{kofi}/clients/"])
def test_who_may_enter(page, browse, client, dana, dee, sam, jo, kofi):
    page = DESK + page.format(kofi=kofi.pk)
    assert browse(dana).get(page).status_code == 200
    assert browse(dee).get(page).status_code == 403
    assert browse(jo).get(page).status_code == 404
    for stranger in (client, browse(sam)):
        assert stranger.get(page)["Location"].startswith("/juniper/sign-in/")


@pytest.mark.parametrize("page", ["", "edit/", "leave/", "clients/"])
def test_foreign_and_nonexistent_are_the_same_404(page, browse, dana, mia):
    for key in (mia.pk, uuid4()):
        assert browse(dana).get(f"{DESK}{key}/{page}").status_code == 404


def test_adding_somebody(browse, dana, in_juniper):
    sent = {**NEW, "email": "Noa@Juniper.example", "phone": "312-555-0142", "change_settings": "on"}
    response = browse(dana).post(DESK + "add/", sent)
    assert response.status_code == 303
    made = Staff.objects.get(family_name="Katz")
    assert (made.email, made.phone, made.extra_permissions) == (
        "noa@juniper.example",
        "+13125550142",
        ["portal_settings"],
    )
    assert "portal_settings" in made.permissions
    assert Entry.objects.get(act="people.staff_added").changes["role"] == [None, "front_desk"]
    assert browse(dana).get(response["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ({"given_name": ""}, "Please fill this in"),
        ({"role": "king"}, "valid choice"),
        ({"role": "provider"}, "tick this"),
        ({"email": "kofi.osei@juniper.example"}, "address of their own"),
        ({"email": "jo.abara@mail.example"}, "address of their own"),
        ({"tell_me": "first"}, "Mails are to go to this address"),
        ({"tell_me": "second", "email": "n@x.example"}, "Mails are to go to this address"),
        ({"phone": "0"}, "area code"),
        ({"about": "x" * 601}, "at most 600"),
        ({"family_name": "\x00"}, "Null"),
    ],
)
def test_a_slip_is_explained(slip, said, browse, dana, kofi, jo, in_juniper):
    response = browse(dana).post(DESK + "add/", {**NEW, "languages": "Hausa", **slip})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert "Hausa" in response.content.decode()
    assert not Staff.objects.filter(given_name="Noa").exists()


def test_editing(browse, dana, dee, in_juniper):
    browser, page = browse(dana), f"{DESK}{dee.pk}/edit/"
    seen = browser.get(page).context["form"]["seen"].value()
    sent = {**NEW, "role": "biller", "email": dee.email, "tell_me": "first", "seen": seen}
    assert browser.post(page, sent).status_code == 303
    dee.refresh_from_db()
    assert (dee.role, dee.family_name) == ("biller", "Katz")
    assert browser.post(page, {**sent, "role": "read_only"}).status_code == 422  # the page it was sent from is stale


def test_the_last_administrator_stays(browse, acting, dana, in_juniper):
    browser = browse(dana)
    sent = {**NEW, "role": "front_desk", "email": dana.email}
    response = browser.post(f"{DESK}{dana.pk}/edit/", sent)
    assert response.status_code == 422
    assert "only administrator" in response.content.decode()
    assert "cannot be done yet" in browser.get(f"{DESK}{dana.pk}/leave/").content.decode()
    assert browser.post(f"{DESK}{dana.pk}/leave/").status_code == 422
    with pytest.raises(Refused):
        end_staff(actor=acting(dana), now=NOW, staff=dana)
    Staff.objects.create(given_name="New", family_name="Admin", role="administrator")  # has no sign-in yet
    with pytest.raises(Refused):
        change_staff(actor=acting(dana), now=NOW, staff=dana, role="front_desk")
    dana.refresh_from_db()
    assert (dana.role, dana.left_at) == ("administrator", None)


def test_with_another_administrator_one_may_go(acting, dana, kofi, in_juniper):
    change_staff(actor=acting(dana), now=NOW, staff=kofi, role="administrator")
    end_staff(actor=acting(kofi), now=NOW, staff=dana)
    with pytest.raises(Refused):
        end_staff(actor=acting(kofi), now=NOW, staff=kofi)


def test_leaving_ends_access_at_once(browse, dana, kofi, maya, in_juniper):
    desk, his = browse(dana), browse(kofi)
    assert his.get("/juniper/desk/clients/").status_code == 200
    assert b"End their access now" in desk.get(f"{DESK}{kofi.pk}/leave/").content
    assert desk.post(f"{DESK}{kofi.pk}/leave/").status_code == 303
    assert his.get("/juniper/desk/clients/").status_code == 302
    assert not Assignment.objects.filter(provider=kofi, ended_at=None).exists()
    assert "Osei" in desk.get(DESK, {"left": "1"}).content.decode()
    assert "Osei" not in desk.get(DESK).content.decode()
    desk.post(f"{DESK}{kofi.pk}/return/")
    assert his.get("/juniper/desk/clients/").status_code == 200


def test_own_details(browse, dee, jo, client, in_juniper):
    browser, page = browse(dee), DESK + "me/"
    assert browser.get(page).status_code == 200
    sent = {"email": dee.email, "second_email": "dee@home.example", "tell_me": "second", "role": "administrator"}
    assert browser.post(page, sent).status_code == 303
    dee.refresh_from_db()
    assert (dee.tell_me, dee.second_email, dee.role) == ("second", "dee@home.example", "front_desk")
    assert browser.post(page, {**sent, "second_email": ""}).status_code == 422
    assert browse(jo).get(page).status_code == 404
    assert client.get(page).status_code == 302


def test_clients_of_a_provider(browse, dana, kofi, maya, leo, in_juniper, django_assert_max_num_queries):
    browser, page = browse(dana), f"{DESK}{kofi.pk}/clients/"
    with django_assert_max_num_queries(15):
        found = browser.get(page, {"q": "reyes"}).content.decode()
    assert found.index("Leo Reyes") < found.index("Maya Reyes")
    response = browser.post(f"/juniper/desk/clients/{leo.pk}/assign/", {"provider": kofi.pk, "next": page})
    assert response["Location"] == page
    away = browser.post(
        f"/juniper/desk/clients/{leo.pk}/assign/", {"provider": kofi.pk, "next": "https://evil.example/"}
    )
    assert away["Location"].startswith("/juniper/desk/clients/")


def test_who_offers_a_service(browse, dana, dee, kofi, ruth, individual, in_juniper):
    group = Service.objects.create(name="Group")
    browser, page = browse(dana), f"/juniper/desk/practice/services/{individual.pk}/providers/"
    assert browse(dee).get(page).status_code == 403
    assert set(browser.get(page).context["form"]["providers"].value()) == {kofi.pk, ruth.pk}
    assert browser.post(page, {"providers": [ruth.pk]}).status_code == 303
    assert list(Offering.objects.values_list("provider", "service")) == [(kofi.pk, group.pk)]
    only = browser.post(f"/juniper/desk/practice/services/{group.pk}/providers/", {"providers": [ruth.pk]})
    assert only.status_code == 422
    assert "at least one service" in only.content.decode()
    assert browser.post(page, {"providers": [uuid4()]}).status_code == 422


def test_the_list_does_not_ask_more_for_more_people(browse, dana, in_juniper, django_assert_max_num_queries):
    for number in range(40):
        Staff.objects.create(given_name="A", family_name=f"B{number}", role="biller")
    browser = browse(dana)
    browser.get(DESK)
    with django_assert_max_num_queries(12):
        browser.get(DESK)
