"""What went wrong in other schedulers, as far as a pure core can go wrong. One or more tests for each pitfall.

Double clicks, locks and constraints (5, 9, 14) are the database's part; here stands what they rely on.
"""

import datetime as dt
import sys
from zoneinfo import ZoneInfo

from portico.scheduling.slots import DayOff, Off, Taken, day_span, free_place, slots, validate, windows

from .desk import CHICAGO, DAY, HOUR, MONDAY, NEW_YORK, WEEK, at, booked, failed, offers, opening, rules, weekly

MORNING = ["09:00", "10:00", "11:00"]


def morning(**exceptions):
    return opening("9:00-12:00", **exceptions)


def test_01_the_second_of_two_who_saw_the_same_place_is_refused():
    assert failed("2026-06-01 10:00", morning()) == []
    assert failed("2026-06-01 10:00", morning(), [booked("2026-06-01 10:00")]) == ["free"]


def test_02_a_hand_made_start_meets_every_check_of_the_list():
    day = opening("9:00-12:00", "13:00-17:00")
    now = at("2026-06-01 08:00")
    assert failed("2026-06-01 12:00", day, earliest=now) == ["in_hours"]
    assert failed("2026-06-01 09:30", day, earliest=now) == ["on_grid"]
    assert failed("2020-01-06 09:00", opening("9:00-12:00", day=dt.date(2020, 1, 6)), earliest=now) == ["not_too_soon"]
    assert failed("2026-06-01 09:00", day, location="annex") == ["in_hours"]
    assert failed("2026-06-01 09:00", day, form="video") == ["in_hours"]


def test_02_every_check_is_told_in_fixed_order_not_only_the_first():
    verdict = validate(
        start=at("2026-06-01 09:30"),
        windows=morning(),
        taken=[booked("2026-06-01 09:00")],
        rules=rules(earliest=2**39, latest=0),
    )
    assert [code for code, _ in verdict.checks] == ["in_hours", "on_grid", "not_too_soon", "not_too_far", "free"]
    assert verdict.failed == ["on_grid", "not_too_soon", "not_too_far", "free"]
    assert verdict.slot is None


def test_03_a_waiting_request_takes_its_place_like_an_appointment():
    request = booked("2026-06-01 10:00")
    assert offers(morning(), [request]) == ["09:00", "11:00"]


def test_04_a_hold_keeps_others_away_but_not_its_owner():
    others, own = booked("2026-06-01 09:00"), booked("2026-06-01 10:00")
    assert offers(morning(), [others, own]) == ["11:00"]
    assert offers(morning(), [others]) == ["10:00", "11:00"]


def test_04_two_holds_never_share_a_place():
    held = booked("2026-06-01 10:00", place=1)
    second = free_place(taken=[held], start=held.start, busy_until=held.busy_until, capacity=2)
    assert second == 2
    both = [held, held._replace(place=second)]
    assert free_place(taken=both, start=held.start, busy_until=held.busy_until, capacity=2) is None


def test_06_nine_o_clock_stays_nine_o_clock_over_the_change():
    before, after = dt.date(2026, 3, 7), dt.date(2026, 3, 9)
    found = morning(day=before, last=after)
    assert offers(found) == MORNING * 3
    assert [w.start for w in found] == [at(f"2026-03-0{day} 09:00") for day in (7, 8, 9)]
    assert found[1].start - found[0].start == 23 * HOUR


def test_06_the_afternoon_of_the_day_itself_is_not_an_hour_off():
    for day in (dt.date(2026, 3, 8), dt.date(2026, 11, 1)):
        assert offers(opening("12:00-15:00", day=day)) == ["12:00", "13:00", "14:00"]
        assert failed(f"{day} 13:00", opening("12:00-15:00", day=day)) == []


def test_06_notice_counts_hours_that_pass_not_hours_on_the_clock():
    noon_before = at("2026-03-07 12:00")
    day = opening("9:00-16:00", day=dt.date(2026, 3, 8))
    assert offers(day, earliest=noon_before + 24 * HOUR) == ["13:00", "14:00", "15:00"]


def test_06_no_start_in_the_missing_hour_and_each_repeated_one_once():
    night = opening("0:00-5:00", day=dt.date(2026, 3, 8))
    assert offers(night, length=30, pause=0) == ["00:00", "00:30", "01:00", "01:30", "03:00", "03:30", "04:00", "04:30"]
    twice = slots(windows=opening("0:00-3:00", day=dt.date(2026, 11, 1)), taken=[], rules=rules())
    assert [s.start for s in twice] == [at("2026-11-01 00:00") + n * HOUR for n in range(4)]


