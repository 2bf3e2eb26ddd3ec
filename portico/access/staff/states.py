"""What staff read about an invitation, as the status component takes it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from portico.access.models import Invitation

KINDS = {"sent": "wait", "expired": "attention", "accepted": "good", "revoked": "plain", "stopped": "problem"}


def shown(invitation: Invitation, now: datetime) -> dict[str, str]:
    """``word`` and ``kind``."""
    state = invitation.state(now)
    if state == Invitation.State.SENT and invitation.bounced:
        return {"word": _("mail could not be delivered"), "kind": "problem"}
    return {"word": state.label, "kind": KINDS[state]}
