from __future__ import annotations

from datetime import datetime

from portico.design import moments
from portico.notices.addresses import portal_link
from portico.notices.kinds import CHANGES
from portico.notices.models import Delivery
from portico.notices.promises import enqueue
from portico.people.models import Client, Staff
from portico.practices.models import Practice


def invite(
    *,
    practice: Practice,
    now: datetime,
    to: str,
    link: str,
    expires_at: datetime,
    client: Client | None = None,
    staff: Staff | None = None,
    contact_of: Client | None = None,
    sent_by: str = "",
) -> Delivery:
    """Promise an invitation: ``link`` is absolute, ``contact_of`` the client whom an invited contact helps."""
    invited = client or staff
    return enqueue(
        kind="invitation_contact" if contact_of else "invitation",
        practice=practice,
        now=now,
        to=to,
        values={
            "portal_link": link,
            "expiry": moments.when(expires_at, practice.zone),
            "given_name": getattr(invited, "given_name", ""),
            "sender_name": sent_by,
        },
        client=client or contact_of,
        staff=staff,
    )


def tell_account(
    *,
    change: str,
    practice: Practice,
    now: datetime,
    to: str,
    client: Client | None = None,
    staff: Staff | None = None,
) -> Delivery:
    """Tell a person that their sign-in changed (one of ``kinds.CHANGES``, else KeyError): facts about it only."""
    values = {"change": str(CHANGES[change]), "portal_link": portal_link(practice, "sign-in")}
    return enqueue(kind="sign_in_changed", practice=practice, now=now, to=to, values=values, client=client, staff=staff)