def test_06_a_booking_in_the_first_pass_leaves_the_second_free():
    first = at("2026-11-01 01:00", fold=0)
    taken = [Taken(first, first + 3000, first + 3600, 1)]
    found = slots(windows=opening("1:00-2:00", day=dt.date(2026, 11, 1)), taken=taken, rules=rules())
    assert [s.start for s in found] == [at("2026-11-01 01:00", fold=1)]


def test_07_evening_hours_are_valid_though_utc_is_already_tomorrow():
    evening = opening("18:00-21:00", zone=NEW_YORK)
    assert offers(evening, zone=NEW_YORK) == ["18:00", "19:00", "20:00"]
    for start in ("18:00", "19:00", "20:00"):
        assert failed(f"2026-06-01 {start}", evening, zone=NEW_YORK) == []
    assert dt.datetime.fromtimestamp(evening[0].end, dt.UTC).date() == dt.date(2026, 6, 2)


def test_07_hours_do_not_drift_with_the_offset_of_the_day_they_are_read_on():
    year = [opening("9:00-10:00", day=dt.date(2026, month, 15))[0].start for month in range(1, 13)]
    assert {dt.datetime.fromtimestamp(start, CHICAGO).hour for start in year} == {9}


def test_08_the_day_is_the_providers_wherever_the_client_is():
    kiritimati = ZoneInfo("Pacific/Kiritimati")
    [slot] = slots(windows=opening("9:00-10:00"), taken=[], rules=rules())
    assert slot.start == at("2026-06-01 09:00", CHICAGO) == at("2026-06-02 04:00", kiritimati)


def test_08_the_last_day_of_the_horizon_ends_in_the_practices_zone():
    latest = day_span(MONDAY, NEW_YORK)[1] - 1
    chicago = opening("21:00-24:00")
    assert offers(chicago, latest=latest) == ["21:00", "22:00"]
    assert failed("2026-06-01 22:00", chicago, latest=latest) == []
    assert failed("2026-06-01 23:00", chicago, latest=latest) == ["not_too_far"]


def test_08_notice_and_horizon_are_exact_to_the_second():
    ten = at("2026-06-01 10:00")
    assert offers(morning(), earliest=ten, latest=ten) == ["10:00"]
    assert offers(morning(), earliest=ten + 1) == ["11:00"]
    assert offers(morning(), earliest=ten - 1) == ["10:00", "11:00"]
    assert offers(morning(), latest=ten - 1) == ["09:00"]
    assert offers(morning(), latest=ten + 1) == ["09:00", "10:00"]
    assert failed("2026-06-01 10:00", morning(), earliest=ten, latest=ten) == []
    assert failed("2026-06-01 10:00", morning(), earliest=ten + 1) == ["not_too_soon"]
    assert failed("2026-06-01 10:00", morning(), latest=ten - 1) == ["not_too_far"]


def test_09_capacity_is_numbered_places_and_the_lowest_free_one_is_taken():
    start, until = at("2026-06-01 09:00"), at("2026-06-01 10:00")
    taken = [booked("2026-06-01 09:00", place=1), booked("2026-06-01 09:00", place=3)]
    assert free_place(taken=taken, start=start, busy_until=until, capacity=4) == 2
    assert free_place(taken=taken, start=until, busy_until=until + HOUR, capacity=4) == 1


def test_10_a_break_is_kept_once_between_two_appointments():
    assert offers(morning(), [booked("2026-06-01 09:00")]) == ["10:00", "11:00"]


def test_10_the_break_of_the_one_before_keeps_the_start_closed():
    long_break = booked("2026-06-01 09:00", length=50, pause=11)
    assert offers(morning(), [long_break]) == ["11:00"]
    assert failed("2026-06-01 10:00", morning(), [long_break]) == ["free"]


def test_10_ones_own_break_must_not_reach_into_the_next_appointment():
    early = booked("2026-06-01 09:55", length=20)
    assert offers(morning(), [early]) == ["11:00"]
    assert failed("2026-06-01 09:00", morning(), [early]) == ["free"]


def test_10_the_break_after_the_last_appointment_may_run_past_closing():
    assert offers(opening("9:00-11:50")) == MORNING
    assert offers(opening("9:00-11:49")) == ["09:00", "10:00"]


