import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from portico.scheduling.slots import DayOff, Extra, Hours, Off, Replace, Weekly, day_span, windows

from .desk import CHICAGO, HOUR, MONDAY, at, offers, opening, weekly

SPRING, AUTUMN = dt.date(2026, 3, 8), dt.date(2026, 11, 1)


def spans(windows):
    return [(w.start, w.end) for w in windows]


def test_an_ordinary_day_is_two_subtractions():
    assert spans(opening("9:00-12:00", "13:00-17:30")) == [
        (at("2026-06-01 09:00"), at("2026-06-01 12:00")),
        (at("2026-06-01 13:00"), at("2026-06-01 17:30")),
    ]


def test_the_hour_left_out_in_spring_is_not_there():
    [(start, end)] = spans(opening("1:00-4:00", day=SPRING))
    assert (start, end, end - start) == (at("2026-03-08 01:00"), at("2026-03-08 04:00"), 2 * HOUR)


@pytest.mark.parametrize("hours", ["2:00-4:00", "2:30-4:00"])
def test_hours_that_begin_in_the_missing_hour_begin_right_after_it(hours):
    assert spans(opening(hours, day=SPRING)) == [(at("2026-03-08 03:00"), at("2026-03-08 04:00"))]


def test_hours_within_the_missing_hour_do_not_take_place():
    assert opening("2:00-3:00", day=SPRING) == []


def test_the_hour_repeated_in_autumn_is_there_twice():
    [(start, end)] = spans(opening("0:00-3:00", day=AUTUMN))
    assert (start, end - start) == (at("2026-11-01 00:00"), 4 * HOUR)
    assert offers(opening("0:00-3:00", day=AUTUMN)) == ["00:00", "01:00", "01:00", "02:00"]


def test_hours_that_end_in_the_repeated_hour_come_back_for_its_second_pass():
    assert spans(opening("0:30-1:30", day=AUTUMN)) == [
        (at("2026-11-01 00:30"), at("2026-11-01 01:30")),
        (at("2026-11-01 01:00", fold=1), at("2026-11-01 01:30", fold=1)),
    ]


def test_stretches_that_touch_only_because_the_clocks_change_are_one_window():
    start = at("2026-11-01 01:10")
    assert spans(opening("0:00-1:05", "1:10-4:00", day=AUTUMN)) == [
        (at("2026-11-01 00:00"), at("2026-11-01 01:05")),
        (start, at("2026-11-01 01:05", fold=1)),
        (at("2026-11-01 01:10", fold=1), at("2026-11-01 04:00")),
    ]
    assert spans(opening("1:00-2:00", "3:00-4:00", day=SPRING)) == [(at("2026-03-08 01:00"), at("2026-03-08 04:00"))]


def test_lord_howe_moves_by_half_an_hour():
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    [(start, end)] = spans(opening("1:00-3:00", day=dt.date(2026, 10, 4), zone=lord_howe))
    assert end - start == 1.5 * HOUR
    [(start, end)] = spans(opening("1:00-3:00", day=dt.date(2026, 4, 5), zone=lord_howe))
    assert end - start == 2.5 * HOUR


def test_a_day_the_zone_skipped_has_no_hours():
    apia = ZoneInfo("Pacific/Apia")
    found = opening("9:00-10:00", day=dt.date(2011, 12, 29), last=dt.date(2011, 12, 31), zone=apia)
    assert spans(found) == [
        (at("2011-12-29 09:00", apia), at("2011-12-29 10:00", apia)),
        (at("2011-12-31 09:00", apia), at("2011-12-31 10:00", apia)),
    ]
    assert found[1].start - found[0].start == 24 * HOUR


def test_hours_may_reach_midnight_but_do_not_run_on_into_the_next_day():
    [evening, night] = spans(opening("22:00-24:00", "0:00-2:00", last=MONDAY + dt.timedelta(days=1)))[1:3]
    assert evening == (at("2026-06-01 22:00"), at("2026-06-02 00:00"))
    assert night[0] == evening[1]


def test_overlapping_and_touching_hours_of_one_kind_are_one_window():
    assert spans(opening("9:00-12:00", "11:00-13:00", "13:00-15:00", "9:30-10:00")) == [
        (at("2026-06-01 09:00"), at("2026-06-01 15:00"))
    ]


