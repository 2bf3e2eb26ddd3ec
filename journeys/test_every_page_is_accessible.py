"""Every page as the person it is for, full, empty and refusing: axe finds nothing, one h1, no sideways scrolling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from journeys.conftest import next_weekday
from journeys.looking import Look
from portico.access.acts.invitations import invite
from portico.access.models import ApiToken, Passkey
from portico.config.tests.test_who_may_enter import PAGE_ROUTES, address
from portico.config.tests.who_may_enter import PAGES
from portico.foundation import clock
from portico.foundation.tenancy import practice_scope
from portico.notices import enqueue
from portico.notices.models import Task
from portico.people.models import Assignment, Client
from portico.portal_settings.models import Change
from portico.practices.models import Closure, Service
from portico.scheduling.acts.book import book
from portico.scheduling.models import HoursOnDate, TimeOff
from portico.testing.cast import PASSWORD, account_of, assign

pytestmark = pytest.mark.sqlite_only

LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff"
GALLERY = {"design:gallery", "design:gallery_layout", "design:brand"}  # its own tests look at it


@pytest.fixture
def look(browser_of: Callable) -> Iterator[Callable[[object], Look]]:
    looks: list[Look] = []

    def begin(page: Page) -> Look:
        looks.append(Look(page))
        return looks[-1]

    yield begin
    complaints = [line for one in looks for line in one.complaints]
    assert not complaints, "\n".join(complaints)


def names_for(kind: str, *, with_objects: bool) -> list[str]:
    return [
        name
        for name, (entry, _permission) in PAGES.items()
        if entry == kind and name not in GALLERY and (with_objects or "<uuid" not in PAGE_ROUTES[name])
    ]


def key_of(person: object) -> Passkey:
    return Passkey.objects.create(
        account=account_of(person), name=LONG_NAME, credential_id=str(person.pk), credential="", added_at=clock.now()
    )


@pytest.fixture
def full(juniper, dana, kofi, ruth, dee, jo, ana, main_street, northside, individual, acting, decided) -> dict:
    """A practice in which there is something of everything, some of it with names that hardly fit."""
    decided("scheduling.mode", "make", kofi)
    decided("scheduling.bookable_providers", "any")
    assign(jo, ruth)
    now, monday = clock.now(), next_weekday(0, at_least_days=5)
    later = monday + timedelta(days=30)
    with practice_scope(juniper):
        couple = Service.objects.create(
            name=f"{LONG_NAME} session", minutes=80, price_cents=1234567, description=LONG_NAME
        )
        long = Client.objects.create(
            number="2000",
            given_name=LONG_NAME,
            family_name=f"{LONG_NAME}-{LONG_NAME}",
            email="x" * 60 + "@mail.example",
        )
        invite(actor=acting(dana), now=now, client=long)
        common = {"now": now, "client": jo, "service": individual}
        booked = book(
            actor=acting(dana), provider=kofi, starts_at=monday + timedelta(hours=16), rules="staff", **common
        )
        waiting = book(
            actor=acting(jo), provider=ruth, starts_at=monday + timedelta(hours=20), note=LONG_NAME, **common
        )
        enqueue(kind="client.created", practice=juniper, now=now, to=jo.email, values={"portal_link": "x"}, client=jo)
        return {
            "client": jo, "staff": kofi, "provider": kofi, "location": main_street, "service": couple,
            "appointment": booked, "waiting": waiting, "assignment": Assignment.objects.filter(client=jo).first(),
            "task": Task.objects.first(), "change": Change.objects.first(), "long": long, "other service": individual,
            "token": ApiToken.objects.create(staff=dana, name=LONG_NAME, digest="d", created_at=now),
            "closure": Closure.objects.create(first_day=later, last_day=later),
            "hours": HoursOnDate.objects.create(provider=kofi, day=monday, start_minute=1080, end_minute=1140),
            "away": TimeOff.objects.create(
                provider=kofi, starts_at=later, ends_at=later + timedelta(days=1), reason=LONG_NAME
            ),
            "passkey": key_of(jo), "her passkey": key_of(dana),
        }  # fmt: skip


def confirmed(looked: Look, security: str) -> Look:
    """The pages where a second step is changed ask for the password first."""
    looked.visit(f"{security}passkeys/")
    looked.page.get_by_label("Your password").fill(PASSWORD)
    looked.page.get_by_role("main").get_by_role("button").first.click()
    looked.page.get_by_role("heading", name="passkey").first.wait_for()
    return looked


def test_public_pages(look, page, full):
    looked = look(page)
    for name in names_for("open", with_objects=True):
        if name != "access:kept":
            looked.visit(address(PAGE_ROUTES[name], full), status=404 if name == "access:invitation" else 200)
    looked.visit("/")
    page.goto("/juniper/sign-in/")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("alert").wait_for()
    looked.at("sign-in refused")
    page.goto("/juniper/no-such-page/")
    looked.at("404")


def test_pages_of_clients(look, browser_of, full, jo):
    looked = confirmed(look(browser_of(jo)), "/juniper/me/settings/security/")
    for name in names_for("client", with_objects=True):
        looked.visit(address(PAGE_ROUTES[name], full))
    way = f"service={full['other service'].pk}&provider={full['provider'].pk}"
    for step in (
        "new/",
        f"new/provider/?service={full['other service'].pk}",
        f"new/way/?{way}",
        f"new/time/?{way}&way=video",
        f"new/time/?{way}&way=video&go=1",
        f"{full['waiting'].pk}/",
        f"{full['waiting'].pk}/cancellation/",
        "?show=past",
    ):
        looked.visit(f"/juniper/me/appointments/{step}")
    page = looked.page
    page.goto(f"/juniper/me/appointments/new/time/?{way}&way=video")
    page.locator(".times.single label").first.click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="Check and send").wait_for()
    looked.at("check")
    page.goto("/juniper/desk/")
    looked.at("the desk does not exist for clients")


def test_pages_of_a_new_client(look, browser_of, juniper, dana, tess, decided):
    looked = look(browser_of(tess))
    looked.visit("/juniper/me/")
    looked.visit("/juniper/me/appointments/")
    looked.visit("/juniper/me/appointments/new/")
    decided("scheduling.mode", "view")
    looked.seen.clear()
    looked.visit("/juniper/me/appointments/")
    looked.visit("/juniper/me/appointments/new/")
    decided("portal.enabled", False)
    looked.seen.clear()
    looked.visit("/juniper/me/")


HALVES = [names_for("staff", with_objects=True)[n::2] for n in (0, 1)]


@pytest.mark.parametrize("names", HALVES, ids=["some", "others"])
def test_pages_of_staff(look, browser_of, full, dana, names):
    looked = confirmed(look(browser_of(dana)), "/juniper/desk/account/")
    for name in names:
        looked.visit(address(PAGE_ROUTES[name], full | {"passkey": full["her passkey"]}))


def test_pages_of_staff_that_are_asked_something(look, browser_of, full, dana, kofi, jo):
    looked, waiting, service = look(browser_of(dana)), full["waiting"].pk, full["other service"].pk
    client, jos = f"/juniper/desk/clients/{full['long'].pk}", f"/juniper/desk/clients/{jo.pk}"
    for path in (
        f"{client}/", f"{client}/edit/", f"{client}/sign-in/", f"{client}/portal/", f"{client}/why/",
        f"{jos}/why/?action=cancel", f"{jos}/why/?action=see_appointments",
        f"/juniper/desk/requests/{waiting}/", f"/juniper/desk/appointments/new/?client={jo.pk}",
        f"/juniper/desk/appointments/new/?client={jo.pk}&provider={kofi.pk}&service={service}&way=video&go=1",
        f"/juniper/desk/settings/scheduling/?provider={kofi.pk}", f"/juniper/desk/settings/scheduling/?client={jo.pk}",
        "/juniper/desk/settings/?q=cancel", "/juniper/desk/settings/?q=zebra", "/juniper/desk/clients/?q=zebra",
        "/juniper/desk/settings/scheduling/one/?q=Jo", "/juniper/desk/staff/?left=1",
        "/juniper/desk/calendar/?provider=all", "/juniper/desk/mail/?state=failed",
    ):  # fmt: skip
        looked.visit(path)
    looked.visit(f"{jos}/why/?action=book&day=soon&time=late", status=422)
    looked.visit(f"/juniper/desk/appointments/new/?client={jo.pk}&go=1", status=422)


def test_pages_of_a_practice_in_which_there_is_nothing(look, browser_of, dana):
    looked = look(browser_of(dana))
    for name in names_for("staff", with_objects=False):
        if not name.startswith("access_staff:") and ":add_" not in name:  # these are the same in a full practice
            looked.visit(address(PAGE_ROUTES[name], {"staff": dana}))


EMPTY_MEANS_REFUSED = (
    "people_staff:add_client", "people_staff:edit_client", "people_staff:add_staff", "people_staff:edit_staff",
    "practices_staff:details", "practices_staff:location", "practices_staff:add_service",
    "practices_staff:closures", "practices_staff:hours", "scheduling_staff:weekly_hours",
    "scheduling_staff:hours_on_date", "scheduling_staff:time_off", "access_staff:tokens",
    "access_staff:password", "portal_settings:page",
)  # fmt: skip


def test_forms_that_refuse(look, browser_of, full, dana, kofi):
    looked = look(browser_of(dana))
    for name in EMPTY_MEANS_REFUSED:
        looked.refused(address(PAGE_ROUTES[name], full), "soon" if "hours" in name or "settings" in name else "")