def test_11_days_off_count_on_each_of_their_days():
    week = MONDAY + dt.timedelta(days=4)
    away = DayOff(MONDAY + dt.timedelta(days=1), MONDAY + dt.timedelta(days=3))
    found = morning(last=week, days_off=[away])
    assert [dt.datetime.fromtimestamp(w.start, CHICAGO).day for w in found] == [1, 5]


def test_11_time_off_over_several_days_counts_on_each_of_them():
    off = [Off(at("2026-06-01 10:00"), at("2026-06-04 10:00"))]
    found = morning(last=MONDAY + dt.timedelta(days=3), off=off)
    assert offers(found) == ["09:00", "10:00", "11:00"]
    assert [dt.datetime.fromtimestamp(w.start, CHICAGO).day for w in found] == [1, 4]


def test_11_time_off_outside_hours_changes_nothing():
    assert morning(off=[Off(at("2026-06-01 12:00"), at("2026-06-02 09:00"))]) == morning()


def test_11_nothing_runs_into_lunch():
    assert offers(opening("9:00-12:00", "13:00-15:00"), length=90, pause=0) == ["09:00", "10:30", "13:00"]
    assert failed("2026-06-01 11:00", morning(), length=90, pause=30) == ["in_hours"]


def test_11_time_off_takes_slots_away_but_moves_none():
    dentist = Off(at("2026-06-01 10:20"), at("2026-06-01 10:40"))
    found = opening("9:00-14:00", off=[dentist])
    assert offers(found) == ["09:00", "11:00", "12:00", "13:00"]
    assert failed("2026-06-01 10:40", found) == ["on_grid"]


def test_11_an_event_inside_a_longer_slot_is_seen():
    short = booked("2026-06-01 10:20", length=5, pause=0)
    assert offers(morning(), [short]) == ["09:00", "11:00"]


def test_11_what_is_taken_counts_on_the_last_day_of_the_horizon():
    latest = day_span(MONDAY, CHICAGO)[1] - 1
    assert offers(morning(), [booked("2026-06-01 11:00")], latest=latest) == ["09:00", "10:00"]


def test_12_a_service_longer_than_the_grid_of_another_never_overlaps_it():
    long_one = booked("2026-06-01 10:00", length=110)
    assert offers(opening("9:00-15:00"), [long_one]) == ["09:00", "12:00", "13:00", "14:00"]
    assert offers(opening("9:00-15:00"), [booked("2026-06-01 11:00")], length=110) == ["09:00", "13:00"]


def test_12_an_appointment_ends_before_closing():
    assert offers(opening("9:00-12:30"), length=120, pause=0) == ["09:00"]
    assert failed("2026-06-01 11:00", opening("9:00-12:30"), length=120, pause=0) == ["in_hours"]


def test_13_capacity_counts_across_services_of_different_lengths():
    taken = [booked("2026-06-01 09:00", length=110, place=1), booked("2026-06-01 10:30", length=20, place=2)]
    assert [
        (s.start - at("2026-06-01 09:00"), s.left)
        for s in slots(windows=morning(), taken=taken, rules=rules(capacity=3))
    ] == [(0, 2), (HOUR, 1), (2 * HOUR, 3)]


def test_13_a_place_used_twice_within_the_interval_counts_once():
    short = [booked("2026-06-01 10:00", length=10), booked("2026-06-01 10:30", length=10)]
    [_, slot, _] = slots(windows=morning(), taken=short, rules=rules(capacity=2))
    assert slot.left == 1
    assert free_place(taken=short, start=slot.start, busy_until=slot.end + 600, capacity=2) == 2


def test_13_two_places_used_one_after_the_other_leave_no_third_place_out_of_two():
    apart = [booked("2026-06-01 10:00", length=10, place=1), booked("2026-06-01 10:30", length=10, place=2)]
    assert offers(morning(), apart, capacity=2) == ["09:00", "11:00"]


def test_13_a_slot_opens_again_when_an_appointment_goes():
    taken = [booked("2026-06-01 10:00", place=place) for place in (1, 2)]
    assert failed("2026-06-01 10:00", morning(), taken, capacity=2) == ["free"]
    assert failed("2026-06-01 10:00", morning(), taken[1:], capacity=2) == []


