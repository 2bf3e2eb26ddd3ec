"""Passkeys (WebAuthn): making one, and signing in with one."""

from __future__ import annotations

import base64
import ipaddress
import json
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from portico.access.models import Account, Passkey
from portico.practices.models import Practice


class NotProved(Exception):
    """The browser's answer does not prove the key."""


def possible(request: HttpRequest) -> bool:
    """Passkeys belong to a host name: on a bare address there are none."""
    try:
        ipaddress.ip_address(_host(request).strip("[]"))
    except ValueError:
        return True
    return False


def creation_options(request: HttpRequest, account: Account) -> dict[str, Any]:
    """What the browser needs to make a key; the challenge waits in the session."""
    from fido2.webauthn import PublicKeyCredentialUserEntity  # large; only needed here

    person = PublicKeyCredentialUserEntity(
        id=account.pk.bytes,
        name=f"{account.username} – {request.practice.shown_outside}",
        display_name=account.username,
    )
    options, state = _server(request).register_begin(
        person,
        credentials=[_credential(one) for one in account.passkeys.all()],
        resident_key_requirement="required",
        user_verification="required",
    )
    request.session["passkey_state"] = state
    return dict(options)


def created(request: HttpRequest, answer: str) -> dict[str, Any]:
    """The new key's facts, as ``add_passkey`` takes them. Raises NotProved."""
    try:
        made = _server(request).register_complete(_state(request), json.loads(answer))
        data = made.credential_data
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotProved from error
    return {
        "credential_id": _text(data.credential_id),
        "credential": _text(bytes(data)),
        "count": made.counter,
    }


def request_options(request: HttpRequest, account: Account | None) -> dict[str, Any]:
    """What the browser needs to show a key: of ``account``, or any it keeps for this place."""
    credentials = [_credential(one) for one in account.passkeys.all()] if account else None
    options, state = _server(request).authenticate_begin(credentials, user_verification="required")
    request.session["passkey_state"] = state
    return dict(options)


def proved(request: HttpRequest, answer: str, *, now: datetime) -> Passkey:
    """The passkey of this practice whose owner has just proved to hold it. Raises NotProved."""
    from fido2.webauthn import AuthenticationResponse

    try:
        response = AuthenticationResponse.from_dict(json.loads(answer))
        passkey = Passkey.objects.select_related("account").get(credential_id=_text(response.raw_id))
        _server(request).authenticate_complete(_state(request), [_credential(passkey)], response)
        counter = response.response.authenticator_data.counter
    except (ValueError, TypeError, KeyError, AttributeError, Passkey.DoesNotExist) as error:
        raise NotProved from error
    if (counter or passkey.sign_count) and counter <= passkey.sign_count:
        raise NotProved  # a copy of the key
    passkey.sign_count, passkey.last_used_at = counter, now
    passkey.save(update_fields=["sign_count", "last_used_at"])
    return passkey


def _server(request: HttpRequest):
    from fido2.server import Fido2Server
    from fido2.webauthn import PublicKeyCredentialRpEntity

    origin = f"{request.scheme}://{request.get_host()}"
    practice: Practice = request.practice
    place = PublicKeyCredentialRpEntity(id=_host(request), name=practice.shown_outside)
    return Fido2Server(place, verify_origin=lambda said: said == origin)


def _credential(passkey: Passkey):
    from fido2.webauthn import AttestedCredentialData

    return AttestedCredentialData(base64.b64decode(passkey.credential))


def _state(request: HttpRequest) -> dict[str, Any]:
    return request.session.pop("passkey_state")  # a challenge counts once


def _host(request: HttpRequest) -> str:
    return request.get_host().rpartition(":")[0] if ":" in request.get_host() else request.get_host()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
