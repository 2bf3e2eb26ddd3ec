from __future__ import annotations

from datetime import datetime

from portico import notices
from portico.access import codes
from portico.access.factors import APP, has_authenticator, has_second_step, recovery_digest
from portico.access.models import Account, Authenticator, Passkey, RecoveryCode
from portico.access.sealing import seal
from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.trail.recording import record


@act
def add_authenticator(*, actor: Actor, now: datetime, secret: bytes, step: int) -> list[str]:
    """Tie a code app to the actor's account (in place of an earlier one). Returns fresh recovery codes, shown once."""
    account = actor.account
    Authenticator.objects.filter(account=account).delete()
    sealed = seal(secret, account=account, purpose=APP)
    Authenticator.objects.create(account=account, sealed_secret=sealed, last_step=step, added_at=now)
    _tell(actor, now, "second_factor", "access.code_app_added")
    return _fresh_codes(account)


@act
def remove_authenticator(*, actor: Actor, now: datetime) -> None:
    """Take the code app away, and the recovery codes when nothing is left that they could stand in for."""
    Authenticator.objects.filter(account=actor.account).delete()
    _drop_idle_codes(actor.account)
    _tell(actor, now, "second_factor", "access.code_app_removed")


@act
def renew_recovery_codes(*, actor: Actor, now: datetime) -> list[str]:
    """Ten new codes; the old ones stop working."""
    _tell(actor, now, "second_factor", "access.recovery_codes_renewed")
    return _fresh_codes(actor.account)


@act
def add_passkey(
    *, actor: Actor, now: datetime, name: str, credential_id: str, credential: str, count: int
) -> list[str]:
    """Register a passkey. Returns recovery codes when this is the account's first second step, else nothing."""
    first = not has_second_step(actor.account)
    made = Passkey.objects.create(
        account=actor.account,
        name=name,
        credential_id=credential_id,
        credential=credential,
        sign_count=count,
        added_at=now,
    )
    _tell(actor, now, "passkey", "access.passkey_added", about=made)
    return _fresh_codes(actor.account) if first else []


@act
def remove_passkey(*, actor: Actor, now: datetime, passkey: Passkey) -> None:
    _tell(actor, now, "passkey", "access.passkey_removed", about=passkey)
    passkey.delete()
    _drop_idle_codes(actor.account)


def _fresh_codes(account: Account) -> list[str]:
    RecoveryCode.objects.filter(account=account).delete()
    fresh = codes.new_recovery_codes()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(practice=account.practice, account=account, digest=recovery_digest(account, code))
        for code in fresh
    )
    return fresh


def _drop_idle_codes(account: Account) -> None:
    if not has_authenticator(account) and not Passkey.objects.filter(account=account).exists():
        RecoveryCode.objects.filter(account=account).delete()


def _tell(actor: Actor, now: datetime, change: str, act: str, about: Passkey | None = None) -> None:
    record(actor=actor, act=act, now=now, client=actor.client, about=about)
    notices.tell_account(
        change=change,
        practice=actor.practice,
        now=now,
        to=actor.account.email,
        client=actor.client,
        staff=actor.staff,
    )
