"""Sign-in and the choice of a time with Tab, arrows, Space and Enter alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from portico.foundation.tenancy import practice_scope
from portico.scheduling.models import Appointment
from portico.testing.cast import PASSWORD

FOCUSED = """() => {
    const here = document.activeElement, label = here.labels?.[0], looks = [getComputedStyle(here)];
    if (label) looks.push(getComputedStyle(label), getComputedStyle(label, "::before"));
    const seen = one => (one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0) || one.boxShadow !== "none";
    return {name: (label ?? here).innerText.trim(), tag: here.tagName, ring: looks.some(seen)};
}"""


def tab_to(page: Page, words: str, *, tag: str = "") -> None:
    """Press Tab until the focus is on what begins with these words; it can be seen that it is there."""
    for _ in range(40):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here["name"].startswith(words) and tag in here["tag"]:
            assert here["ring"], f"the focus on {words!r} cannot be seen"
            return
    pytest.fail(f"Tab never comes to {words!r}")


def test_signed_in_and_a_time_chosen(page: Page, dana, jo, kofi, individual, juniper):
    page.goto("/juniper/sign-in/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["name"] == "Skip to the main part"
    page.keyboard.press("Enter")
    tab_to(page, "E-mail address or user name")
    page.keyboard.type(jo.email)
    tab_to(page, "Password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/juniper/me/**")

    tab_to(page, "Ask for a time")
    page.keyboard.press("Enter")
    page.wait_for_url("**/new/way/**")
    tab_to(page, "By video")
    page.keyboard.press("Enter")
    page.wait_for_url("**/new/time/**")
    first = page.locator(".times.single input").first
    soonest = first.get_attribute("value")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.name === 'start'"):
            break
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".times.single input").nth(1)).to_be_checked()
    page.keyboard.press("ArrowUp")
    expect(first).to_be_checked()
    assert page.evaluate(FOCUSED)["ring"]
    tab_to(page, "Continue", tag="BUTTON")
    page.keyboard.press("Enter")
    page.wait_for_url("**/new/check/**")
    tab_to(page, "Send my request", tag="BUTTON")
    page.keyboard.press("Space")
    expect(page.get_by_text("We have your request.")).to_be_visible()
    with practice_scope(juniper):
        assert Appointment.objects.get().starts_at.isoformat() == soonest
