"""Clients on the desk: lists, records, and who may see them."""

from datetime import date
from uuid import uuid4

import pytest

from portico.access.models import Grant
from portico.foundation.tenancy import practice_scope
from portico.people.models import Assignment, Client
from portico.trail.models import Entry

DESK = "/juniper/desk/clients/"
NEW = {"given_name": "Noor", "family_name": "Haddad", "number": "2002"}


def test_the_list_shows_all_to_the_desk_and_the_assigned_to_a_provider(browse, dee, kofi, maya, leo):
    everybody = browse(dee).get(DESK).content.decode()
    assert "Reyes, Maya" in everybody
    assert "Reyes, Leo" in everybody
    own = browse(kofi).get(DESK).content.decode()
    assert "Reyes, Maya" in own
    assert "Reyes, Leo" not in own


def test_filters(browse, dana, maya, leo, in_juniper):
    dana.is_provider = True
    dana.save()
    Assignment.objects.create(client=leo, provider=dana, since=leo.created_at)
    maya.archived_at = maya.created_at
    maya.save()
    browser = browse(dana)
    assert "Maya" not in browser.get(DESK).content.decode()
    archived = browser.get(DESK, {"archived": "1"}).content.decode()
    assert "Maya" in archived
    assert "Leo" not in archived
    assert "Leo" in browser.get(DESK, {"whose": "mine"}).content.decode()
    assert "Nobody found" in browser.get(DESK, {"q": "zzz"}).content.decode()


def test_the_list_is_paged_and_its_queries_do_not_grow(browse, dana, kofi, in_juniper, django_assert_max_num_queries):
    for number in range(120):
        client = Client.objects.create(number=str(number), given_name="Sam", family_name=f"Reed{number:03}")
        Assignment.objects.create(client=client, provider=kofi, since=client.created_at)
    browser = browse(dana)
    browser.get(DESK)
    with django_assert_max_num_queries(15):
        page = browser.get(DESK, {"q": "reed", "page": "2"}).content.decode()
    assert "Reed050" in page
    assert "Reed049" not in page
    assert "Page 2 of 3" in page
    assert browser.get(DESK, {"page": "nonsense"}).status_code == 200


@pytest.mark.parametrize("page", ["", "add/", "{maya}/", "{maya}/edit/", "{maya}/archive/"])
def test_signed_out_and_strangers(page, client, browse, sam, jo, maya):
    page = DESK + page.format(maya=maya.pk)
    for stranger in (client, browse(sam)):
        response = stranger.get(page)
        assert response.status_code == 302
        assert response["Location"].startswith("/juniper/sign-in/")
    assert browse(jo).get(page).status_code == 404


@pytest.mark.parametrize("page", ["", "edit/", "archive/", "restore/", "assign/"])
def test_foreign_unassigned_and_nonexistent_are_the_same_404(page, browse, kofi, dana, leo, ben, rf):
    method = "post" if page in {"restore/", "assign/"} else "get"
    for key in (ben.pk, uuid4()):
        assert getattr(browse(dana), method)(f"{DESK}{key}/{page}").status_code == 404
    if page != "assign/":
        assert getattr(browse(kofi), method)(f"{DESK}{leo.pk}/{page}").status_code == 404


def test_read_only_staff_look_but_do_not_change(browse, dee, maya, in_juniper):
    dee.role = "read_only"
    dee.save()
    browser = browse(dee)
    record = browser.get(f"{DESK}{maya.pk}/")
    assert record.status_code == 200
    assert "Archive this record" not in record.content.decode()
    for page in ("add/", f"{maya.pk}/edit/", f"{maya.pk}/archive/"):
        assert browser.get(DESK + page).status_code == 403
        assert browser.post(DESK + page, NEW).status_code == 403
    assert browser.post(f"{DESK}{maya.pk}/assign/").status_code == 403


def test_a_record_in_full_and_that_it_was_opened(
    browse, dana, kofi, maya, ana, in_juniper, django_assert_max_num_queries
):
    browser = browse(dana)
    browser.get(DESK)
    with django_assert_max_num_queries(20):
        page = browser.get(f"{DESK}{maya.pk}/").content.decode()
    assert "14 May 2016" in page
    assert "Dr. Kofi Osei" in page
    assert "Ana Reyes" in page
    assert "mother" in page
    entry = Entry.objects.get(act="viewed")
    assert (entry.client_id, entry.actor_name) == (maya.pk, "Dana Lin")


