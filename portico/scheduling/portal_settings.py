"""What a practice decides about appointments in the portal. Every key is obeyed in this slice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from portico.portal_settings import (
    CLIENT,
    FREE,
    NARROW,
    PRACTICE,
    PROVIDER,
    Choice,
    Count,
    Days,
    Hours,
    Minutes,
    Seated,
    Section,
    StaffList,
    Subscribed,
    Text,
    Toggle,
)

EVERYONE = (PRACTICE, PROVIDER, CLIENT)
PROVIDERS = (PRACTICE, PROVIDER)


class Booking(Section, title=_("Booking"), page="scheduling", prefix="scheduling", order=10):
    """Whether, with whom and how clients come to a time."""

    mode = Choice(
        "request",
        label=_("How {clients} book"),
        help=_(
            "Book directly: the time is theirs at once. Ask for a time: you accept or decline. See only: they look."
        ),
        ladder={
            "make": _("Book directly"),
            "request": _("Ask for a time"),
            "view": _("See appointments only"),
        },
        at=EVERYONE,
        delegation=NARROW,
        loosest=FREE,
        requires=(Subscribed("portal"), Subscribed("scheduling"), Seated("scheduling")),
        when_unmet="view",
        also=("self-scheduling", "online booking", "request", "view only"),
    )
    bookable_providers = Choice(
        "assigned",
        label=_("Whom {clients} can see"),
        help=_("Only the staff assigned to them, or everyone who can be chosen in the portal."),
        ladder={"any": _("Every provider in the portal"), "assigned": _("Only assigned providers")},
        at=(PRACTICE, CLIENT),
        delegation=NARROW,
        loosest=FREE,
        also=("assigned", "therapist"),
    )
    booking_notice_hours = Hours(
        24,
        label=_("Shortest notice to book"),
        help=_("No time that starts sooner is offered. 0 allows the last minute."),
        at=EVERYONE,
        delegation=FREE,
        minimum=0,
        maximum=720,
        restricts="up",
        also=("last minute", "lead time"),
    )
    horizon_days = Days(
        60,
        label=_("Furthest ahead"),
        help=_("No time further ahead is offered. Counted in the practice’s time zone."),
        at=PROVIDERS,
        delegation=FREE,
        minimum=1,
        maximum=730,
        restricts="down",
        also=("window", "in advance"),
    )
    max_upcoming = Count(
        5,
        label=_("Most upcoming appointments"),
        help=_(
            "Future appointments a {client} may make, waiting requests included; what staff made does not count. "
            "A provider’s own value counts that provider’s appointments, any other the whole practice’s."
        ),
        at=EVERYONE,
        delegation=FREE,
        minimum=1,
        maximum=100,
        no_limit=True,
        restricts="down",
        also=("limit", "future appointments"),
    )


class Times(Section, title=_("Times on offer"), page="scheduling", prefix="scheduling", order=20):
    """How a provider's hours become times."""

    appointment_minutes = Minutes(
        50,
        label=_("Appointment length"),
        help=_("For services without a length of their own."),
        at=PROVIDERS,
        delegation=FREE,
        minimum=5,
        maximum=480,
        also=("slot length", "duration"),
    )
    break_minutes = Minutes(
        10,
        label=_("Break between appointments"),
        at=PROVIDERS,
        delegation=FREE,
        minimum=0,
        maximum=240,
        also=("pause", "buffer"),
    )
    max_simultaneous = Count(
        1,
        label=_("Appointments in one time slot"),
        help=_("How many appointments may share the same time with one provider."),
        at=PROVIDERS,
        delegation=FREE,
        minimum=1,
        maximum=100,
        also=("capacity", "clients per slot", "double booking"),
    )


class Requests(Section, title=_("Requests"), page="scheduling", prefix="scheduling", order=30):
    """What happens to a time that was asked for."""

    request_holds_slot = Toggle(
        True,
        label=_("Requests hold the time"),
        help=_("While a request waits, nobody else can take its time."),
        at=PROVIDERS,
        delegation=FREE,
        also=("reserve",),
    )
    answer_within_hours = Hours(
        8,
        label=_("Promise to answer within"),
        help=_(
            "Working hours. {Clients} see it; staff are reminded before it runs out, then everyone told of requests is."
        ),
        at=PROVIDERS,
        delegation=FREE,
        minimum=1,
        maximum=120,
        restricts="down",
        also=("working hours", "escalate", "remind"),
    )
    request_expires_hours = Hours(
        72,
        label=_("A request lapses after"),
        help=_("Not answered by then, it ends, the {client} is told and the time is free again."),
        at=PROVIDERS,
        delegation=FREE,
        minimum=1,
        maximum=336,
        restricts="down",
        also=("expire", "release"),
    )
    notified_staff = StaffList(
        (),
        label=_("Who hears about appointments"),
        help=_("Told of every appointment made or asked for. Each needs an e-mail address."),
        also=("notify", "alert"),
    )


class Cancelling(Section, title=_("Cancelling"), page="scheduling", prefix="scheduling", order=40):
    """What a client may take back, until when, and what it is called after that."""

    client_can_cancel = Toggle(
        True,
        label=_("{Clients} may cancel"),
        help=_("In the portal. Whatever it says, the practice can always cancel."),
        at=EVERYONE,
        delegation=NARROW,
        loosest=FREE,
        also=("cancellation",),
    )
    cancel_notice_hours = Hours(
        24,
        label=_("Cancel until"),
        help=_("Hours before the start. Closer to it they are asked to call. 0 lets them always cancel."),
        at=EVERYONE,
        delegation=FREE,
        minimum=0,
        maximum=720,
        restricts="up",
        under="scheduling.client_can_cancel",
        also=("cancellation notice",),
    )
    late_cancel_hours = Hours(
        24,
        label=_("Late cancellation counts from"),
        help=_("Hours before the start. What a {client} cancels closer to it is marked as cancelled late."),
        at=PROVIDERS,
        delegation=FREE,
        minimum=0,
        maximum=720,
        under="scheduling.client_can_cancel",
        also=("no-show", "late fee"),
    )
    cancellation_message = Text(
        _("Are you sure you want to cancel this appointment?"),
        label=_("Cancellation text"),
        help=_("Shown before a {client} cancels. Left empty, a plain question is asked."),
        at=PROVIDERS,
        delegation=FREE,
        maximum=600,
        also=("policy", "wording"),
    )

    @staticmethod
    def warnings(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
        late, notice = values.get("scheduling.late_cancel_hours"), values.get("scheduling.cancel_notice_hours")
        if late is not None and notice is not None and 0 < late < notice:
            yield (
                "scheduling.late_cancel_hours",
                _now("Nobody can cancel that late in the portal: the notice to cancel is longer."),
            )
