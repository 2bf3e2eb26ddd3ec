import pytest

from portico.practices.clock_times import DAY, NotATime, parse_span, parse_time, show_span
from portico.practices.models import Practice
from portico.practices.phones import NotAPhoneNumber, home_region, normal_phone, shown_phone
from portico.practices.time_zones import zone_choices, zone_names, zones_in_use


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("9", 540),
        ("9am", 540),
        ("9 AM", 540),
        ("9:30", 570),
        ("0930", 570),
        ("17.30", 1050),
        ("5pm", 1020),
        ("5 p.m.", 1020),
        ("12am", 0),
        ("12 pm", 720),
        ("noon", 720),
        ("midnight", 0),
        ("24:00", DAY),
        ("00:00", 0),
        ("5:15p", 1035),
    ],
)
def test_times_as_people_type_them(typed, minutes):
    assert parse_time(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["", "nine", "25", "9:75", "24:01", "13 pm", "0 am", "9:", "-1", "९", "9 to 5", "1" * 30]
)
def test_what_is_no_time(typed):
    with pytest.raises(NotATime):
        parse_time(typed)


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("9", "5", (540, 1020)),
        ("9", "12", (540, 720)),
        ("1 pm", "5", (780, 1020)),
        ("9", "midnight", (540, DAY)),
        ("9", "5 am", (540, 300)),
        ("8", "17:00", (480, 1020)),
    ],
)
def test_nine_to_five_means_the_afternoon(start, end, span):
    assert parse_span(start, end) == span


def test_a_span_in_words():
    assert show_span(540, 1020) == "9:00 am to 5:00 pm"
    assert show_span(720, DAY) == "12:00 pm to midnight"


@pytest.mark.parametrize("typed", ["312-555-0111", "(312) 555 0111", "+1 312.555.0111", "1-312-555-0111"])
def test_phone_numbers_become_one(typed):
    assert normal_phone(typed, region="US") == "+13125550111"


@pytest.mark.parametrize("typed", ["555-0111", "call me", "12", "+", "\x00", "9" * 40])
def test_what_is_no_phone_number(typed):
    with pytest.raises(NotAPhoneNumber):
        normal_phone(typed, region="US")


def test_phone_numbers_as_the_country_writes_them():
    assert shown_phone("+13125550111", region="US") == "(312) 555-0111"
    assert shown_phone("+442079460018", region="US") == "+44 20 7946 0018"
    assert shown_phone("front desk", region="US") == "front desk"
    assert normal_phone("312 555 0111 ext 12", region="US") == "+13125550111 x12"
    assert home_region(Practice(currency="GBP")) == "GB"


def test_zones_are_those_in_use_and_the_one_held_now():
    assert "America/Chicago" in zones_in_use()
    assert set(zones_in_use()) <= zone_names()
    groups = dict(zone_choices(also="US/Central", blank="none"))
    assert ("US/Central", "Central") in groups["US"]