def test_adding_a_client(browse, dana, in_juniper):
    browser = browse(dana)
    assert browser.get(DESK + "add/").context["form"]["number"].value() == "1001"
    sent = {
        **NEW,
        "number": "",
        "birth_date_0": "5",
        "birth_date_1": "14",
        "birth_date_2": "2016",
        "email": "Noor@Mail.Example",
        "phone": "(312) 555-0199",
        "note": "e\u0301",
        "mail_detail": "discreet",
    }
    sent |= _birth_date(browser)
    assert browser.post(DESK + "add/", sent).status_code == 303
    made = Client.objects.get()
    assert (made.number, made.birth_date, made.email, made.phone) == (
        "1001",
        date(2016, 5, 14),
        "noor@mail.example",
        "+13125550199",
    )
    assert made.note == "é"
    entry = Entry.objects.get(act="people.client_added")
    assert entry.changes["given_name"] == [None, "Noor"]
    assert "note" in entry.changes


def _birth_date(browser) -> dict[str, str]:
    widget = browser.get(DESK + "add/").context["form"]["birth_date"].field.widget
    month, day, year = (f"birth_date{name}" for name in widget.widgets_names)
    return {month: "5", day: "14", year: "2016"}


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ({"given_name": ""}, "Please fill this in"),
        ({"given_name": "x" * 81}, "at most 80"),
        ({"given_name": "a\x00b"}, "Null"),
        ({"email": "noor"}, "valid email"),
        ({"phone": "555-0111"}, "area code"),
        ({"time_zone": "Nowhere"}, "valid choice"),
        ({"mail_detail": "everything"}, "valid choice"),
        ({"number": "1003"}, "Another record has this number"),
        ({"email": "jo.abara@mail.example"}, "signs in with this address"),
        ({"email": "dana.lin@juniper.example"}, "signs in with this address"),
        ({"birth_date_year": "2222"}, "still to come"),
        ({"birth_date_year": "1616"}, "130 years"),
        ({"birth_date_month": "13"}, "a day that exists"),
    ],
)
def test_a_slip_is_explained_and_nothing_is_lost(slip, said, browse, dana, maya, jo, in_juniper):
    browser = browse(dana)
    names = list(_birth_date(browser))
    birth = dict(zip(names, ["5", "14", "2016"], strict=True))
    sent = {**NEW, "note": "<script>alert(1)</script>", **birth}
    for key, value in slip.items():
        part = {"birth_date_year": names[2], "birth_date_month": names[0]}.get(key, key)
        sent[part] = value
    response = browser.post(DESK + "add/", sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert "&lt;script&gt;alert(1)" in page
    assert not Client.objects.filter(family_name="Haddad").exists()


@pytest.mark.parametrize(
    "like",
    [
        {"given_name": "MAYA", "family_name": "Réyes", "born": True},
        {"phone": "312 555 0111"},
        {"email": "shared@mail.example"},
    ],
)
def test_somebody_alike_is_shown_before_adding(like, browse, dana, maya, jo, in_juniper):
    Client.objects.filter(pk=maya.pk).update(email="shared@mail.example")
    browser = browse(dana)
    sent = {**NEW, **({} if not like.pop("born", False) else _birth_date(browser)), **like}
    response = browser.post(DESK + "add/", sent)
    page = response.content.decode()
    assert "Looks like" in page
    assert ("Maya Reyes" in page) or ("Jo Abara" in page)
    assert not Client.objects.filter(number="2002").exists()
    assert browser.post(DESK + "add/", {**sent, "anyway": "1"}).status_code == 303
    assert Client.objects.filter(number="2002").exists()


def test_a_provider_is_not_told_who_is_alike_and_sees_whom_they_add(browse, kofi, leo, in_juniper):
    browser = browse(kofi)
    Client.objects.filter(pk=leo.pk).update(phone="+13125550177")
    sent = {**NEW, "phone": "312-555-0177"}
    page = browser.post(DESK + "add/", sent).content.decode()
    assert "you do not work with" in page
    assert "Leo" not in page
    response = browser.post(DESK + "add/", {**sent, "anyway": "1"})
    assert browser.get(response["Location"]).status_code == 200


def test_the_same_key_adds_one_client(browse, dana, in_juniper):
    browser, sent = browse(dana), {**NEW, "number": "", "once": "key-1"}
    first, second = browser.post(DESK + "add/", sent), browser.post(DESK + "add/", {**sent, "anyway": ""})
    assert first.status_code == 303
    assert second.status_code in {303, 409}
    assert Client.objects.filter(family_name="Haddad").count() == 1


def test_editing_keeps_old_and_new_in_the_trail(browse, dana, maya, in_juniper):
    page = f"{DESK}{maya.pk}/edit/"
    browser = browse(dana)
    form = browser.get(page).context["form"]
    sent = {**NEW, "number": "1003", "seen": form["seen"].value()}
    assert browser.post(page, sent).status_code == 303
    maya.refresh_from_db()
    assert maya.name == "Noor Haddad"
    assert "haddad" in maya.search_text
    changes = Entry.objects.get(act="people.client_changed").changes
    assert changes["family_name"] == ["Reyes", "Haddad"]
    assert changes["birth_date"] == ["2016-05-14", None]


def test_a_helpers_address_is_refused(browse, dana, maya, ana, in_juniper):
    response = browse(dana).post(f"{DESK}{maya.pk}/edit/", {**NEW, "number": "1003", "email": "ana.reyes@mail.example"})
    assert response.status_code == 422
    assert "somebody who helps them" in response.content.decode()


def test_a_shared_address_is_allowed_with_a_warning(browse, dana, maya, leo, in_juniper):
    Client.objects.filter(pk=leo.pk).update(email="family@mail.example")
    browser, page = browse(dana), f"{DESK}{maya.pk}/edit/"
    sent = {**NEW, "number": "1003", "email": "Family@mail.example"}
    shown = browser.post(page, sent).content.decode()
    assert "Leo Reyes" in shown
    assert "only one of them can sign in" in shown
    assert browser.post(page, {**sent, "anyway": "1"}).status_code == 303
    maya.refresh_from_db()
    assert maya.email == "family@mail.example"


def test_a_client_keeps_the_address_they_sign_in_with(browse, dana, jo, in_juniper):
    sent = {**NEW, "number": "1001", "email": "jo.abara@mail.example"}
    assert browse(dana).post(f"{DESK}{jo.pk}/edit/", sent).status_code == 303


def test_archiving_closes_the_portal_and_restoring_opens_it(browse, dana, jo, in_juniper):
    desk, portal = browse(dana), browse(jo)
    assert portal.get("/juniper/me/").status_code == 200
    assert b"Archive the record" in desk.get(f"{DESK}{jo.pk}/archive/").content
    assert desk.post(f"{DESK}{jo.pk}/archive/").status_code == 303
    assert portal.get("/juniper/me/").status_code == 302
    assert b"This record is archived" in desk.get(f"{DESK}{jo.pk}/").content
    desk.post(f"{DESK}{jo.pk}/restore/")
    assert portal.get("/juniper/me/").status_code == 200


def test_assigning_and_ending(browse, dana, ruth, kofi, maya, mia, in_juniper):
    browser = browse(dana)
    for wrong in (mia.pk, dana.pk, uuid4(), "x"):
        assert browser.post(f"{DESK}{maya.pk}/assign/", {"provider": wrong}).status_code == 404
    for _twice in range(2):
        assert browser.post(f"{DESK}{maya.pk}/assign/", {"provider": ruth.pk}).status_code == 303
    row = Assignment.objects.get(client=maya, provider=ruth)
    assert browse(ruth).get(f"{DESK}{maya.pk}/").status_code == 200
    assert browser.post(f"{DESK}{maya.pk}/assignments/{row.pk}/end/").status_code == 303
    assert browse(ruth).get(f"{DESK}{maya.pk}/").status_code == 404
    acts = Entry.objects.filter(client_id=maya.pk).exclude(act="viewed").order_by("at").values_list("act", flat=True)
    assert list(acts) == ["people.client_assigned", "people.assignment_ended"]


def test_the_same_words_in_another_practice_stay_there(browse, sam, ben, maya, harbor):
    with practice_scope(harbor):
        assert Grant.objects.exists()
    assert "Maya" not in browse(sam).get("/harbor/desk/clients/", {"q": "maya"}).content.decode()


def test_a_form_that_is_sent_twice_is_answered_twice_the_same(browse, dana, in_juniper):
    """What the first sending did (somebody of this name, a row changed meanwhile) does not speak against the second."""
    browser, who = browse(dana), {"given_name": "Par", "family_name": "Allel", "number": "7001"}
    who |= {"mail_detail": "discreet", "email": "par@mail.example", "once": "k1"}
    first, second = (browser.post(DESK + "add/", who) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    page = first["Location"] + "edit/"
    sent = {**who, "phone": "(312) 555-0101", "seen": browser.get(page).context["form"]["seen"].value(), "once": "k2"}
    assert [browser.post(page, sent).status_code for _ in range(2)] == [303, 303]
    assert browser.post(page, {**sent, "phone": "(312) 555-0102"}).status_code == 409
