from __future__ import annotations

from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from portico.access.models import Account
from portico.practices.models import Practice


class PracticeBackend(BaseBackend):
    """Knows the accounts of one practice by user name or e-mail address."""

    def authenticate(
        self, request: HttpRequest | None, login: str | None = None, password: str | None = None, **_: object
    ) -> Account | None:
        """The account, or ``None``: as slowly for a name nobody has as for a wrong password."""
        practice = getattr(request, "practice", None)
        if practice is None or not login or not password:
            return None
        account = account_named(practice, login)
        if account is None or not account.has_usable_password():
            make_password(password)
            return None
        return account if account.check_password(password) and account.is_active else None

    def get_user(self, user_id: UUID | str) -> Account | None:
        return Account.objects.select_related("staff").filter(pk=user_id, is_active=True).first()


def account_named(practice: Practice, login: str) -> Account | None:
    """Whose user name this is, else whose e-mail address."""
    wanted = login.strip().lower()[:250]
    if not wanted or "\x00" in wanted:
        return None
    accounts = Account.objects.within(practice)
    return accounts.filter(username=wanted).first() or accounts.filter(email=wanted).first()
