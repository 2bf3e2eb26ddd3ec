"""Slowing down those who guess, without locking out those who live here.

A try is counted before the password is looked at, so that tries at the same instant cannot slip through together;
a right one takes its count back. A browser that has signed in to the account before has an allowance of its own.
"""

from __future__ import annotations

import ipaddress
import logging
import math
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from portico.access.models import Account, KnownDevice, SignInAttempt
from portico.access.sealing import keyed_hash
from portico.notices import open_task
from portico.people.models import Staff
from portico.people.roles import Role
from portico.practices.models import Practice

logger = logging.getLogger(__name__)

Scope = SignInAttempt.Scope
Bucket = tuple[str, str]

WINDOW = timedelta(minutes=15)
LIMITS = {Scope.ACCOUNT: 10, Scope.ADDRESS: 30, Scope.DEVICE: 10, Scope.SECOND: 10}
ALARM = 200  # failures in the whole practice from unknown devices; from there on, strangers get fewer tries
LIMITS_IN_ALARM = {Scope.ACCOUNT: 3, Scope.ADDRESS: 5}
HOW_MANY = {Scope.ACCOUNT: 16_384, Scope.ADDRESS: 4_096}


def buckets_of(request: HttpRequest, login: str, account: Account | None, device: KnownDevice | None) -> list[Bucket]:
    """Where this try counts: on a known device there alone, else for the account, the address and the practice."""
    if device is not None:
        return [(Scope.DEVICE, str(device.pk))]
    name = str(account.pk) if account else login.strip().lower()
    return [
        (Scope.ACCOUNT, _bucket(Scope.ACCOUNT, request.practice, name)),
        (Scope.ADDRESS, _bucket(Scope.ADDRESS, request.practice, address_of(request))),
        (Scope.PRACTICE, ""),
    ]


def second_step_bucket(account: Account) -> list[Bucket]:
    return [(Scope.SECOND, str(account.pk))]


def count_try(buckets: Iterable[Bucket], *, now: datetime) -> int:
    """Count one try. Returns 0, or the minutes to wait when there have been too many (then nothing is counted)."""
    with transaction.atomic():
        rows = [_row(scope, bucket, now) for scope, bucket in sorted(buckets)]
        alarm = any(row.scope == Scope.PRACTICE and row.failures >= ALARM for row in rows)
        waits = [row.since + WINDOW - now for row in rows if row.failures >= _limit(row.scope, alarm)]
        if waits:
            return max(1, math.ceil(max(waits).total_seconds() / 60))
        for row in rows:
            row.failures += 1
            row.save(update_fields=["failures", "since"])
            if row.scope == Scope.PRACTICE and row.failures == ALARM:
                _raise_alarm(row.practice, now)
    return 0


def take_back(buckets: Iterable[Bucket]) -> None:
    """The try was right: it does not count, and its account or device starts afresh."""
    for scope, bucket in sorted(buckets):
        rows = SignInAttempt.objects.filter(scope=scope, bucket=bucket, failures__gt=0)
        shared = scope in {Scope.ADDRESS, Scope.PRACTICE}
        rows.update(failures=F("failures") - 1 if shared else 0)


def address_of(request: HttpRequest) -> str:
    """The network a request comes from: the IPv4 address, or the /64 of an IPv6 one."""
    text = request.META.get("REMOTE_ADDR", "")
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        text = request.headers.get("X-Forwarded-For", text).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((address, 64), strict=False) if address.version == 6 else address)


def _raise_alarm(practice: Practice, now: datetime) -> None:
    logger.warning("many failed sign-ins at practice %s", practice.pk)
    administrators = Staff.objects.filter(role=Role.ADMINISTRATOR, left_at=None)
    open_task(kind="many_failed_sign_ins", practice=practice, now=now, about=practice.pk, staff=administrators)


def _limit(scope: str, alarm: bool) -> float:
    if scope == Scope.PRACTICE:
        return math.inf
    return (LIMITS_IN_ALARM if alarm else {}).get(scope, LIMITS[scope])


def _row(scope: str, bucket: str, now: datetime) -> SignInAttempt:
    SignInAttempt.objects.get_or_create(scope=scope, bucket=bucket, defaults={"since": now})
    row = SignInAttempt.objects.select_for_update().get(scope=scope, bucket=bucket)
    if row.since + WINDOW <= now:
        row.since, row.failures = now, 0
    return row


def _bucket(scope: str, practice: Practice, text: str) -> str:
    digest = keyed_hash(f"{practice.pk}/{text}", purpose=f"sign-in {scope}")
    return str(int(digest[:16], 16) % HOW_MANY[scope])
