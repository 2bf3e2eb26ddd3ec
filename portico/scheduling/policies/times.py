"""Checks about one start. Without one they answer "not asked"."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portico.foundation.decisions import Check
from portico.scheduling.policies.question import Question
from portico.scheduling.policies.wording import reach, setting_fix, with_reach
from portico.scheduling.timing import seconds

Ask = Callable[[Question], Check]


def about_a_start(code: str, setting: str = "") -> Callable[[Ask], Ask]:
    def decorate(ask: Ask) -> Ask:
        @wraps(ask)
        def asked(question: Question) -> Check:
            if question.starts_at is None or question.provider is None:
                return Check(code, None, _("No time chosen yet."), setting=setting)
            return ask(question)

        return asked

    return decorate


@about_a_start("no_overlap")
def no_overlap(question: Question) -> Check:
    clash = any(visit.start < question.end and visit.end > question.start for visit in question.visits)
    facts = {"client": question.client.name}
    if not clash:
        return Check("no_overlap", True, _("%(client)s has nothing else at this time.") % facts)
    staff = _("%(client)s has another appointment at this time.") % facts
    return Check("no_overlap", False, staff, _("You already have a visit at this time. Please choose another time."))


@about_a_start("not_past")
def not_past(question: Question) -> Check:
    if question.start < seconds(question.now):
        return Check(
            "not_past", False, _("This time has passed."), _("This time has passed. Please choose another time.")
        )
    if not question.sensible:
        words = _("This date is more than five years away.")
        return Check("not_past", False, words, words)
    return Check("not_past", True, _("This time lies ahead."))


@about_a_start("booking_notice", "scheduling.booking_notice_hours")
def booking_notice(question: Question) -> Check:
    key = "scheduling.booking_notice_hours"
    hours, ok = question.settings[key], question.start >= question.wanted.earliest
    staff = ngettext("Notice to book: %(n)s hour.", "Notice to book: %(n)s hours.", hours) % {"n": hours}
    if ok:
        return Check("booking_notice", True, staff, setting=key)
    if question.start < seconds(question.now):
        sentence = _("This time has passed. Please choose another time.")
    else:
        sentence = with_reach(_too_soon(hours) + " " + _("Need something sooner?"), question.practice)
    return Check("booking_notice", False, staff, sentence, setting_fix(question, key), key)


@about_a_start("horizon", "scheduling.horizon_days")
def horizon(question: Question) -> Check:
    key = "scheduling.horizon_days"
    days, ok = question.settings[key], question.start <= question.wanted.latest
    facts = {"n": days}
    staff = ngettext("Times up to %(n)s day ahead.", "Times up to %(n)s days ahead.", days) % facts
    sentence = ngettext("You can choose up to %(n)s day ahead.", "You can choose up to %(n)s days ahead.", days) % facts
    return Check(
        "horizon",
        ok,
        staff,
        "" if ok else with_reach(sentence, question.practice),
        None if ok else setting_fix(question, key),
        key,
    )


@about_a_start("in_hours")
def in_hours(question: Question) -> Check:
    ok, facts = "in_hours" not in question.verdict.failed, {"provider": question.provider.name}
    if ok:
        return Check("in_hours", True, _("Within the hours of %(provider)s.") % facts)
    staff = _("Outside the hours of %(provider)s, or not in this place or format then.") % facts
    return Check("in_hours", False, staff, _("This time is not on offer. Please choose one from the list."))


@about_a_start("on_grid")
def on_grid(question: Question) -> Check:
    if "in_hours" in question.verdict.failed:
        return Check("on_grid", None, _("Outside the hours there are no times on offer."))
    if "on_grid" not in question.verdict.failed:
        return Check("on_grid", True, _("One of the times on offer."))
    staff = _("Not one of the times on offer: these follow each other by length and break.")
    return Check("on_grid", False, staff, _("This time is not on offer. Please choose one from the list."))


@about_a_start("slot_free", "scheduling.max_simultaneous")
def slot_free(question: Question) -> Check:
    key = "scheduling.max_simultaneous"
    if question.free_place is not None:
        return Check("slot_free", True, _("The time is free."), setting=key)
    facts = {"provider": question.provider.name, "n": question.wanted.capacity}
    staff = _("%(provider)s is taken at this time (places: %(n)s).") % facts
    return taken(staff, reach(question.practice))


def taken(staff: str, way_forward: str) -> Check:
    """What somebody reads who came second."""
    sentence = _("That time was just taken. Please choose another time.") + " " + way_forward
    return Check("slot_free", False, staff, sentence, setting="scheduling.max_simultaneous")


def _too_soon(hours: int) -> str:
    return ngettext(
        "Online, a visit needs %(n)s hour’s notice.",
        "Online, a visit needs %(n)s hours’ notice.",
        hours,
    ) % {"n": hours}
