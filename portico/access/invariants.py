from __future__ import annotations

from django.db.models import Count, Q

from portico.access.models import Account, Grant, Invitation, Session
from portico.foundation import clock
from portico.foundation.invariants import invariant
from portico.foundation.tenancy import current_practice


@invariant("access: nobody paused is signed in")
def paused_and_signed_in() -> list[str]:
    practice = current_practice()
    found = Session.objects.filter(practice=practice, account__is_active=False, expire_date__gt=clock.now())
    return [f"account {account} is paused and has a session" for account in found.values_list("account", flat=True)]


@invariant("access: sessions stay in their practice")
def strayed_sessions() -> list[str]:
    found = Session.objects.filter(practice=current_practice()).exclude(account=None)
    strayed = found.exclude(account__practice=current_practice()).values_list("account", flat=True)
    return [f"a session of account {account} belongs to another practice" for account in strayed]


@invariant("access: one accepted invitation, one own account")
def accepted_once() -> list[str]:
    accepted = Invitation.objects.exclude(accepted_at=None)
    lines = []
    for who in ("client", "staff"):
        twice = accepted.exclude(**{who: None}).values(who).annotate(times=Count("pk")).filter(times__gt=1)
        lines += [f"{who} {row[who]} has accepted {row['times']} invitations" for row in twice]
    own = Grant.objects.filter(Q(kind=Grant.Kind.SELF) & Q(ends_at=None))
    twice = own.values("client").annotate(times=Count("pk")).filter(times__gt=1)
    return lines + [f"client {row['client']} has {row['times']} accounts of their own" for row in twice]


@invariant("access: grants stay in their practice")
def strayed_grants() -> list[str]:
    practice = current_practice()
    strayed = Grant.objects.exclude(account__practice=practice, client__practice=practice)
    lost = Account.objects.within(practice).exclude(login_key__startswith=f"{practice.pk}/")
    return [f"grant {pk} crosses practices" for pk in strayed.values_list("pk", flat=True)] + [
        f"account {pk} has another practice's key" for pk in lost.values_list("pk", flat=True)
    ]
