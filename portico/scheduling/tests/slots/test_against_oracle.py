import datetime as dt
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portico.scheduling.slots import day_span, free_place, local_day, slots, validate, windows

from . import oracle, worlds

thorough = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def providers(draw):
    """Keyword arguments for windows(): zone, range, hours, time off."""
    zone, first, last = draw(worlds.ranges())
    return {"zone": zone, "first": first, "last": last, **draw(worlds.hours(first, last))} | {
        "off": draw(worlds.time_off(first))
    }


@st.composite
def questions(draw):
    provider = draw(providers())
    return provider, draw(worlds.taken(provider["first"])), draw(worlds.rules(provider["first"]))


def expected(provider, taken, rules):
    minutes = oracle.open_minutes(**provider)
    return oracle.offered(minutes, taken, rules.length, rules.break_, rules.capacity, rules.earliest, rules.latest)


@thorough
@given(providers())
def test_windows_hold_exactly_the_minutes_the_wall_clock_says(provider):
    assert oracle.covered(windows(**provider)) == oracle.open_now(oracle.open_minutes(**provider))


@thorough
@given(questions())
def test_slots_are_exactly_the_starts_a_walk_through_the_minutes_finds(question):
    provider, taken, rules = question
    found = slots(windows=windows(**provider), taken=taken, rules=rules)
    assert {(s.start, s.location, s.format): s.left for s in found} == expected(provider, taken, rules)
    assert len({s[:4] for s in found}) == len(found)
    assert [s.start for s in found] == sorted(s.start for s in found)
    assert all(s.end == s.start + rules.length for s in found)


@thorough
@given(questions(), st.data())
def test_validating_any_start_agrees_with_the_list(question, data):
    provider, taken, rules = question
    listed = slots(windows=windows(**provider), taken=taken, rules=rules)
    start = data.draw(st.sampled_from([s.start for s in listed]) if listed else worlds.instants(provider["first"]))
    start += data.draw(st.sampled_from([0, 0, 0, -1, 1, 60, rules.length]))
    today = {**provider, "first": local_day(start, provider["zone"]), "last": local_day(start, provider["zone"])}
    if not provider["first"] <= today["first"] <= provider["last"]:
        return
    for kind in [(location, form) for location in worlds.LOCATIONS for form in ("in_person", "video")]:
        wanted = replace(rules, location=kind[0], format=kind[1])
        verdict = validate(start=start, windows=windows(**today), taken=taken, rules=wanted)
        assert [verdict.slot] == ([s for s in listed if s.start == start and s[2:4] == kind] or [None])
        assert verdict.ok == (not verdict.failed)


@thorough
@given(questions())
def test_each_failing_check_is_the_one_that_changed(question):
    provider, taken, rules = question
    opening = windows(**provider)
    for slot in slots(windows=opening, taken=taken, rules=rules)[:5]:
        exact = replace(rules, location=slot.location, format=slot.format)

        def failed(start=slot.start, opening=opening, taken=taken, **changed):
            return validate(start=start, windows=opening, taken=taken, rules=replace(exact, **changed)).failed  # noqa: B023

        assert failed() == []
        assert failed(earliest=slot.start + 1) == ["not_too_soon"]
        assert failed(latest=slot.start - 1) == ["not_too_far"]
        assert failed(opening=[]) == ["in_hours"]
        assert failed(opening=[w for w in opening if (w.location, w.format) != slot[2:4]]) == ["in_hours"]
        full = [(slot.start + rules.step - 1, slot.end, slot.start + rules.step, 10 + n) for n in range(slot.left)]
        assert failed(taken=[*taken, *(worlds.Taken(*t) for t in full)]) == ["free"]


@thorough
@given(questions())
def test_a_place_is_free_exactly_when_a_slot_has_one_left(question):
    provider, taken, rules = question
    empty = slots(windows=windows(**provider), taken=[], rules=rules)
    listed = {s.start for s in slots(windows=windows(**provider), taken=taken, rules=rules)}
    for slot in empty:
        until = slot.end + rules.break_
        place = free_place(taken=taken, start=slot.start, busy_until=until, capacity=rules.capacity)
        assert (place is not None) == (slot.start in listed)
        if place:
            used = oracle.occupied(taken, slot.start, until)
            assert place == min(set(range(1, rules.capacity + 1)) - used)


@thorough
@given(questions(), st.randoms())
def test_booking_until_nothing_is_left_never_overfills(question, chance):
    provider, _, rules = question
    opening, booked = windows(**provider), []
    while (found := slots(windows=opening, taken=booked, rules=rules)) and len(booked) < 25:
        slot = chance.choice(found)
        until = slot.end + rules.break_
        place = free_place(taken=booked, start=slot.start, busy_until=until, capacity=rules.capacity)
        booked.append(worlds.Taken(slot.start, slot.end, until, place))
    for one in booked:
        assert 1 <= one.place <= rules.capacity
        same_place = [
            b for b in booked if b.place == one.place and b.start < one.busy_until and b.busy_until > one.start
        ]
        assert same_place == [one]


@thorough
@given(providers())
def test_a_day_has_the_same_windows_in_every_range(provider):
    days = (provider["last"] - provider["first"]).days + 1
    alone = []
    for number in range(days):
        day = provider["first"] + dt.timedelta(days=number)
        alone += windows(**{**provider, "first": day, "last": day})
    assert sorted(windows(**provider), key=repr) == sorted(alone, key=repr)


@thorough
@given(worlds.ranges())
def test_a_day_span_is_the_instants_with_that_date(given_range):
    zone, first, _ = given_range
    start, end = day_span(first, zone)
    if start == end:
        assert (zone.key, first.isoformat()) == ("Pacific/Apia", "2011-12-30")
        assert local_day(start - 1, zone) < first < local_day(start, zone)
        return
    assert local_day(start, zone) == first != local_day(end, zone)
    assert first not in (local_day(start - 1, zone), local_day(end + 86_400, zone))
    assert local_day(end - 1, zone) == first
