"""What an account proves itself with besides the password."""

from __future__ import annotations

from datetime import datetime

from portico.access import codes
from portico.access.models import Account, Authenticator, Passkey, RecoveryCode
from portico.access.sealing import keyed_hash, unseal

APP = "code app"  # the purpose under which a code app's secret is sealed
RECOVERY = "recovery code"


def has_second_step(account: Account) -> bool:
    """Whether a password alone does not let this account in."""
    return has_authenticator(account) or has_passkey(account)


def has_authenticator(account: Account) -> bool:
    return Authenticator.objects.filter(account=account).exists()


def has_passkey(account: Account) -> bool:
    return Passkey.objects.filter(account=account).exists()


def recovery_codes_left(account: Account) -> int:
    return RecoveryCode.objects.filter(account=account, used_at=None).count()


def check_code(*, account: Account, code: str, now: datetime) -> str:
    """How ``code`` proves the account ("code app", "recovery code"), or "". A right code is used up."""
    typed = codes.plain(code)
    if codes.is_app_code(typed):
        return "code app" if _use_app_code(account, typed, now) else ""
    digest = recovery_digest(account, typed)
    used = RecoveryCode.objects.filter(account=account, digest=digest, used_at=None).update(used_at=now)
    return "recovery code" if used else ""


def recovery_digest(account: Account, code: str) -> str:
    return keyed_hash(f"{account.pk}/{codes.plain(code)}", purpose=RECOVERY)


def _use_app_code(account: Account, code: str, now: datetime) -> bool:
    app = Authenticator.objects.filter(account=account).first()
    if app is None:
        return False
    step = codes.matching_step(unseal(app.sealed_secret, account=account, purpose=APP), code, now)
    if step is None:
        return False
    # Only forward: the same code, overheard, does not work a second time.
    return Authenticator.objects.filter(pk=app.pk, last_step__lt=step).update(last_step=step) == 1
