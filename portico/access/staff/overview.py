from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from portico.access.models import Invitation
from portico.access.policies import own_grant
from portico.design.moments import full_date
from portico.people.models import Client


def sign_in_state(*, client: Client, now: datetime) -> str:
    """Where a client stands with their sign-in, in one sentence for the record's first page."""
    if client.archived_at:
        return _("The record is archived, so the portal is closed.")
    grant, zone = own_grant(client), client.practice.zone
    if grant is not None:
        seen = grant.account.last_login
        if not grant.account.is_active:
            return _("The sign-in is paused.")
        return _("Last signed in on %(day)s.") % {"day": full_date(seen, zone)} if seen else _("Has a sign-in.")
    last = client.invitations.select_related("delivery").order_by("-sent_at").first()
    if last is None:
        return _("Not invited yet.")
    days = {"day": full_date(last.sent_at, zone), "until": full_date(last.expires_at, zone)}
    if last.bounced:
        return _("Invited on %(day)s, but the mail could not be delivered.") % days
    return {
        Invitation.State.SENT: _("Invited on %(day)s; the link works until %(until)s."),
        Invitation.State.EXPIRED: _("Invited on %(day)s; the link was not used in time."),
    }.get(last.state(now), _("Invited on %(day)s; that link no longer works.")) % days