def test_13_a_lowered_capacity_counts_places_above_it():
    taken = [booked("2026-06-01 10:00", place=place) for place in (1, 3)]
    place = {"taken": taken, "start": taken[0].start, "busy_until": taken[0].busy_until}
    assert failed("2026-06-01 10:00", morning(), taken, capacity=3) == []
    assert free_place(**place, capacity=3) == 2
    for lowered in (1, 2):
        assert failed("2026-06-01 10:00", morning(), taken, capacity=lowered) == ["free"]
        assert free_place(**place, capacity=lowered) is None


def test_15_moving_an_appointment_by_less_than_its_length_is_not_stopped_by_itself():
    own, other = booked("2026-06-01 10:00", length=110), booked("2026-06-01 09:00")
    day = opening("9:00-15:00")
    assert failed("2026-06-01 11:00", day, [other, own], length=50) == ["free"]
    assert failed("2026-06-01 11:00", day, [other], length=50) == []


def test_15_bookings_count_though_the_hours_they_were_made_in_are_gone():
    before_the_new_hours = booked("2026-06-01 09:30")
    assert offers(opening("10:00-12:00"), [before_the_new_hours]) == ["11:00"]
    assert failed("2026-06-01 09:30", opening("10:00-12:00")) == ["in_hours"]


def test_16_each_date_of_a_series_is_judged_and_keeps_its_wall_time():
    first = at("2026-02-23 10:00")
    by_the_clock = [at(f"2026-{date} 10:00") for date in ("02-23", "03-02", "03-09", "03-16")]
    rule = weekly("9:00-12:00", days=[0])
    found = windows(
        zone=CHICAGO,
        first=dt.date(2026, 2, 23),
        last=dt.date(2026, 3, 16),
        weekly=rule,
        days_off=[DayOff(dt.date(2026, 3, 2), dt.date(2026, 3, 2))],
    )
    taken = [booked("2026-03-16 10:00")]
    verdicts = [validate(start=start, windows=found, taken=taken, rules=rules()).failed for start in by_the_clock]
    assert verdicts == [[], ["in_hours"], [], ["free"]]
    assert by_the_clock[2] == first + 2 * WEEK - HOUR


def test_17_a_full_slot_is_refused_for_that_alone_so_that_staff_know_what_they_override():
    full = [booked("2026-06-01 10:00")]
    assert failed("2026-06-01 10:00", morning(), full) == ["free"]
    assert failed("2026-06-01 07:00", morning(), full) == ["in_hours"]
    assert free_place(taken=full, start=full[0].start, busy_until=full[0].busy_until, capacity=1) is None


def lines_run(days, per_day):
    """How many lines of the core run for so many days with so many appointments: the same on any machine."""
    first = at("2026-06-01 09:00")
    off = [Off(first + n * HOUR, first + n * HOUR + 60) for n in range(24 * days)]
    taken = [
        Taken(start, start + 60, start + 90, 1)
        for day in range(days)
        for start in range(first + day * DAY, first + day * DAY + 100 * per_day, 100)
    ]
    count = 0

    def trace(frame, event, arg):
        nonlocal count
        count += event == "line"
        return trace

    previous = sys.gettrace()
    sys.settrace(trace)
    try:
        found = opening("9:00-17:00", last=MONDAY + dt.timedelta(days=days - 1), off=off)
        slots(windows=found, taken=taken, rules=rules(length=20, pause=0, capacity=3))
    finally:
        sys.settrace(previous)
    return count


def test_18_ten_times_the_days_and_appointments_are_ten_times_the_work():
    assert lines_run(days=60, per_day=30) < 11 * lines_run(days=6, per_day=30)
    assert lines_run(days=6, per_day=300) < 11 * lines_run(days=6, per_day=30)


def test_19_days_with_no_or_one_slot_are_days_like_others():
    tuesday = MONDAY + dt.timedelta(days=1)
    one = windows(zone=CHICAGO, first=MONDAY, last=tuesday, weekly=weekly("9:00-9:50", days=[1]))
    assert offers(one) == ["09:00"]
    assert offers(one, [booked("2026-06-02 09:00")]) == []
    assert offers(windows(zone=CHICAGO, first=MONDAY, last=MONDAY)) == []
    assert failed("2026-06-01 09:00", windows(zone=CHICAGO, first=MONDAY, last=MONDAY)) == ["in_hours"]
    assert windows(zone=CHICAGO, first=tuesday, last=MONDAY, weekly=weekly("9:00-10:00")) == []
