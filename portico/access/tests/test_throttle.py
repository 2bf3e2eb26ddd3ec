from datetime import timedelta

import pytest
import time_machine
from django.test import Client as Browser

from portico.access import throttle
from portico.access.models import SignInAttempt
from portico.notices.models import Task
from portico.testing.cast import NOW, PASSWORD

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def attempt(login="jo.abara@mail.example", password="wrong", browser=None, address="203.0.113.5"):
    browser = browser or Browser()
    return browser.post("/juniper/sign-in/", {"login": login, "password": password}, REMOTE_ADDR=address)


@pytest.mark.parametrize("login", ["jo.abara@mail.example", "nobody@mail.example"])
def test_the_eleventh_try_waits_whether_or_not_the_name_exists(jo, frozen, login):
    for number in range(10):
        assert attempt(login, address=f"203.0.113.{number}").status_code == 422
    frozen.shift(5 * MINUTE)
    answer = attempt(login, PASSWORD, address="203.0.113.99")
    assert answer.status_code == 429
    assert "Please wait 10 minutes" in answer.content.decode()
    frozen.shift(10 * MINUTE)
    assert attempt(login, address="203.0.113.99").status_code == 422


def test_the_owner_gets_in_while_a_stranger_guesses(jo):
    device = Browser()
    assert attempt(password=PASSWORD, browser=device).status_code == 303
    device.post("/juniper/sign-out/")
    for number in range(12):
        attempt(address=f"203.0.113.{number}")
    assert attempt(password=PASSWORD).status_code == 429
    assert attempt(password=PASSWORD, browser=device).status_code == 303


def test_a_known_device_has_an_allowance_of_its_own_too(jo):
    device = Browser()
    attempt(password=PASSWORD, browser=device)
    device.post("/juniper/sign-out/")
    for _number in range(10):
        assert attempt(browser=device).status_code == 422
    assert attempt(browser=device, password=PASSWORD).status_code == 429


def test_thirty_names_from_one_address_wait(jo):
    for number in range(30):
        assert attempt(f"name{number}@mail.example").status_code == 422
    assert attempt(password=PASSWORD).status_code == 429
    assert attempt(password=PASSWORD, address="198.51.100.7").status_code == 303


def test_right_passwords_do_not_count(jo, tess):
    for _number in range(40):
        assert attempt(password=PASSWORD).status_code == 303


def test_many_names_from_many_addresses_raise_the_alarm(jo, dana, in_juniper, monkeypatch):
    monkeypatch.setattr(throttle, "ALARM", 20)
    answers = [attempt(f"n{n}@mail.example", address=f"198.51.100.{n % 7}").status_code for n in range(60)]
    assert answers[:20] == [422] * 20
    assert answers.count(429) >= 20
    assert attempt(password=PASSWORD, address="192.0.2.1").status_code == 303
    assert Task.objects.get(kind="many_failed_sign_ins").for_staff.get().staff == dana


def test_invented_names_fill_a_bounded_number_of_rows(juniper, rf, in_juniper, monkeypatch):
    monkeypatch.setattr(throttle, "HOW_MANY", {"account": 50, "address": 20})
    for number in range(300):
        request = rf.get("/", REMOTE_ADDR=f"10.0.{number}.1")
        request.practice = juniper
        throttle.count_try(throttle.buckets_of(request, f"name{number}", None, None), now=NOW)
    assert SignInAttempt.objects.count() <= 50 + 20 + 1


def test_another_practice_counts_for_itself(jo, ben):
    for _number in range(11):
        attempt()
    answer = Browser().post(
        "/harbor/sign-in/", {"login": "ben.hale@mail.example", "password": PASSWORD}, REMOTE_ADDR="203.0.113.5"
    )
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("meta", "address"),
    [
        ({"REMOTE_ADDR": "203.0.113.5"}, "203.0.113.5"),
        ({"REMOTE_ADDR": "2001:db8:1:2:3:4:5:6"}, "2001:db8:1:2::/64"),
        ({"REMOTE_ADDR": ""}, "unknown"),
        ({"REMOTE_ADDR": "203.0.113.5", "HTTP_X_FORWARDED_FOR": "1.2.3.4"}, "203.0.113.5"),
    ],
)
def test_the_address_is_the_one_that_nobody_can_choose(rf, meta, address):
    assert throttle.address_of(rf.get("/", **meta)) == address


def test_behind_a_proxy_it_is_the_one_the_proxy_saw(rf, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert throttle.address_of(rf.get("/", HTTP_X_FORWARDED_FOR="6.6.6.6, 203.0.113.9")) == "203.0.113.9"
