from django.utils.translation import gettext_lazy as _

from portico.portal_settings import CLIENT, NARROW, PRACTICE, Choice, Section, Toggle


def _mail(label: object) -> Toggle:
    return Toggle(True, label=label, at=(PRACTICE, CLIENT), delegation=NARROW, also=("e-mail", "notification"))


class ClientNotices(
    Section, title=_("Mails about visits"), page="notices", prefix="notice.client", order=10,
    help=_("One mail for each of these. It says only that there is an update, unless more is chosen below."),
):  # fmt: skip
    created = _mail(_("A visit was planned"))
    cancelled = _mail(_("A visit was cancelled"))
    rescheduled = _mail(_("A visit was moved"))
    deleted = _mail(_("A visit was removed, because it was entered in error"))
    staff_changed = _mail(_("Someone else will see them"))
    request_confirmed = _mail(_("A request was accepted"))
    request_declined = _mail(_("A request was declined"))
    decision_undone = _mail(_("An answer to a request was taken back"))


class HowMuch(Section, title=_("How much mails say"), page="notices", prefix="notice", order=20):
    detail = Choice(
        "discreet",
        label=_("Mails about visits say"),
        help=_(
            "Mail is not private and may show on a locked screen. Each person can choose for themselves; "
            "this counts for those who have not chosen."
        ),
        options={"discreet": _("Only that there is an update"), "date_and_time": _("The date and time too")},
        also=("discreet", "privacy of mails"),
    )


class StaffNotices(Section, title=_("Telling staff"), page="notices", prefix="notice", order=30):
    staff_on_new_appointment = Toggle(
        True,
        label=_("Tell staff what {clients} do"),
        help=_("When a visit is asked for, booked, cancelled or moved. The address stands in each person’s profile."),
        also=("staff e-mail", "alerts"),
    )
    staff_how = Choice(
        "both",
        label=_("How staff are told"),
        options={"email": _("By mail"), "task": _("By a task"), "both": _("By mail and a task")},
        under="notice.staff_on_new_appointment",
        also=("to do",),
    )
