"""How checks speak: a sentence for staff always, one for the client when it stands in their way, and a way forward."""

from __future__ import annotations

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portico.foundation.decisions import Fix
from portico.portal_settings import CLIENT, PROVIDER
from portico.practices.addresses import practice_path
from portico.practices.models import Practice
from portico.scheduling.policies.question import Question


def reach(practice: Practice) -> str:
    """The way forward that always stands open: how to reach the practice."""
    facts = {"phone": practice.phone, "hours": practice.phone_hours, "email": practice.email}
    if practice.phone and practice.phone_hours:
        return _("You can call us at %(phone)s (%(hours)s).") % facts
    if practice.phone:
        return _("You can call us at %(phone)s.") % facts
    if practice.email:
        return _("You can write to us at %(email)s.") % facts
    return _("Please ask us; we will find a way.")


def with_reach(sentence: str, practice: Practice) -> str:
    return f"{sentence} {reach(practice)}"


def setting_fix(question: Question, key: str) -> Fix:
    """Leads to the level that decided it: there what stands in the way can be taken back."""
    level = question.settings.answer(key).decided_at
    about = {PROVIDER: question.provider, CLIENT: question.client}.get(level)
    query = f"?{level}={about.pk}" if about else ""
    return Fix(_("Show the setting"), practice_path(question.practice, "portal_settings:setting", key) + query)


def record_fix(question: Question) -> Fix:
    return Fix(_("Open the record"), practice_path(question.practice, "people_staff:client", question.client.pk))


def provider_fix(question: Question) -> Fix:
    return Fix(_("Open the provider"), practice_path(question.practice, "people_staff:colleague", question.provider.pk))


def when(moment: datetime, practice: Practice) -> str:
    """Date and time on the practice's clock: ``Tue 3 March, 4:00 pm``."""
    local = moment.astimezone(practice.zone)
    return _("%(date)s, %(time)s") % {"date": date_format(local, "D j F"), "time": date_format(local, "g:i a")}