def test_both_formats_are_a_window_each_and_merge_with_hours_of_their_own_format():
    rules = weekly("9:00-12:00", form="both") + weekly("12:00-14:00", form="video")
    found = windows(zone=CHICAGO, first=MONDAY, last=MONDAY, weekly=rules)
    assert {w.format: (w.end - w.start) // HOUR for w in found} == {"in_person": 3, "video": 5}


def test_hours_without_a_location_stay_apart_from_those_with_one():
    rules = weekly("9:00-12:00", location=None) + weekly("9:00-12:00", location="annex")
    assert [w.location for w in windows(zone=CHICAGO, first=MONDAY, last=MONDAY, weekly=rules)] == [None, "annex"]


def kept_on(rule, weeks=6):
    found = windows(zone=CHICAGO, first=MONDAY, last=MONDAY + dt.timedelta(weeks=weeks, days=-1), weekly=[rule])
    return [dt.datetime.fromtimestamp(w.start, CHICAGO).strftime("%m-%d") for w in found if w.format == "video"]


def test_every_other_week_counts_from_the_week_of_its_anchor():
    assert kept_on(Weekly(4, 540, 600, every_weeks=2, anchor=dt.date(2026, 6, 3))) == ["06-05", "06-19", "07-03"]
    assert kept_on(Weekly(4, 540, 600, every_weeks=2, anchor=dt.date(2026, 5, 31))) == ["06-12", "06-26", "07-10"]
    assert kept_on(Weekly(0, 540, 600, every_weeks=3, anchor=dt.date(2026, 7, 15))) == ["06-01", "06-22"]


def test_weeks_without_an_anchor_count_from_the_day_hours_take_effect():
    from_wednesday = {"every_weeks": 2, "effective_from": dt.date(2026, 6, 10)}
    assert kept_on(Weekly(4, 540, 600, **from_wednesday)) == ["06-12", "06-26", "07-10"]
    assert kept_on(Weekly(4, 540, 600, **from_wednesday, anchor=MONDAY)) == ["06-19", "07-03"]


def test_weeks_that_nobody_dated_are_still_every_other_week():
    found = kept_on(Weekly(4, 540, 600, every_weeks=2))
    assert found in (["06-05", "06-19", "07-03"], ["06-12", "06-26", "07-10"])


def test_effective_dates_are_both_included():
    rule = Weekly(0, 540, 600, effective_from=dt.date(2026, 6, 8), effective_until=dt.date(2026, 6, 22))
    assert kept_on(rule) == ["06-08", "06-15", "06-22"]


def test_extra_hours_add_to_the_date_they_are_for():
    extra = Extra(MONDAY, 18 * 60, 20 * 60, "main", "in_person")
    assert offers(opening("9:00-10:00", extras=[extra])) == ["09:00", "18:00", "19:00"]
    assert offers(opening("9:00-10:00", day=MONDAY + dt.timedelta(days=7), extras=[extra])) == ["09:00"]


def test_replaced_hours_stand_in_for_the_weekly_ones_and_extras_still_add():
    replaced = [Replace(MONDAY, (Hours(660, 720, "main", "in_person"),))]
    extras = [Extra(MONDAY, 1080, 1140, "main", "in_person")]
    assert offers(opening("9:00-17:00", replaced=replaced, extras=extras)) == ["11:00", "18:00"]
    assert opening("9:00-17:00", replaced=[Replace(MONDAY)]) == []


def test_exceptions_outside_the_range_add_nothing_to_it():
    tuesday = MONDAY + dt.timedelta(days=1)
    exceptions = {"extras": [Extra(tuesday, 0, 60)], "replaced": [Replace(tuesday, (Hours(0, 60),))]}
    assert len(opening("9:00-10:00", **exceptions)) == 1


def test_a_day_off_beats_weekly_replaced_and_extra_hours():
    exceptions = {"extras": [Extra(MONDAY, 0, 60)], "replaced": [Replace(MONDAY, (Hours(0, 60),))]}
    assert opening("9:00-10:00", days_off=[DayOff(MONDAY, MONDAY)], **exceptions) == []


def test_one_location_can_be_closed_alone():
    rules = weekly("9:00-10:00") + weekly("9:00-10:00", location="annex") + weekly("9:00-10:00", location=None)
    found = windows(zone=CHICAGO, first=MONDAY, last=MONDAY, weekly=rules, days_off=[DayOff(MONDAY, MONDAY, "main")])
    assert [w.location for w in found] == ["annex", None]


def test_time_off_cuts_windows_to_the_second():
    start, end = at("2026-06-01 09:00"), at("2026-06-01 12:00")
    off = [
        Off(start + 100, start + 200),
        Off(start + 150, start + 300),
        Off(end - 1, end + 1),
        Off(start + 9, start + 9),
    ]
    found = opening("9:00-12:00", off=off)
    assert spans(found) == [(start, start + 100), (start + 300, end - 1)]
    assert {w.anchor for w in found} == {start}


def test_time_off_within_time_off_changes_nothing():
    start = at("2026-06-01 09:00")
    whole = Off(start, start + 2 * HOUR)
    found = opening("9:00-12:00", off=[Off(start + 60, start + 120), whole, Off(start + 600, start + 700)])
    assert spans(found) == [(start + 2 * HOUR, start + 3 * HOUR)]


def test_time_off_may_end_where_a_window_begins_or_cover_it_whole():
    start, end = at("2026-06-01 09:00"), at("2026-06-01 12:00")
    assert spans(opening("9:00-12:00", off=[Off(start - 60, start), Off(end, end + 60)])) == [(start, end)]
    assert opening("9:00-12:00", off=[Off(start, end)]) == []


def test_windows_come_in_order_of_time():
    rules = weekly("13:00-17:00", location="annex") + weekly("9:00-12:00")
    found = windows(zone=CHICAGO, first=MONDAY, last=MONDAY + dt.timedelta(days=3), weekly=rules)
    assert [w.start for w in found] == sorted(w.start for w in found)


def test_a_day_span_follows_the_clocks():
    lengths = [end - start for start, end in (day_span(day, CHICAGO) for day in (SPRING, MONDAY, AUTUMN))]
    assert lengths == [23 * HOUR, 24 * HOUR, 25 * HOUR]


@pytest.mark.parametrize(
    "wrong",
    [
        {"start_minute": 600, "end_minute": 600},
        {"start_minute": -1, "end_minute": 60},
        {"start_minute": 0, "end_minute": 1441},
        {"start_minute": 0, "end_minute": 60, "format": "phone"},
        {"start_minute": 0, "end_minute": 60, "weekday": 7},
        {"start_minute": 0, "end_minute": 60, "every_weeks": 0},
    ],
)
def test_hours_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match=r".+"):
        Weekly(**{"weekday": 0, **wrong})
