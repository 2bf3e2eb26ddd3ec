"""The rooms, the people and the hours of the demo's practices."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password

from portico.access.actors import StaffActor
from portico.access.models import Account, Grant
from portico.demo import cast
from portico.people.models import Assignment, Client, Contact, Staff
from portico.portal_settings.acts.set_value import set_value
from portico.portal_settings.levels import CLIENT, PROVIDER
from portico.portal_settings.targets import Target
from portico.practices.models import Closure, Location, Practice, Service, WorkingHours
from portico.scheduling.models import TimeOff, WeeklyHours

BEFORE = timedelta(weeks=30)


@dataclass
class House:
    """A practice and whom the demo needs by name."""

    practice: Practice
    administrator: StaffActor
    providers: dict[str, Staff] = field(default_factory=dict)
    clients: list[tuple[cast.Person, Client]] = field(default_factory=list)
    services: dict[str, Service] = field(default_factory=dict)


@cache
def _password() -> str:
    return make_password(cast.PASSWORD)


def _account(practice: Practice, email: str) -> Account:
    account = Account(practice=practice, username=email, email=email, password=_password())
    account.save()
    return account


def _move_in(practice: Practice, staff: list[cast.Worker], clients: list[cast.Person], now: datetime) -> House:
    people = {worker.family: _staff(practice, worker) for worker in staff}
    administrator = next(one for one in people.values() if one.role == "administrator")
    house = House(practice, StaffActor(practice, administrator, administrator.account))
    house.providers = {family: one for family, one in people.items() if one.is_provider}
    for number, person in enumerate(clients, start=1001):
        house.clients.append((person, _client(practice, person, str(number), house.providers[person.provider], now)))
    for weekday in range(5):
        WorkingHours.objects.create(practice=practice, weekday=weekday, start_minute=9 * 60, end_minute=17 * 60)
    return house


def _staff(practice: Practice, worker: cast.Worker) -> Staff:
    return Staff.objects.create(
        practice=practice, account=_account(practice, worker.email), title=worker.title, given_name=worker.given,
        family_name=worker.family, role=worker.role, is_provider=worker.provider, email=worker.email,
        about=worker.about, languages=worker.languages,
    )  # fmt: skip


def _client(practice: Practice, person: cast.Person, number: str, provider: Staff, now: datetime) -> Client:
    client = Client.objects.create(
        practice=practice, number=number, given_name=person.given, family_name=person.family, birth_date=person.born,
        email=person.email, phone=person.phone,
    )  # fmt: skip
    Assignment.objects.create(practice=practice, client=client, provider=provider, since=now - BEFORE)
    if person.email:
        Grant.objects.create(
            practice=practice, account=_account(practice, person.email), client=client, starts_at=now - BEFORE
        )
    return client


def furnish_juniper(*, practice: Practice, now: datetime) -> House:
    practice.phone, practice.phone_hours, practice.email = "(312) 555-0134", "Mon–Fri 9–5", "hello@juniper.example"
    practice.save()
    house = _move_in(practice, cast.JUNIPER_STAFF, cast.JUNIPER_CLIENTS, now)
    _services(house, [
        ("Individual session", "Time for you and your provider.", None, 12000, True, True),
        ("First visit", "We get to know each other and make a plan.", 80, 18000, True, True),
        ("Parent check-in", "A short talk for parents.", 30, 7000, False, True),
    ])  # fmt: skip
    main = _place("Main Street", "12 Main Street, Suite 4\nChicago, IL 60601", "The Loop", Location.Privacy.FULL,
                  "Ring the bell with the juniper on it. The waiting room is on the second floor.")  # fmt: skip
    north = _place("Northside", "900 North Avenue\nChicago, IL 60622", "Wicker Park", Location.Privacy.AREA)
    lake = _place("Lakeview", "41 Lakeview Terrace\nChicago, IL 60613", "Lakeview", Location.Privacy.AFTER_CONFIRMATION)
    _hours(house, "Osei", range(5), 9, 12, main)
    _hours(house, "Osei", range(5), 13, 17, main)
    _hours(house, "Lee", (0, 1, 2), 9, 17, north)
    _hours(house, "Lee", (3, 4), 9, 17, lake, "in_person")
    _hours(house, "Marsh", range(4), 14, 20, None, "video")
    _hours(house, "Becker", (0, 1, 2), 9, 16, lake)
    _hours(house, "Becker", (3, 4), 9, 13, None, "video")
    _hours(house, "Nair", range(5), 11, 17, main)
    _exceptions(house, now)
    _contact(house)
    _own_values(house, now)
    return house


def furnish_harbor(*, practice: Practice, now: datetime) -> House:
    practice.phone, practice.phone_hours, practice.email = "(617) 555-0199", "Mon–Fri 8–4", "hello@harbor.example"
    practice.save()
    house = _move_in(practice, cast.HARBOR_STAFF, cast.HARBOR_CLIENTS, now)
    _services(house, [("Therapy session", "Learning through play.", 50, 15000, True, True)])
    room = _place("Harbor Street", "7 Harbor Street\nBoston, MA 02210", "Seaport", Location.Privacy.FULL)
    _hours(house, "Cole", range(5), 9, 17, room)
    _hours(house, "Baptiste", range(5), 9, 15, room)
    return house


def _services(house: House, rows: list[tuple]) -> None:
    for name, description, minutes, cents, in_person, video in rows:
        house.services[name] = Service.objects.create(
            practice=house.practice, name=name, description=description, minutes=minutes, price_cents=cents,
            in_person=in_person, video=video,
        )  # fmt: skip


def _place(name: str, address: str, area: str, privacy: str, directions: str = "") -> Location:
    return Location.objects.create(name=name, address=address, area=area, privacy=privacy, directions=directions)


def _hours(
    house: House, family: str, weekdays, start: int, end: int, place: Location | None, how: str = "both"
) -> None:
    for weekday in weekdays:
        WeeklyHours.objects.create(
            provider=house.providers[family], weekday=weekday, start_minute=start * 60, end_minute=end * 60,
            location=place, format=how,
        )  # fmt: skip


def _exceptions(house: House, now: datetime) -> None:
    today = now.astimezone(house.practice.zone).date()
    away = now.replace(minute=0, second=0, microsecond=0) + timedelta(days=24)
    TimeOff.objects.create(
        provider=house.providers["Becker"], starts_at=away, ends_at=away + timedelta(days=3), reason="Training"
    )
    Closure.objects.create(
        first_day=today + timedelta(days=37), last_day=today + timedelta(days=37), reason="Staff day"
    )


def _contact(house: House) -> None:
    """Ana, the mother of Maya and Leo; she acts for them in the portal once contacts can."""
    Contact.objects.create(given_name="Ana", family_name="Reyes", email="ana.reyes@mail.example", phone="+13125550160")


def _own_values(house: House, now: datetime) -> None:
    maya = next(client for person, client in house.clients if person.given == "Maya")
    wants = [
        (Target(CLIENT, maya), "scheduling.max_upcoming", 2, "Keep to two at a time during the assessment.", 40),
        (Target(PROVIDER, house.providers["Lee"]), "scheduling.break_minutes", 15, "Notes after each family.", 33),
        (Target(PROVIDER, house.providers["Marsh"]), "scheduling.booking_notice_hours", 48, "", 12),
    ]
    for target, key, value, reason, days_ago in wants:
        when = now - timedelta(days=days_ago)
        set_value(actor=house.administrator, now=when, key=key, target=target, value=value, reason=reason)
