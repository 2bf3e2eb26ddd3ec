from uuid import uuid4

import pytest

from portico.api.tests.conftest import chicago
from portico.portal_settings.acts.set_value import set_value
from portico.portal_settings.levels import PRACTICE
from portico.portal_settings.targets import Target
from portico.scheduling.models import Appointment
from portico.trail.models import Entry

pytestmark = pytest.mark.usefixtures("monday_morning")


@pytest.fixture
def books_directly(in_juniper, dana, acting, monday_morning):
    set_value(
        actor=acting(dana), now=monday_morning, key="scheduling.mode", target=Target(PRACTICE, in_juniper), value="make"
    )


def wanted(client, provider, service, start, **more):
    return {"client": client.pk, "provider": provider.pk, "service": service.pk, "start": start.isoformat(), **more}


def test_slots_are_utc_instants_with_zone_place_and_room(api, dana, kofi, individual, main_street):
    answer = (
        api(dana)
        .get("slots", provider=kofi.pk, service=individual.pk, **{"from": "2026-03-04", "to": "2026-03-04"})
        .json()
    )
    assert answer["time_zone"] == "America/Chicago"
    starts = [slot for slot in answer["slots"] if slot["format"] == "in_person"]
    assert starts[0] == {
        "start": "2026-03-04T15:00:00Z", "end": "2026-03-04T15:50:00Z", "location": str(main_street.pk),
        "format": "in_person", "left": 1,
    }  # fmt: skip
    assert len(starts) == 8


def test_a_slot_that_is_listed_can_be_booked_and_is_gone_then(api, dana, kofi, jo, tess, individual, books_directly):
    desk = api(dana)
    query = {"provider": kofi.pk, "service": individual.pk, "from": "2026-03-04", "to": "2026-03-04", "format": "video"}
    first = desk.get("slots", **query).json()["slots"][0]
    made = desk.book(client=jo.pk, provider=kofi.pk, service=individual.pk, start=first["start"], format="video")
    assert (made.status_code, made.json()["state"], made.json()["clients"]) == (201, "booked", [str(jo.pk)])
    assert first not in desk.get("slots", **query).json()["slots"]
    second = desk.book(client=tess.pk, provider=kofi.pk, service=individual.pk, start=first["start"], format="video")
    assert (second.status_code, second.json()["codes"]) == (409, ["slot_free"])


def test_by_the_clients_rules_asking_waits_and_by_staffs_it_is_booked(api, dana, kofi, jo, tess, individual):
    desk = api(dana)
    asked = desk.book(**wanted(jo, kofi, individual, chicago(4, 9)))
    assert (asked.status_code, asked.json()["state"]) == (201, "requested")
    booked = desk.book(**wanted(tess, kofi, individual, chicago(4, 20), rules="staff"))
    assert (booked.status_code, booked.json()["state"]) == (201, "booked")


def test_a_key_gives_the_first_answer_again_and_nothing_twice(api, in_juniper, dana, kofi, jo, individual):
    desk = api(dana)
    body = wanted(jo, kofi, individual, chicago(4, 9))
    first, again = desk.book(key="k1", **body), desk.book(key="k1", **body)
    assert (again.status_code, again.content) == (201, first.content)
    assert Appointment.objects.count() == 1
    other = desk.book(key="k1", **wanted(jo, kofi, individual, chicago(5, 9)))
    assert (other.status_code, other.json()["codes"]) == (409, ["key_reused"])


def test_a_refused_attempt_leaves_its_key_free(api, in_juniper, dana, kofi, jo, individual):
    desk = api(dana)
    too_soon = desk.book(key="k", **wanted(jo, kofi, individual, chicago(2, 10)))
    assert (too_soon.status_code, too_soon.json()["codes"]) == (409, ["booking_notice"])
    assert "555-0134" in too_soon.json()["client_sentence"]
    assert desk.book(key="k", **wanted(jo, kofi, individual, chicago(4, 9))).status_code == 201


def test_requests_are_answered_cancelled_and_deleted(api, in_juniper, dana, kofi, jo, individual):
    desk = api(dana)
    made = desk.book(**wanted(jo, kofi, individual, chicago(4, 9))).json()
    path = f"appointments/{made['id']}/"
    assert desk.send("POST", path + "accept", {"note": "See you"}).json()["state"] == "booked"
    assert desk.send("POST", path + "accept").status_code == 409
    assert desk.send("POST", path + "undo").json()["state"] == "requested"
    assert desk.send("POST", path + "decline", {"reason": "No time free"}).json()["state"] == "declined"
    assert desk.send("POST", path + "undo").json()["state"] == "requested"
    assert desk.send("POST", path + "cancel").json()["state"] == "cancelled"
    assert desk.send("POST", path + "delete").json()["state"] == "deleted"
    assert desk.get(path.rstrip("/")).status_code == 404
    assert Entry.objects.filter(object_id=made["id"], act="appointments.deleted").exists()


