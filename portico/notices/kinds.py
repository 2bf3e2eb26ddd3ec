"""The kinds of mail, with the words Portico brings along. None can express anything about a person's health."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from portico.notices.wording import ACCOUNT, APPOINTMENT, COMMON, INVITATION


@dataclass(frozen=True, slots=True)
class Kind:
    """``detail`` is added for who chose *date and time*; ``secret`` bodies open a door and are forgotten once sent."""

    label: Any
    subject: Any
    body: Any
    placeholders: frozenset[str] = COMMON
    detail: Any = ""
    secret: bool = False


UPDATE = _("There is an update for you")
CHANGED = _("Something changed in your plan with us. See it here:\n\n{portal_link}")
PLANNED = _("It is planned for {date}, {time} ({time_zone}).")
NO_LONGER = _("This time is no longer planned: {date}, {time} ({time_zone}).")


def _client_event(label: Any, detail: Any) -> Kind:
    return Kind(label, UPDATE, CHANGED, APPOINTMENT, detail)


CLIENT_EVENTS: dict[str, Kind] = {
    "created": _client_event(_("a visit was planned"), PLANNED),
    "cancelled": _client_event(_("a visit was cancelled"), NO_LONGER),
    "rescheduled": _client_event(_("a visit was moved"), _("It is now planned for {date}, {time} ({time_zone}).")),
    "deleted": _client_event(_("a visit was removed"), NO_LONGER),
    "staff_changed": _client_event(_("someone else will see them"), _("It stays at {date}, {time} ({time_zone}).")),
    "request_confirmed": _client_event(_("a request was accepted"), PLANNED),
    "request_declined": _client_event(_("a request was declined"), NO_LONGER),
    "decision_undone": _client_event(
        _("an answer was taken back"), _("Please look again at {date}, {time} ({time_zone}).")
    ),
}


SORRY = Kind(
    _("a request was not answered in time"),
    _("We are sorry for the wait"),
    _("We could not answer in time. Please choose again or call us:\n\n{portal_link}"),
    APPOINTMENT,
)


def _staff_event(label: Any, subject: Any, body: Any) -> Kind:
    return Kind(label, subject, body, APPOINTMENT - {"provider"})


STAFF_EVENTS: dict[str, Kind] = {
    "request_in": _staff_event(
        _("a request came in"),
        _("A request is waiting"),
        _("A request waits since {date}, {time}. Open:\n\n{portal_link}"),
    ),
    "request_late": _staff_event(
        _("a request is nearly late"),
        _("A request needs an answer soon"),
        _("A request waits since {date}, {time}. You promised an answer soon. Open:\n\n{portal_link}"),
    ),
    "request_escalated": _staff_event(
        _("a request is late"),
        _("A request is late"),
        _("A request waits since {date}, {time}. That is longer than you promised. Open:\n\n{portal_link}"),
    ),
    "appointment_made": _staff_event(
        _("a visit was booked"),
        _("A visit was booked"),
        _("A visit was booked in the portal. See it here:\n\n{portal_link}"),
    ),
    "appointment_cancelled": _staff_event(
        _("a visit was cancelled"),
        _("A visit was cancelled"),
        _("A visit was cancelled. See it here:\n\n{portal_link}"),
    ),
    "appointment_moved": _staff_event(
        _("a visit was moved"),
        _("A visit was moved"),
        _("A visit was moved. See it here:\n\n{portal_link}"),
    ),
}

ACCOUNT_KINDS: dict[str, Kind] = {
    "invitation": Kind(
        _("invitation"),
        _("An invitation from {practice_name}"),
        _(
            "You can use our online page. This link works until {expiry}:\n\n{portal_link}\n\n"
            "If you don’t know us, ignore this mail."
        ),
        INVITATION,
        secret=True,
    ),
    "invitation_contact": Kind(
        _("invitation"),
        _("An invitation from {practice_name}"),
        _(
            "You were asked to help someone with our online page. This link works until {expiry}:\n\n{portal_link}\n\n"
            "If you don’t know us, ignore this mail."
        ),
        INVITATION,
        secret=True,
    ),
    "sign_in_code": Kind(
        _("sign-in code"),
        _("Your sign-in code"),
        _("Your code is {code}. It works until {expiry}.\n\nIf you did not ask for it, you can ignore this mail."),
        ACCOUNT | {"code"},
        secret=True,
    ),
    "new_password": Kind(
        _("new password"),
        _("About your sign-in"),
        _(
            "You can choose a new password. This link works until {expiry}:\n\n{portal_link}\n\n"
            "If you did not ask for it, you can ignore this mail."
        ),
        ACCOUNT,
        secret=True,
    ),
    "address_known": Kind(
        _("address known already"),
        _("About your sign-in"),
        _(
            "Someone, maybe you, used this address to sign up. You already have an account. Sign in:\n\n{portal_link}"
            "\n\nIf it was not you, you need do nothing."
        ),
        ACCOUNT,
    ),
    "sign_in_changed": Kind(
        _("sign-in changed"),
        _("Your sign-in changed"),
        _("{change}\n\nIf it was not you, please call us.\n\nSee where you are signed in:\n\n{portal_link}"),
        ACCOUNT | {"change"},
    ),
}

KINDS: dict[str, Kind] = {
    **{f"client.{event}": kind for event, kind in CLIENT_EVENTS.items()},
    "client.request_expired": SORRY,
    **{f"staff.{event}": kind for event, kind in STAFF_EVENTS.items()},
    **ACCOUNT_KINDS,
}

CHANGES: dict[str, Any] = {
    "password": _("Your password was changed."),
    "email": _("The e-mail address of your sign-in was changed."),
    "second_factor": _("The second step of your sign-in was changed."),
    "passkey": _("A passkey was added to your sign-in or taken away."),
    "new_device": _("Someone signed in as you on a device that we have not seen before."),
    "signed_out": _("You were signed out everywhere."),
}
