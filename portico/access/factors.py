"""What an account proves itself with besides the password."""

from __future__ import annotations

from portico.access.models import Account, Authenticator, Passkey


def has_second_step(account: Account) -> bool:
    """Whether a password alone does not let this account in."""
    return has_authenticator(account) or has_passkey(account)


def has_authenticator(account: Account) -> bool:
    return Authenticator.objects.filter(account=account).exists()


def has_passkey(account: Account) -> bool:
    return Passkey.objects.filter(account=account).exists()
