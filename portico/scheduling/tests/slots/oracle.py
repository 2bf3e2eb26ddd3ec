"""The slow, obvious answer: walk minute by minute and look at the clock on the wall. Shares no code with the core."""

import datetime as dt

MINUTE = 60
OFFERED = {"in_person": ["in_person"], "video": ["video"], "both": ["in_person", "video"]}


def monday(day):
    return day - dt.timedelta(days=day.weekday())


def keeps_weekly(rule, day):
    if rule.weekday != day.weekday():
        return False
    if rule.effective_from and day < rule.effective_from:
        return False
    if rule.effective_until and day > rule.effective_until:
        return False
    if rule.every_weeks == 1:
        return True
    weeks = (monday(day) - monday(rule.anchor or rule.effective_from)).days // 7
    return weeks % rule.every_weeks == 0


def hours_on(day, weekly, extras, replaced, days_off):
    kept = [rule for rule in weekly if keeps_weekly(rule, day)]
    if any(replacement.date == day for replacement in replaced):
        kept = [hours for replacement in replaced if replacement.date == day for hours in replacement.hours]
    kept += [extra for extra in extras if extra.date == day]
    for closed in days_off:
        if closed.first <= day <= closed.last:
            kept = [h for h in kept if closed.location is not None and h.location != closed.location]
    return kept


def open_minutes(zone, first, last, weekly=(), extras=(), replaced=(), days_off=(), off=()):
    """(location, format) -> {minute instant: (anchor of its stretch, whether time off takes it away, local day)}."""
    found, hours = {}, {}
    before = dt.datetime.combine(first, dt.time(), dt.UTC) - dt.timedelta(days=1)
    after = dt.datetime.combine(last, dt.time(), dt.UTC) + dt.timedelta(days=2)
    for instant in range(int(before.timestamp()), int(after.timestamp()), MINUTE):
        wall = dt.datetime.fromtimestamp(instant, dt.UTC).astimezone(zone)
        day, minute = wall.date(), wall.hour * 60 + wall.minute
        if not first <= day <= last:
            continue
        if day not in hours:
            hours[day] = hours_on(day, weekly, extras, replaced, days_off)
        away = any(start <= instant < end for start, end in off)
        for stretch in hours[day]:
            if stretch.start_minute <= minute < stretch.end_minute:
                for bookable_as in OFFERED[stretch.format]:
                    minutes = found.setdefault((stretch.location, bookable_as), {})
                    anchor, _, previous_day = minutes.get(instant - MINUTE, (instant, False, day))
                    minutes[instant] = (anchor if previous_day == day else instant, away, day)
    return found


def covered(windows):
    """{((location, format), minute instant): anchor} of the core's windows, to compare with what is open here."""
    minutes = [
        (((w.location, w.format), instant), w.anchor) for w in windows for instant in range(w.start, w.end, MINUTE)
    ]
    assert len(minutes) == len(dict(minutes)), "windows of one location and format overlap"
    return dict(minutes)


def open_now(minutes_by_kind):
    """The same of the oracle's minutes, without those that time off takes away."""
    return {
        (kind, instant): anchor
        for kind, minutes in minutes_by_kind.items()
        for instant, (anchor, away, _) in minutes.items()
        if not away
    }


def occupied(taken, start, until):
    return {t.place for t in taken if any(t.start <= second < t.busy_until for second in range(start, until, MINUTE))}


def offered(minutes_by_kind, taken, length, break_, capacity, earliest, latest):
    """{(start, location, format): places left}, trying every minute as a start."""
    found = {}
    for kind, minutes in minutes_by_kind.items():
        for start, (anchor, _, _) in minutes.items():
            core = [minutes.get(instant) for instant in range(start, start + length, MINUTE)]
            if any(minute is None or minute[1] or minute[0] != anchor for minute in core):
                continue
            if (start - anchor) % (length + break_) or start < earliest or start > latest:
                continue
            left = capacity - len(occupied(taken, start, start + length + break_))
            if left > 0:
                found[start, *kind] = left
    return found
