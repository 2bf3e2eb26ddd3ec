"""Practice and people for whole stories in a real browser. Clocks are real: nothing here stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from portico.foundation import clock
from portico.foundation.tenancy import practice_scope
from portico.people.models import Client, Contact, Staff
from portico.portal_settings.acts.set_value import set_value
from portico.portal_settings.levels import CLIENT, PRACTICE, PROVIDER
from portico.portal_settings.targets import Target
from portico.scheduling.acts.book import book
from portico.scheduling.models import Appointment
from portico.testing.cast import PASSWORD

expect.set_options(timeout=20_000)  # the machine may be busy; nothing waits longer than it has to
DESK_SCREEN = {"width": 1280, "height": 900}
PHONE_SCREEN = {"width": 390, "height": 780}


@pytest.fixture(autouse=True)
def _nothing_is_broken(live_server: object) -> Iterator[None]:
    """The invariants hold at the end of every story, while its data are still there."""
    yield
    complaints = StringIO()
    try:
        call_command("check_invariants", stdout=StringIO(), stderr=complaints)
    except SystemExit:
        pytest.fail(complaints.getvalue())


@pytest.fixture
def browser_of(new_context: Callable, browse: Callable, live_server: object) -> Callable[..., Page]:
    """A page in a browser of its own in which this person has signed in."""

    def signed_in(person: Staff | Client | Contact, **options: object) -> Page:
        context = new_context(**{"viewport": DESK_SCREEN} | options)
        cookie = browse(person).cookies["portico_session"].value
        context.add_cookies([{"name": "portico_session", "value": cookie, "url": f"{live_server.url}/juniper/"}])
        return context.new_page()

    return signed_in


@pytest.fixture
def worker() -> Callable[[], None]:
    """Does everything that is due, as ``portico worker --once`` does."""
    return lambda: call_command("worker", once=True)


@pytest.fixture
def decided(juniper: object, dana: Staff, acting: Callable) -> Callable[..., None]:
    """Dana decides a setting, for the practice or for one person."""

    def set_at(key: str, value: object, person: Staff | Client | None = None) -> None:
        level = PRACTICE if person is None else PROVIDER if isinstance(person, Staff) else CLIENT
        with practice_scope(juniper):
            set_value(
                actor=acting(dana), now=clock.now(), key=key, target=Target(level, person or juniper), value=value
            )

    return set_at


@pytest.fixture
def visit(juniper: object, dana: Staff, acting: Callable) -> Callable[..., Appointment]:
    """Staff book a visit that starts in so many hours, on the full hour."""

    def booked(client: Client, provider: Staff, service: object, hours: float, **more: object) -> Appointment:
        starts_at = (clock.now() + timedelta(hours=hours)).replace(minute=0, second=0, microsecond=0)
        with practice_scope(juniper):
            return book(
                actor=acting(dana), now=clock.now(), client=client, provider=provider, service=service,
                starts_at=starts_at, rules="staff", **more,
            )  # fmt: skip

    return booked


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    """Through the door, as everybody does."""
    page.goto("/juniper/sign-in/")
    page.get_by_label("E-mail address or user name").fill(login)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def next_weekday(weekday: int, *, at_least_days: int = 3) -> datetime:
    """Midnight UTC of the next such day (Monday is 0) that is at least so many days away."""
    day = clock.now().date() + timedelta(days=at_least_days)
    return datetime.combine(day + timedelta(days=(weekday - day.weekday()) % 7), time(), UTC)
