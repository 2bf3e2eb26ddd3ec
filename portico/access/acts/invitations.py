from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from portico import notices
from portico.access.models import Invitation
from portico.access.policies import decide_invite, decide_invite_staff
from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.foundation.decisions import Refused
from portico.foundation.locks import lock
from portico.people.models import Client, Staff
from portico.practices.addresses import practice_url
from portico.trail.recording import record

EXPIRES_AFTER = timedelta(days=2)


@act
def invite(*, actor: Actor, now: datetime, client: Client) -> Invitation:
    """Send a client a link with which they make their sign-in. Links sent before stay valid. Raises Refused."""
    [client] = lock(client)
    decision = decide_invite(client=client)
    if not decision.allowed:
        raise Refused(decision)
    return _send(actor, now, client.email, client=client)


@act
def invite_staff(*, actor: Actor, now: datetime, staff: Staff) -> Invitation:
    """Send a member of staff a link with which they choose a password. Raises Refused."""
    [staff] = lock(staff)
    decision = decide_invite_staff(staff=staff)
    if not decision.allowed:
        raise Refused(decision)
    return _send(actor, now, staff.email, staff=staff)


@act
def revoke_invitation(*, actor: Actor, now: datetime, invitation: Invitation) -> None:
    """Make a link useless that has not been used. One that has been is left as it is."""
    [invitation] = lock(invitation)
    if invitation.accepted_at or invitation.revoked_at:
        return
    invitation.revoked_at = now
    invitation.save(update_fields=["revoked_at"])
    _note(actor, now, "access.invitation_revoked", invitation)


def _send(
    actor: Actor, now: datetime, email: str, *, client: Client | None = None, staff: Staff | None = None
) -> Invitation:
    token = secrets.token_urlsafe(24)
    practice = actor.practice
    expires_at = now + EXPIRES_AFTER
    link = practice_url(practice, "access:invitation", token)
    mail = notices.invite(
        practice=practice,
        now=now,
        to=email,
        link=link,
        expires_at=expires_at,
        client=client,
        staff=staff,
        sent_by=actor.staff.name if actor.staff else "",
    )
    invitation = Invitation.objects.create(
        client=client,
        staff=staff,
        email=email.lower(),
        digest=Invitation.digest_of(token),
        delivery=mail,
        sent_at=now,
        sent_by=actor.staff,
        expires_at=expires_at,
    )
    invitation.link = link  # for who asked, this once: only its hash is kept
    _note(actor, now, "access.invited", invitation)
    return invitation


def _note(actor: Actor, now: datetime, act: str, invitation: Invitation) -> None:
    record(actor=actor, act=act, now=now, client=invitation.client, about=invitation, changes={"to": invitation.email})
