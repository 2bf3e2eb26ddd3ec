"""Checks that the practice's settings answer: is there a portal, may they book, how many."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portico.foundation.decisions import Check
from portico.portal_settings import PROVIDER
from portico.scheduling.models import Appointment
from portico.scheduling.policies.question import Question
from portico.scheduling.policies.wording import setting_fix, with_reach
from portico.scheduling.timing import seconds

MODES = {"make": "book", "request": "ask", "view": "view"}


def booking_mode(question: Question) -> str:
    """``book``, ``ask`` or ``view``; staff always book."""
    return "book" if question.rules == "staff" else MODES[question.settings["scheduling.mode"]]


def portal_enabled(question: Question) -> Check:
    on, facts = question.settings["portal.enabled"], {"client": question.client.name}
    return Check(
        "portal_enabled",
        on,
        (_("The portal is on for %(client)s.") if on else _("The portal is off for %(client)s.")) % facts,
        "" if on else with_reach(_("Online access is not open for you at the moment."), question.practice),
        None if on else setting_fix(question, "portal.enabled"),
        "portal.enabled",
    )


def module_on(question: Question) -> Check:
    key = "portal.module.appointments"
    on = question.settings[key]
    return Check(
        "module_on",
        on,
        _("Appointments are part of the portal.") if on else _("Appointments are switched off in the portal."),
        "" if on else with_reach(_("Visits can’t be seen or booked online here."), question.practice),
        None if on else setting_fix(question, key),
        key,
    )


def mode(question: Question) -> Check:
    key, value = "scheduling.mode", booking_mode(question)
    staff = {
        "book": _("They can book directly."),
        "ask": _("They can ask for a time; staff accept or decline."),
        "view": _("They can see appointments, but neither book nor ask."),
    }[value]
    refused = with_reach(_("You can see your visits here, but not book them."), question.practice)
    ok = value != "view"
    return Check("mode", ok, staff, "" if ok else refused, None if ok else setting_fix(question, key), key)


def max_upcoming(question: Question) -> Check:
    key = "scheduling.max_upcoming"
    limit = question.settings[key]
    if limit is None:
        return Check("max_upcoming", True, _("Any number of upcoming visits."), setting=key)
    used = upcoming(question)
    ok = used < limit
    staff = _("Upcoming: %(used)s of %(limit)s used.") % {"used": used, "limit": limit}
    planned = ngettext("You already have %(n)s visit planned.", "You already have %(n)s visits planned.", used) % {
        "n": used
    }
    sentence = planned + " " + _("You can book another one after your next visit.")
    return Check(
        "max_upcoming", ok, staff, "" if ok else with_reach(sentence, question.practice),
        None if ok else setting_fix(question, key), key,
    )  # fmt: skip


def upcoming(question: Question) -> int:
    """The client's future appointments made in the portal: with this provider if the limit is the provider's own."""
    own = question.settings.answer("scheduling.max_upcoming").decided_at == PROVIDER
    return sum(
        visit.start > seconds(question.now)
        and visit.made_by == Appointment.MadeBy.CLIENT
        and (not own or visit.provider_id == question.provider.pk)
        for visit in question.visits
    )
