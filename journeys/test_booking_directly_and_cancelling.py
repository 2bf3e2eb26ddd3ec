"""Booked at once; no door where clients only look; cancelling outside the notice, inside it, and late."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from portico.foundation.tenancy import practice_scope
from portico.scheduling.models import Appointment

TEXT = "We keep a small fee when we can’t fill your hour.\nCall us if you are ill."


@pytest.fixture(autouse=True)
def _direct(decided, juniper, dana, kofi, individual):
    decided("scheduling.mode", "make")
    decided("scheduling.cancellation_message", TEXT)


def state_of(juniper, appointment: Appointment) -> str:
    with practice_scope(juniper):
        return Appointment.objects.get(pk=appointment.pk).state


def book_the_soonest(page: Page) -> None:
    page.goto("/juniper/me/appointments/")
    page.get_by_role("main").get_by_role("link", name="Book a visit").first.click()
    expect(page.get_by_text("You are booking this visit.")).to_be_visible()
    page.get_by_role("link", name="Main Street").click()
    page.locator(".times.single label").first.click()
    page.get_by_role("button", name=re.compile("^Continue")).click()
    expect(page.get_by_role("main")).to_contain_text("You can cancel here until 24 hours before.")
    page.get_by_role("button", name="Book this visit").click()
    expect(page.get_by_text("Your visit is booked.")).to_be_visible()


def test_booked_at_once(browser_of, jo, kofi, juniper, smtp, worker, no_axe_violations):
    page = browser_of(jo)
    book_the_soonest(page)
    expect(page.locator(".status").first).to_contain_text("Confirmed")
    worker()
    assert [mail["To"] for mail in smtp.messages].count(kofi.email) == 1
    assert len(smtp.to(jo.email)) == 1
    with practice_scope(juniper):
        assert Appointment.objects.get().made_by == "client"
    page.goto("/juniper/me/appointments/")
    expect(page.locator(".rows li")).to_have_count(1)
    no_axe_violations(page)


def test_cancelled_in_time_with_the_practices_words(browser_of, jo, kofi, individual, juniper, visit, smtp, worker):
    made, page = visit(jo, kofi, individual, 80), browser_of(jo)
    page.goto("/juniper/me/")
    page.get_by_role("link", name="See or cancel").click()
    page.get_by_role("link", name="Cancel this visit").click()
    expect(page.get_by_role("heading", name="Cancel this visit?")).to_be_visible()
    expect(page.get_by_text("We keep a small fee")).to_be_visible()
    expect(page.get_by_text("late cancellation")).to_have_count(0)
    assert state_of(juniper, made) == "booked"
    page.get_by_role("link", name="No, keep my visit").click()
    page.get_by_role("link", name="Cancel this visit").click()
    page.get_by_role("button", name="Yes, cancel my visit").click()
    expect(page.get_by_text("Your visit is cancelled.")).to_be_visible()
    assert state_of(juniper, made) == "cancelled"
    worker()
    told = smtp.to(kofi.email)[-1].get_body(("plain",)).get_content()
    assert "Jo" not in told
    assert "Abara" not in told
    page.go_back()
    page.reload()
    expect(page.get_by_role("button", name="Yes, cancel my visit")).to_have_count(0)


def test_inside_the_notice_it_is_refused_with_whom_to_call(
    browser_of, jo, kofi, individual, juniper, visit, no_axe_violations
):
    made, page = visit(jo, kofi, individual, 20), browser_of(jo)
    page.goto(f"/juniper/me/appointments/{made.pk}/")
    expect(page.get_by_role("link", name="Cancel this visit")).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("555-0134")
    expect(page.get_by_role("main")).to_contain_text("24 hours")
    page.goto(f"/juniper/me/appointments/{made.pk}/cancellation/")
    expect(page.get_by_role("heading", name="This visit can’t be cancelled here")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("555-0134")
    no_axe_violations(page)
    answer = page.context.request.post(
        f"/juniper/me/appointments/{made.pk}/cancellation/",
        form={"once": "by-hand-0001", "csrfmiddlewaretoken": csrf(page)},
        headers={"Referer": page.url},
    )
    assert answer.status == 409
    assert "555-0134" in answer.text()
    assert state_of(juniper, made) == "booked"


def csrf(page: Page) -> str:
    page.goto("/juniper/sign-out/")
    return page.locator("main input[name=csrfmiddlewaretoken]").get_attribute("value")


def test_late_but_allowed_is_marked_late(browser_of, jo, kofi, dana, individual, juniper, visit, decided):
    decided("scheduling.cancel_notice_hours", 2)
    decided("scheduling.late_cancel_hours", 48)
    made, page = visit(jo, kofi, individual, 30), browser_of(jo)
    page.goto(f"/juniper/me/appointments/{made.pk}/cancellation/")
    expect(page.get_by_role("main")).to_contain_text("less than 48 hours before. It will count as a late cancellation.")
    page.get_by_role("button", name="Yes, cancel my visit").click()
    expect(page.get_by_text("Your visit is cancelled.")).to_be_visible()
    assert state_of(juniper, made) == "late_cancelled"
    desk = browser_of(dana)
    desk.goto(f"/juniper/desk/appointments/{made.pk}/")
    expect(desk.locator(".page-head .status")).to_contain_text(re.compile("late", re.IGNORECASE))


def test_where_clients_only_look_there_is_no_door(browser_of, jo, kofi, individual, visit, decided):
    decided("scheduling.mode", "view", jo)
    made, page = visit(jo, kofi, individual, 80), browser_of(jo)
    page.goto("/juniper/me/appointments/")
    expect(page.locator(f"a[href$='{made.pk}/']")).to_be_visible()
    for address in ("", "appointments/", f"appointments/{made.pk}/"):
        page.goto(f"/juniper/me/{address}")
        expect(page.locator("a[href*='/appointments/new/']")).to_have_count(0)
    page.goto("/juniper/me/appointments/new/")
    expect(page.get_by_role("heading", name="Planning a visit")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("555-0134")
