"""Two practices, the people of each, and a clock that stands on a Monday morning in Chicago."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client as Browser

from portico.access.actors import ClientActor, StaffActor
from portico.access.models import Account, Grant
from portico.foundation.actors import Actor
from portico.foundation.tenancy import practice_scope
from portico.people.models import Assignment, Client, Contact, Staff
from portico.people.roles import Role
from portico.practices.models import Location, Practice, Service
from portico.scheduling.models import WeeklyHours

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
PASSWORD = "a quiet room with tea"


@pytest.fixture
def juniper(db) -> Practice:
    return Practice.objects.create(
        slug="juniper", name="Juniper Counselling", time_zone="America/Chicago", phone="555-0134",
        phone_hours="Mon–Fri 9–5", email="hello@juniper.example",
    )  # fmt: skip


@pytest.fixture
def harbor(db) -> Practice:
    return Practice.objects.create(
        slug="harbor", name="Harbor Autism Center", time_zone="America/New_York", phone="555-0199"
    )


@pytest.fixture
def in_juniper(juniper: Practice) -> Iterator[Practice]:
    with practice_scope(juniper):
        yield juniper


@pytest.fixture
def in_harbor(harbor: Practice) -> Iterator[Practice]:
    with practice_scope(harbor):
        yield harbor


def account(practice: Practice, email: str) -> Account:
    made = Account(practice=practice, username=email, email=email)
    made.set_password(PASSWORD)
    made.save()
    return made


def staff(practice: Practice, given: str, family: str, email: str, role: str, **more) -> Staff:
    with practice_scope(practice):
        return Staff.objects.create(
            account=account(practice, email), given_name=given, family_name=family, email=email, role=role, **more
        )


def client(practice: Practice, number: str, given: str, family: str, email: str = "", **more) -> Client:
    with practice_scope(practice):
        made = Client.objects.create(number=number, given_name=given, family_name=family, email=email, **more)
        if email:
            Grant.objects.create(
                account=account(practice, email), client=made, kind=Grant.Kind.SELF, starts_at=NOW.replace(year=2025)
            )
        return made


@pytest.fixture
def dana(juniper: Practice) -> Staff:
    return staff(juniper, "Dana", "Lin", "dana.lin@juniper.example", Role.ADMINISTRATOR)


@pytest.fixture
def kofi(juniper: Practice, main_street: Location) -> Staff:
    made = staff(juniper, "Kofi", "Osei", "kofi.osei@juniper.example", Role.PROVIDER, title="Dr.", is_provider=True)
    weekdays(made, main_street)
    return made


@pytest.fixture
def ruth(juniper: Practice, main_street: Location) -> Staff:
    made = staff(juniper, "Ruth", "Lee", "ruth.lee@juniper.example", Role.PROVIDER, title="Dr.", is_provider=True)
    weekdays(made, main_street)
    return made


@pytest.fixture
def dee(juniper: Practice) -> Staff:
    return staff(juniper, "Dee", "Park", "desk@juniper.example", Role.FRONT_DESK)


@pytest.fixture
def sam(harbor: Practice) -> Staff:
    return staff(harbor, "Sam", "Ortiz", "sam.ortiz@harbor.example", Role.ADMINISTRATOR)


@pytest.fixture
def mia(harbor: Practice) -> Staff:
    made = staff(harbor, "Mia", "Cole", "mia.cole@harbor.example", Role.PROVIDER, title="Dr.", is_provider=True)
    weekdays(made, None)
    return made


def weekdays(provider: Staff, location: Location | None) -> None:
    with practice_scope(provider.practice):
        for weekday in range(5):
            WeeklyHours.objects.create(
                provider=provider, weekday=weekday, start_minute=9 * 60, end_minute=17 * 60, location=location
            )


def assign(client: Client, provider: Staff) -> Assignment:
    with practice_scope(client.practice):
        return Assignment.objects.create(client=client, provider=provider, since=NOW.replace(year=2025))


@pytest.fixture
def jo(juniper: Practice, kofi: Staff) -> Client:
    made = client(
        juniper, "1001", "Jo", "Abara", "jo.abara@mail.example", birth_date=date(1991, 5, 4), phone="+13125550111"
    )
    assign(made, kofi)
    return made


@pytest.fixture
def tess(juniper: Practice, kofi: Staff) -> Client:
    made = client(juniper, "1002", "Tess", "Wu", "tess.wu@mail.example", birth_date=date(1984, 11, 30))
    assign(made, kofi)
    return made


@pytest.fixture
def maya(juniper: Practice, kofi: Staff) -> Client:
    made = client(juniper, "1003", "Maya", "Reyes", birth_date=date(2016, 5, 14))
    assign(made, kofi)
    return made


@pytest.fixture
def leo(juniper: Practice, ruth: Staff) -> Client:
    made = client(juniper, "1004", "Leo", "Reyes", birth_date=date(2011, 9, 2))
    assign(made, ruth)
    return made


@pytest.fixture
def ana(juniper: Practice, maya: Client) -> Contact:
    """Maya's mother: an account and a contact's grant, nothing of her own."""
    with practice_scope(juniper):
        made = Contact.objects.create(given_name="Ana", family_name="Reyes", email="ana.reyes@mail.example")
        Grant.objects.create(
            account=account(juniper, made.email), client=maya, contact=made, kind=Grant.Kind.CONTACT, relation="mother",
            starts_at=NOW.replace(year=2025),
        )  # fmt: skip
        return made


@pytest.fixture
def ben(harbor: Practice, mia: Staff) -> Client:
    made = client(harbor, "2001", "Ben", "Hale", "ben.hale@mail.example")
    assign(made, mia)
    return made


@pytest.fixture
def main_street(juniper: Practice) -> Location:
    with practice_scope(juniper):
        return Location.objects.create(name="Main Street", address="12 Main Street, Chicago, IL 60601", area="The Loop")


@pytest.fixture
def northside(juniper: Practice) -> Location:
    with practice_scope(juniper):
        return Location.objects.create(
            name="Northside", address="900 North Avenue, Chicago, IL 60622", area="Wicker Park"
        )


@pytest.fixture
def individual(juniper: Practice) -> Service:
    with practice_scope(juniper):
        return Service.objects.create(name="Individual session", minutes=50, price_cents=12000)


def account_of(person: Staff | Client | Contact) -> Account:
    if isinstance(person, Staff):
        return person.account
    with practice_scope(person.practice):
        return person.grants.get().account


@pytest.fixture
def browse() -> Callable[[Staff | Client | Contact], Browser]:
    """A browser in which this person has signed in."""

    def signed_in(person: Staff | Client | Contact) -> Browser:
        browser = Browser()
        browser.force_login(account_of(person), backend="portico.access.backend.PracticeBackend")
        return browser

    return signed_in


@pytest.fixture
def acting() -> Callable[[Staff | Client], Actor]:
    """The actor that a request of this person would have."""

    def actor(person: Staff | Client) -> Actor:
        if isinstance(person, Staff):
            return StaffActor(person.practice, person, person.account)
        with practice_scope(person.practice):
            grant = person.grants.select_related("account").get()
        return ClientActor(person.practice, grant.account, grant, person)

    return actor
