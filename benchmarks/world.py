"""``python -m benchmarks.world``: an empty, migrated database becomes practices with people and visits.

The first practice is the one that is measured. What its pages show is the same in a small and in a large database:
one provider with 200 visits in the next 30 days, 25 requests, and a client with ten visits.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portico.config.settings")

WORD = "bench"
PROVIDERS = 8
OPEN, CLOSE = 8 * 60, 22 * 60  # minutes of the providers' weekdays


@dataclass(frozen=True)
class Size:
    """``clients`` and ``appointments`` are those of all practices together."""

    practices: int
    clients: int
    appointments: int


SMALL, LARGE = Size(2, 80, 1_000), Size(50, 100_000, 1_000_000)


def build(size: Size, *, now: datetime) -> None:
    from django.db import connection

    from benchmarks import visits
    from portico.foundation.tenancy import practice_scope

    with visits.loading(connection):
        for number in range(size.practices):
            practice = _practice(number)
            with practice_scope(practice):
                house = _furnish(practice, size.clients // size.practices, now)
                visits.fill(house, size.appointments // size.practices, now, measured=number == 0)
                if number == 0:
                    _let_book(house, now)


def _practice(number: int):
    from portico.practices.models import Practice

    slug = WORD if number == 0 else f"{WORD}-{number}"
    return Practice.objects.create(
        slug=slug,
        name=f"Practice {number}",
        time_zone="America/Chicago",
        phone="(312) 555-0134",
        phone_hours="Mon–Fri 9–5",
    )


def _furnish(practice, clients: int, now: datetime):
    from benchmarks.visits import House
    from portico.people.models import Assignment, Client, Staff
    from portico.people.roles import Role
    from portico.practices.models import Location, Service, WorkingHours
    from portico.scheduling.models import WeeklyHours

    administrator = Staff.objects.create(
        practice=practice, account=_account(practice, "dana.lin"), given_name="Dana", family_name="Lin",
        role=Role.ADMINISTRATOR, email=f"dana.lin@{practice.slug}.example",
    )  # fmt: skip
    place = Location.objects.create(name="Main Street", address="12 Main Street")
    service = Service.objects.create(name="Individual session", minutes=50, price_cents=12000)
    WorkingHours.objects.bulk_create(
        WorkingHours(practice=practice, weekday=day, start_minute=540, end_minute=1020) for day in range(5)
    )
    providers = [
        Staff.objects.create(
            practice=practice, title="Dr.", given_name="Kofi", family_name=f"Osei {number}", role=Role.PROVIDER,
            is_provider=True, email=f"osei.{number}@{practice.slug}.example",
        )
        for number in range(PROVIDERS)
    ]  # fmt: skip
    WeeklyHours.objects.bulk_create(
        WeeklyHours(practice=practice, provider=p, weekday=day, start_minute=OPEN, end_minute=CLOSE, location=place)
        for p in providers
        for day in range(5)
    )
    people = [
        Client(
            practice=practice, number=str(1001 + n), given_name=GIVEN[n % len(GIVEN)],
            family_name=f"{FAMILY[n % len(FAMILY)]} {n // len(FAMILY)}", email=f"client.{n}@mail.example",
            birth_date=(now - timedelta(days=4000 + n % 20000)).date(),
        )
        for n in range(clients)
    ]  # fmt: skip
    for one in people:
        one.search_text = one.searched_as()
    Client.objects.bulk_create(people, batch_size=500)
    Assignment.objects.bulk_create(
        (Assignment(practice=practice, client=one, provider=providers[n % PROVIDERS], since=now - timedelta(days=900))
         for n, one in enumerate(people)),
        batch_size=500,
    )  # fmt: skip
    return House(practice, administrator, providers, people, service, place)


def _let_book(house, now: datetime) -> None:
    """Settings and access of the measured practice, through the acts as anybody would set them."""
    from portico.access.actors import StaffActor
    from portico.access.models import Grant
    from portico.portal_settings.acts.set_value import set_value
    from portico.portal_settings.targets import Target

    everybody, provider, client = (
        Target("practice", house.practice), Target("provider", house.providers[0]), Target("client", house.clients[0])
    )  # fmt: skip
    values = (
        ("scheduling.mode", everybody, "make"),
        ("scheduling.bookable_providers", everybody, "any"),
        ("scheduling.max_upcoming", everybody, None),
        ("scheduling.horizon_days", everybody, 365),
        ("scheduling.booking_notice_hours", provider, 12),
        ("scheduling.break_minutes", provider, 10),
        ("scheduling.max_upcoming", client, 20),
    )
    actor = StaffActor(house.practice, house.administrator, house.administrator.account)
    for key, target, value in values:
        set_value(actor=actor, now=now, key=key, target=target, value=value, reason="")
    client = house.clients[0]
    Grant.objects.create(
        practice=house.practice, account=_account(house.practice, "client"), client=client, starts_at=now - DAY
    )


DAY = timedelta(days=1)
GIVEN = ("Jo", "Tess", "Maya", "Leo", "Amir", "Noor", "Grace", "Silvia", "Peter", "Bao", "Hannah", "Caleb", "Imani")
FAMILY = ("Abara", "Wu", "Reyes", "Haddad", "Okafor", "Núñez", "Lindqvist", "Tran", "Weiss", "Vega", "Brooks")


def _account(practice, name: str):
    from portico.access.models import Account

    account = Account(practice=practice, username=name, email=f"{name}@{practice.slug}.example", password="!")  # noqa: S106
    account.save()
    return account


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.world", description=__doc__)
    parser.add_argument("size", choices=["small", "large"])
    options = parser.parse_args()

    import django

    django.setup()
    from django.core.management import call_command

    call_command("createcachetable", verbosity=0)
    call_command("migrate", verbosity=0, interactive=False)
    now = datetime.now(UTC)
    build(LARGE if options.size == "large" else SMALL, now=now)
    from portico.jobs.tasks import refresh_statistics

    refresh_statistics(now=now)  # as the worker does every few hours


if __name__ == "__main__":
    main()
