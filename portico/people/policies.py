from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext as _

from portico.foundation.decisions import Check, Decision
from portico.people.models import Staff
from portico.people.queries import administrators
from portico.people.roles import Role


def keeps_an_administrator(*, action: str, without: Staff) -> Decision:
    """Whether somebody who can sign in still administrates the practice when ``without`` no longer does.

    Asked inside an act it locks the administrators, so that the last two cannot go at the same moment.
    """
    everybody = administrators().select_related("account").order_by("pk")
    if connection.in_atomic_block:
        everybody = everybody.select_for_update(of=("self",))
    rows = list(everybody)
    others = [one for one in rows if one.pk != without.pk]
    if without.pk in {one.pk for one in rows}:
        signed_up = [one for one in others if one.account is not None and one.account.is_active]
        enough = bool(signed_up if without.account_id else others)
    else:
        enough = True
    sentence = _("%(name)s is the only administrator who can sign in. Make somebody else administrator first.")
    check = Check("last_administrator", enough, "" if enough else sentence % {"name": without.name})
    return Decision.of(action, [check], mode=Role.ADMINISTRATOR)
