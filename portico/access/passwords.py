"""Which passwords are good enough: long, not one that everybody tries first, nothing about their owner."""

from __future__ import annotations

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portico.access.factors import has_second_step
from portico.access.models import Account

ALONE = 15  # characters, when the password is all there is (NIST SP 800-63B-4)
WITH_SECOND_STEP = 8
IN_A_ROW = (
    "1234567890",
    "0987654321",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "1q2w3e4r5t6z7u8i9o0p",
)


def shortest(account: Account | None) -> int:
    """How long a new password of this account must be; ``None`` is an account to be made."""
    return WITH_SECOND_STEP if account is not None and account.pk and has_second_step(account) else ALONE


def check(password: str, *, minimum: int, about: list[str]) -> None:
    """Raise ValidationError with words for the person. ``about`` are words that would be guessed first."""
    if "\x00" in password:
        raise ValidationError(_("Please use letters, digits, spaces or signs."))
    if len(password) < minimum:
        raise ValidationError(
            ngettext(
                "Use at least %(count)s character. A few words in a row are easy to remember.",
                "Use at least %(count)s characters. A few words in a row are easy to remember.",
                minimum,
            )
            % {"count": minimum}
        )
    if len(set(password)) < 5 or _is_common(password):
        raise ValidationError(_("Many people use this password, so it would be tried first. Please choose another."))
    rest = password.casefold()
    for word in sorted({w.casefold() for w in about if len(w) > 2}, key=len, reverse=True):
        rest = rest.replace(word, "")
    if len(rest) < minimum // 2:
        raise ValidationError(_("Please choose a password that is not made of your name or e-mail address."))


def words_about(*, email: str, name: str, practice: str) -> list[str]:
    local, _at, domain = email.partition("@")
    return [email, local, *domain.split("."), *name.split(), *practice.split(), "password"]


def _is_common(password: str) -> bool:
    common = CommonPasswordValidator().passwords
    lowered = password.strip().lower()
    whole, bare = lowered, lowered.strip("0123456789!?.-_ ")
    half = lowered[: len(lowered) // 2]
    rows = any(lowered in row * 20 for row in IN_A_ROW)
    return rows or bool({whole, bare} & common) or (lowered == half * 2 and half in common)
