from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from portico import notices
from portico.access.actors import ClientActor, StaffActor, SystemActor
from portico.access.models import Account, Grant, Invitation
from portico.access.policies import address_free, own_grant
from portico.foundation.acts import act
from portico.foundation.decisions import Check, Decision, Refused
from portico.foundation.locks import lock
from portico.people.models import Staff
from portico.people.roles import Role
from portico.practices.models import Practice
from portico.trail.recording import record

WRONG_TRIES = 3


@act
def accept_invitation(*, now: datetime, practice: Practice, token: str, password: str) -> Account:
    """Make the one account of the person invited. Of two browsers at the same instant one wins.

    Raises Refused (code: the link's state, or ``address_free``) and leaves everything as it was.
    """
    found = Invitation.objects.filter(digest=Invitation.digest_of(token)).first()
    if found is None:
        raise refused("unknown")
    [person] = lock(found.person)
    [invitation] = lock(found)
    state = state_of(invitation, now)
    if state != Invitation.State.SENT:
        raise refused(state)
    if not address_free(practice, invitation.email).ok:
        raise refused("address_free")
    account = _new_account(practice, invitation.email, password)
    if invitation.staff_id:
        person.account = account
        person.save(update_fields=["account"])
        actor = StaffActor(practice, person, account)
    else:
        grant = Grant.objects.create(account=account, client=person, kind=Grant.Kind.SELF, starts_at=now)
        actor = ClientActor(practice, account, grant, person)
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    record(actor=actor, act="access.invitation_accepted", now=now, client=actor.client, about=invitation)
    return account


def _new_account(practice: Practice, email: str, password: str) -> Account:
    account = Account(practice=practice, username=email, email=email)
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as error:  # somebody else took the address at this very moment
        raise refused("address_free") from error
    return account


@act
def try_birth_date(*, now: datetime, practice: Practice, invitation: Invitation, given: date) -> bool:
    """Whether ``given`` is the birth date on file. The third wrong one stops the link and asks staff to look."""
    [invitation] = lock(invitation)
    if invitation.client.birth_date == given:
        return True
    invitation.wrong_tries += 1
    if invitation.wrong_tries >= WRONG_TRIES and not invitation.stopped_at:
        invitation.stopped_at = now
        _tell_staff(now, practice, invitation)
    invitation.save(update_fields=["wrong_tries", "stopped_at"])
    return False


def state_of(invitation: Invitation, now: datetime) -> Invitation.State:
    """The link's state; used too, when the person has got a sign-in by another link."""
    has_sign_in = invitation.staff.account_id if invitation.staff_id else own_grant(invitation.client)
    gone = invitation.staff.left_at if invitation.staff_id else invitation.client.archived_at
    moved = (
        invitation.person.email.lower() != invitation.email
    )  # the address was corrected: the old one may be anybody's
    if has_sign_in:
        return Invitation.State.ACCEPTED
    return Invitation.State.REVOKED if gone or moved else invitation.state(now)


def refused(code: str) -> Refused:
    return Refused(Decision.of("accept_invitation", [Check(str(code), False, str(code))]))


def _tell_staff(now: datetime, practice: Practice, invitation: Invitation) -> None:
    asked = Staff.objects.filter(role=Role.ADMINISTRATOR, left_at=None)
    if invitation.sent_by_id:
        asked = asked | Staff.objects.filter(pk=invitation.sent_by_id, left_at=None)
    notices.open_task(
        kind="invitation_stopped",
        practice=practice,
        now=now,
        about=invitation.pk,
        staff=asked,
        client=invitation.client,
    )
    record(
        actor=SystemActor(practice),
        act="access.invitation_stopped",
        now=now,
        client=invitation.client,
        about=invitation,
    )