@pytest.mark.parametrize("field", ["client", "provider", "service", "location"])
def test_a_foreign_id_is_the_same_as_none(api, dana, kofi, jo, individual, ben, mia, field):
    desk, foreign = api(dana), {"client": ben, "provider": mia}.get(field)
    body = wanted(jo, kofi, individual, chicago(4, 9))
    missing = desk.book(**body | {field: uuid4()})
    assert missing.status_code == 404
    if foreign:
        assert desk.book(**body | {field: foreign.pk}).content == missing.content


@pytest.mark.parametrize(
    "bad",
    [
        {"start": "yesterday"}, {"start": None}, {"client": "jo"}, {"rules": "mine"}, {"format": "by post"},
        {"service": ["x"]}, {"note": {"a": 1}}, {"start": "0001-01-01T00:00:00Z"}, {"start": "9999-12-31T23:59:59Z"},
        {"note": "x" * 5000}, {"note": "\x00"},
    ],
)  # fmt: skip
def test_bad_input_is_told_and_never_an_error(api, dana, kofi, jo, individual, bad):
    answer = api(dana).book(**wanted(jo, kofi, individual, chicago(4, 9)) | bad)
    assert answer.status_code in (409, 422), answer.content


@pytest.mark.parametrize(
    "query",
    [
        {"from": "soon", "to": "2026-03-04"}, {"from": "2026-03-05", "to": "2026-03-01"}, {"from": "2026-03-01"},
        {"from": "0001-01-01", "to": "9999-12-31"}, {"from": "2026-03-01", "to": "9999-12-31"},
        {"from": "2026-03-01\x00", "to": "2026-03-04"},
    ],
)  # fmt: skip
def test_a_bad_range_is_told(api, dana, kofi, individual, query):
    assert api(dana).get("slots", provider=kofi.pk, service=individual.pk, **query).status_code == 422


def test_front_desk_may_book_and_a_provider_only_for_own_clients(api, dee, ruth, kofi, jo, individual):
    body = wanted(jo, kofi, individual, chicago(4, 9))
    assert api(ruth).book(**body).status_code == 404
    assert api(dee).book(**body).status_code == 201


def test_decisions_are_those_behind_the_booking(api, dana, kofi, jo, individual):
    desk = api(dana)
    asked = {"action": "book", "client": jo.pk, "provider": kofi.pk, "service": individual.pk}
    open_ = desk.get("decisions", **asked, start=chicago(4, 9).isoformat()).json()
    assert (open_["allowed"], open_["mode"]) == (True, "ask")
    soon = chicago(2, 10)
    shut = desk.get("decisions", **asked, start=soon.isoformat()).json()
    refused = desk.book(**wanted(jo, kofi, individual, soon)).json()
    assert shut["checks"] == refused["checks"]
    assert [check["code"] for check in shut["checks"] if check["ok"] is False] == refused["codes"] == ["booking_notice"]
    assert desk.get("decisions", **asked).json()["checks"][-1] == {
        **desk.get("decisions", **asked).json()["checks"][-1], "code": "slot_free", "ok": None,
    }  # fmt: skip


def test_appointments_are_listed_between_two_moments(api, dana, kofi, jo, individual):
    desk = api(dana)
    for day in (4, 5, 6):
        assert desk.book(**wanted(jo, kofi, individual, chicago(day, 9), rules="staff")).status_code == 201
    found = desk.get("appointments", **{"from": "2026-03-05", "to": "2026-03-05"}).json()["items"]
    assert [one["start"] for one in found] == ["2026-03-05T15:00:00Z"]


def test_a_range_at_the_end_of_the_calendar_is_empty_and_no_error(api, dana, kofi, individual):
    ends = {"from": "9999-12-30T00:00:00Z", "to": "9999-12-31T00:00:00Z"}
    answer = api(dana).get("slots", provider=kofi.pk, service=individual.pk, **ends)
    assert (answer.status_code, answer.json()["slots"]) == (200, [])


def test_long_keys_that_begin_alike_are_two_keys(api, in_juniper, dana, kofi, jo, individual):
    desk = api(dana)
    for number, start in enumerate([chicago(4, 9), chicago(5, 9)]):
        made = desk.book(key="k" * 90 + str(number), **wanted(jo, kofi, individual, start))
        assert made.status_code == 201
    assert Appointment.objects.count() == 2


def test_a_body_that_is_too_large_is_told_as_json(api, dana):
    answer = api(dana).send("POST", "appointments", {"note": "x" * 3_000_000})
    assert (answer.status_code, answer.json()["error"]) == (400, "not_valid")
