import pytest

from portico.scheduling.slots import Rules, slots, validate, windows

from .desk import CHICAGO, MONDAY, at, booked, offers, opening, rules, weekly


def kinds(found):
    return [(s.location, s.format) for s in found]


def test_hours_for_both_formats_offer_each_start_in_each():
    both = windows(zone=CHICAGO, first=MONDAY, last=MONDAY, weekly=weekly("9:00-10:00", form="both"))
    found = slots(windows=both, taken=[], rules=rules())
    assert kinds(found) == [("main", "in_person"), ("main", "video")]
    assert {s.start for s in found} == {at("2026-06-01 09:00")}
    assert kinds(slots(windows=both, taken=[], rules=rules(form="video"))) == [("main", "video")]


def test_overlapping_locations_offer_the_same_start_in_each_but_share_the_provider():
    rule = weekly("9:00-10:00") + weekly("9:00-10:00", location="annex") + weekly("9:00-10:00", location=None)
    found = windows(zone=CHICAGO, first=MONDAY, last=MONDAY, weekly=rule)
    assert [s.location for s in slots(windows=found, taken=[], rules=rules())] == ["main", "annex", None]
    assert [s.location for s in slots(windows=found, taken=[], rules=rules(location=None))] == [None]
    assert slots(windows=found, taken=[], rules=rules(location="nowhere")) == []
    assert slots(windows=found, taken=[booked("2026-06-01 09:30")], rules=rules()) == []


def test_each_window_has_a_grid_of_its_own():
    assert offers(opening("9:00-10:30", "13:15-15:15")) == ["09:00", "13:15", "14:15"]


def test_the_slot_of_a_verdict_is_in_the_first_window_that_has_it():
    rule = weekly("9:00-12:00") + weekly("9:30-12:00", location="annex")
    found = windows(zone=CHICAGO, first=MONDAY, last=MONDAY, weekly=rule)
    verdict = validate(start=at("2026-06-01 10:30"), windows=found, taken=[], rules=rules(capacity=2))
    assert verdict.ok
    assert verdict.slot == (at("2026-06-01 10:30"), at("2026-06-01 11:20"), "annex", "in_person", 2)


@pytest.mark.parametrize("wrong", [{"length": 0}, {"break_": -1}, {"capacity": 0}])
def test_rules_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match="length"):
        Rules(**{"length": 1, "break_": 0, "capacity": 1, "earliest": 0, "latest": 0, **wrong})
