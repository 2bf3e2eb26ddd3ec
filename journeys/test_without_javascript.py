"""On a phone without JavaScript: booking, cancelling, and saving a setting."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from journeys.conftest import PHONE_SCREEN
from portico.foundation.tenancy import practice_scope
from portico.portal_settings import resolve
from portico.scheduling.models import Appointment

PLAIN = {"java_script_enabled": False, "viewport": PHONE_SCREEN, "has_touch": True, "is_mobile": True}


def test_booked_and_cancelled(browser_of, juniper, dana, jo, kofi, individual, decided):
    decided("scheduling.mode", "make")
    decided("scheduling.booking_notice_hours", 48)
    page = browser_of(jo, **PLAIN)
    page.goto("/juniper/me/")
    page.get_by_role("main").get_by_role("link", name="Book a visit").click()
    page.get_by_role("link", name="By video").click()
    expect(page.get_by_role("heading", name="Choose a time")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Please choose a time first.")).to_be_visible()
    page.get_by_role("link", name="Later, from").click()
    page.locator("a.day").last.click()
    page.locator(".times:not(.single) label").last.click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Check and send")).to_be_visible()
    page.get_by_role("link", name="Change the time").click()
    page.locator(".times.single label").last.click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Book this visit").click()
    expect(page.get_by_text("Your visit is booked.")).to_be_visible()
    page.get_by_role("link", name="Cancel this visit").click()
    page.get_by_role("button", name="Yes, cancel my visit").click()
    expect(page.get_by_text("Your visit is cancelled.")).to_be_visible()
    with practice_scope(juniper):
        assert Appointment.objects.get().state == "cancelled"


def test_a_setting_is_reviewed_and_saved(browser_of, juniper, dana, kofi, ruth, jo):
    page = browser_of(dana, **PLAIN)
    page.goto("/juniper/desk/")
    menu = page.locator("summary", has_text="Menu")
    if menu.count():
        menu.click()
    page.get_by_role("link", name="Settings", exact=True).first.click()
    page.get_by_role("link", name="Scheduling", exact=True).click()
    page.get_by_label("Cancel until, hours").fill("soon")
    page.get_by_role("button", name="Review and save").click()
    expect(page.get_by_role("alert")).to_contain_text("Cancel until")
    expect(page.get_by_label("Cancel until, hours")).to_have_value("soon")
    page.get_by_label("Cancel until, hours").fill("36")
    page.get_by_role("button", name="Review and save").click()
    expect(page.get_by_text("Affects 1 of 1 clients.")).to_be_visible()
    page.get_by_role("button", name="Back to editing").click()
    expect(page.get_by_label("Cancel until, hours")).to_have_value("36")
    page.get_by_role("button", name="Review and save").click()
    page.get_by_role("button", name="Save 1 change").click()
    expect(page.get_by_role("status")).to_contain_text("Saved 1 change.")
    with practice_scope(juniper):
        assert resolve(practice=juniper)["scheduling.cancel_notice_hours"] == 36


@pytest.mark.sqlite_only
def test_what_was_typed_survives_a_refusal(browser_of, dana, kofi):
    page = browser_of(dana, **PLAIN)
    page.goto("/juniper/desk/clients/add/")
    page.get_by_label("Given name").fill("<script>alert(1)</script> مريم")
    page.get_by_label("Month").fill("13")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Given name")).to_have_value("<script>alert(1)</script> مريم")
    expect(page.get_by_label("Month")).to_have_value("13")
