"""Dana sets up the practice and its staff; Dr. Osei sets his hours; Dana does it for him; the times follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import next_weekday
from portico.foundation import clock
from portico.foundation.tenancy import practice_scope
from portico.people.models import Assignment, Staff
from portico.practices.models import Location, Service
from portico.scheduling.queries import open_slots

CHICAGO = ZoneInfo("America/Chicago")


@pytest.fixture
def times(juniper, kofi, individual) -> Callable[[date], list[str]]:
    """What is on offer with Dr. Osei on a day: ``10:00 in_person Riverside``."""

    def on(day: date) -> list[str]:
        with practice_scope(juniper):
            offer = open_slots(
                practice=juniper, provider=kofi, service=individual, from_=day, until=day, now=clock.now()
            )
            places = {place.pk: place.name for place in Location.objects.all()}
        return [
            f"{datetime.fromtimestamp(slot.start, CHICAGO):%H:%M} {slot.format} {places.get(slot.location, '')}".strip()
            for slot in offer.slots
        ]

    return on


def said(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(words)


def set_up_the_practice(page: Page, closed: date) -> None:
    page.goto("/juniper/desk/practice/")
    page.get_by_role("link", name="Change working hours").click()
    page.get_by_label("Monday, from").first.fill("9")
    page.get_by_label("Monday, to").first.fill("8 am")
    page.get_by_role("button", name="Save working hours").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Monday, to").first.fill("5:30 pm")
    page.get_by_role("button", name="Save working hours").click()
    expect(page.locator("#hours")).to_contain_text("9:00 am to 5:30 pm")

    page.get_by_role("main").get_by_role("link", name="Closures", exact=True).click()
    page.get_by_label("First day").fill(closed.isoformat())
    page.get_by_label("Name").fill("Painting")
    page.get_by_role("button", name="Add closure").click()
    expect(page.locator("#coming")).to_contain_text("Painting")

    page.goto("/juniper/desk/practice/locations/add/")
    page.locator("#id_name").fill("Riverside")
    page.locator("#id_address").fill("5 River Road, Chicago")
    page.locator("#id_area").fill("Old Town")
    page.get_by_label("Show the address once a visit is confirmed").check()
    page.get_by_role("button", name="Add location").click()
    said(page, "Location added.")

    page.goto("/juniper/desk/practice/services/add/")
    page.locator("#id_name").fill("Couple session")
    page.locator("#id_minutes").fill("80")
    page.get_by_label("Price").fill("$150")
    page.get_by_role("button", name="Add service").click()
    said(page, "Service added.")


def set_up_the_staff(page: Page, juniper, jo) -> None:
    page.goto("/juniper/desk/staff/add/")
    page.get_by_label("Given name").fill("Ines")
    page.get_by_label("Family name").fill("Wolf")
    page.get_by_role("radio", name="Provider").check()
    page.get_by_role("checkbox", name="Sees clients").check()
    page.locator("#id_email").fill("Kofi.Osei@juniper.example")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Somebody else here has this address.")
    page.locator("#id_email").fill("ines.wolf@juniper.example")
    page.get_by_role("button", name="Add", exact=True).click()
    said(page, "Added. They can sign in once you have invited them.")

    page.goto("/juniper/desk/staff/")
    page.get_by_role("link", name="Ines Wolf").click()
    page.get_by_role("link", name="Show Clients").click()
    page.get_by_label("Find somebody to assign: name, birth date or number").fill("Abara")
    page.get_by_role("main").get_by_role("button", name="Find").click()
    page.get_by_role("button", name="Assign Jo Abara").click()
    expect(page.locator("#now")).to_contain_text("Jo Abara")
    with practice_scope(juniper):
        ines, couple = Staff.objects.get(given_name="Ines"), Service.objects.get(name="Couple session")
        assert Assignment.objects.filter(client=jo, provider=ines, ended_at=None).exists()

    page.goto(f"/juniper/desk/practice/services/{couple.pk}/")
    page.get_by_role("link", name="Which providers offer it").click()
    page.get_by_role("checkbox", name="Osei").uncheck()
    page.get_by_role("button", name="Save").click()
    said(page, "Saved.")


def only_mondays_at_riverside(page: Page) -> None:
    """As Dr. Osei himself: Monday 10 to 2 in person at Riverside, and no other day."""
    page.goto("/juniper/desk/availability/")
    expect(page.get_by_role("heading", name="My hours")).to_be_visible()
    page.get_by_role("link", name="Change weekly hours").click()
    for day in range(1, 5):
        page.locator(f"#id_d{day}_0_from").fill("")
        page.locator(f"#id_d{day}_0_to").fill("")
    page.locator("#id_d0_0_from").fill("10")
    page.locator("#id_d0_0_to").fill("2 pm")
    page.locator("#id_d0_0_place").select_option(label="Riverside")
    page.locator("#id_d0_0_format").select_option("in_person")
    page.get_by_role("button", name="Save weekly hours").click()
    said(page, "Weekly hours saved.")


def an_exception_and_a_day_off(page: Page, saturday: date, off: date) -> None:
    page.get_by_role("link", name="Add hours on a date").click()
    page.locator("#id_day").fill(saturday.isoformat())
    page.locator("#id_start").fill("10")
    page.locator("#id_end").fill("noon")
    page.locator("#id_format").select_option("video")
    page.get_by_role("button", name="Add these hours").click()
    said(page, "Hours added.")
    page.get_by_role("link", name="Take time off").click()
    page.locator("#id_first_day").fill(off.isoformat())
    page.locator("#id_reason").fill("Hiking")
    page.get_by_role("button", name="Take time off").click()
    said(page, "Time off saved.")
    expect(page.locator("#away")).to_contain_text("Hiking")


def test_everything_that_times_come_from(browser_of, juniper, dana, kofi, jo, individual, times, decided):
    monday = next_weekday(0, at_least_days=3).date()
    closed, off, saturday = monday + timedelta(7), monday + timedelta(14), monday + timedelta(5)
    decided("scheduling.mode", "make")
    desk, own = browser_of(dana), browser_of(kofi)
    assert len(times(closed)) == 16  # eight starts, each in person or by video
    set_up_the_practice(desk, closed)
    assert times(closed) == []
    set_up_the_staff(desk, juniper, jo)

    only_mondays_at_riverside(own)
    assert times(monday) == [f"{hour}:00 in_person Riverside" for hour in (10, 11, 12, 13)]
    assert times(monday + timedelta(1)) == []
    assert len(times(off)) == 4
    an_exception_and_a_day_off(own, saturday, off)
    assert times(saturday) == ["10:00 video", "11:00 video"]
    assert times(off) == []

    desk.goto("/juniper/desk/availability/")
    desk.get_by_role("link", name="Dr. Kofi Osei").click()
    desk.get_by_role("button", name="Take back").click()
    said(desk, "Time off taken back.")
    desk.get_by_role("link", name="Change weekly hours").click()
    desk.locator("#id_d1_0_from").fill("9")
    desk.locator("#id_d1_0_to").fill("11")
    desk.get_by_role("button", name="Save weekly hours").click()
    said(desk, "Weekly hours saved.")
    assert len(times(off)) == 4
    assert {line[:5] for line in times(monday + timedelta(1))} == {"09:00", "10:00"}

    what_the_client_finds(browser_of(jo), monday)


def what_the_client_finds(page: Page, monday: date) -> None:
    """Only Ines offers couples, and has no hours; Riverside's address comes with the confirmed visit."""
    page.goto("/juniper/me/appointments/new/")
    page.get_by_role("link", name="Couple session").click()
    expect(page.get_by_role("main")).to_contain_text("Ines Wolf")
    expect(page.get_by_role("main")).to_contain_text("No hours online yet")
    page.goto("/juniper/me/appointments/new/")
    page.get_by_role("link", name="Individual session").click()
    page.get_by_role("link", name="Dr. Kofi Osei").click()
    riverside = page.get_by_role("link", name="Riverside")
    expect(riverside).to_contain_text("Old Town")
    expect(page.get_by_text("5 River Road")).to_have_count(0)
    riverside.click()
    page.goto(f"{page.url}&day={monday.isoformat()}")
    expect(page.locator(".times:not(.single) input")).to_have_count(4)
    page.locator(".times:not(.single) label").last.click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Check and send")).to_be_visible()
    expect(page.get_by_text("5 River Road")).to_have_count(0)
    page.get_by_role("button", name="Book this visit").click()
    expect(page.get_by_text("Your visit is booked.")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("5 River Road, Chicago")
