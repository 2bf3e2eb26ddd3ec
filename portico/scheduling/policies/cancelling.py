"""May this appointment be cancelled, and would it count as late?"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portico.foundation.decisions import Check
from portico.scheduling.models import Appointment
from portico.scheduling.policies.question import Question
from portico.scheduling.policies.wording import setting_fix, with_reach
from portico.scheduling.timing import HOUR


def mode(question: Question) -> str:
    """``late`` when the client cancels a confirmed visit closer than the practice's hours; else ``cancel``."""
    appointment = question.appointment
    if question.rules == "staff" or appointment is None or appointment.state != Appointment.State.BOOKED:
        return "cancel"
    return "late" if _ahead(question) < question.settings["scheduling.late_cancel_hours"] * HOUR else "cancel"


def still_on(question: Question) -> Check:
    appointment = question.appointment
    if appointment is None:
        return Check("still_on", None, _("No appointment chosen yet."))
    if appointment.active:
        return Check("still_on", True, _("The appointment is waiting or confirmed."))
    facts = {"state": appointment.get_state_display()}
    sentence = _("This visit is no longer on. There is nothing left to cancel.")
    return Check("still_on", False, _("The appointment is already over with: %(state)s.") % facts, sentence)


def not_past(question: Question) -> Check:
    if question.appointment is None:
        return Check("not_past", None, _("No appointment chosen yet."))
    if _ahead(question) > 0:
        return Check("not_past", True, _("It lies ahead."))
    sentence = with_reach(_("This visit has begun or is over."), question.practice)
    return Check("not_past", False, _("It has begun or is over."), sentence)


def client_can_cancel(question: Question) -> Check:
    key = "scheduling.client_can_cancel"
    if question.settings[key]:
        return Check("client_can_cancel", True, _("They may cancel in the portal."), setting=key)
    sentence = with_reach(_("Visits can’t be cancelled online."), question.practice)
    return Check(
        "client_can_cancel", False, _("They may not cancel in the portal."), sentence, setting_fix(question, key), key
    )


def cancel_notice(question: Question) -> Check:
    key = "scheduling.cancel_notice_hours"
    hours = question.settings[key]
    if question.appointment is None:
        return Check("cancel_notice", None, _("No appointment chosen yet."), setting=key)
    ok = _ahead(question) >= hours * HOUR
    staff = ngettext(
        "Can be cancelled until %(n)s hour before.", "Can be cancelled until %(n)s hours before.", hours
    ) % {"n": hours}
    sentence = ngettext(
        "It is less than %(n)s hour before the visit, so it can’t be cancelled online.",
        "It is less than %(n)s hours before the visit, so it can’t be cancelled online.",
        hours,
    ) % {"n": hours}
    return Check(
        "cancel_notice",
        ok,
        staff,
        "" if ok else with_reach(sentence, question.practice),
        None if ok else setting_fix(question, key),
        key,
    )


def _ahead(question: Question) -> float:
    return question.appointment.starts_at.timestamp() - question.now.timestamp()
