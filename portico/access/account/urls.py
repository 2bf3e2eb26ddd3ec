from __future__ import annotations

from django.urls import URLPattern, path

from portico.access.account import passkeys, second_step, security
from portico.access.account.areas import View


def account_urls(guard) -> list[URLPattern]:
    """The pages about one's own sign-in, each behind ``guard`` (``client_page`` or ``staff_page()``)."""
    pages: list[tuple[str, View, str]] = [
        ("", security.security, "security"),
        ("password/", security.password, "password"),
        ("confirm/", security.confirm, "confirm"),
        ("sign-out-elsewhere/", security.sign_out_everywhere_else, "sign_out_elsewhere"),
        ("second-step/", second_step.second_step, "second_step"),
        ("second-step/remove/", second_step.second_step_remove, "second_step_remove"),
        ("recovery-codes/", second_step.recovery_codes, "recovery_codes"),
        ("passkeys/", passkeys.add, "passkeys"),
        ("passkeys/options/", passkeys.options, "passkey_options"),
        ("passkeys/<uuid:passkey>/remove/", passkeys.remove, "passkey_remove"),
    ]
    return [path(route, guard(view), name=name) for route, view, name in pages]
