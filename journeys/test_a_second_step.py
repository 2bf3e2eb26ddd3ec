"""Staff must add a second step before they see anything; then the password alone opens nothing."""

from __future__ import annotations

import base64

from playwright.sync_api import Page, expect

from journeys.conftest import sign_in
from portico.access import codes
from portico.foundation import clock


def test_dana_adds_a_code_app_and_signs_in_with_it(page: Page, dana, no_axe_violations):
    sign_in(page, dana.email)
    expect(page.get_by_text("Please add a second step")).to_be_visible()
    page.goto("/juniper/desk/clients/")
    expect(page.get_by_text("Please add a second step")).to_be_visible()
    page.get_by_role("link", name="Add a code app").click()
    page.get_by_text("I can’t scan it").click()
    secret = base64.b32decode(page.locator("code").inner_text().replace(" ", ""))
    step = codes.step_of(clock.now())
    page.get_by_role("textbox", name="Code").fill(codes.code_at(secret, step))
    page.get_by_role("button", name="Add the app").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.goto("/juniper/desk/clients/")
    expect(page.get_by_text("Nobody here yet")).to_be_visible()

    page.goto("/juniper/sign-out/")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, dana.email)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.goto("/juniper/desk/clients/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(page, dana.email)
    page.get_by_role("textbox", name="Code").fill(codes.code_at(secret, step))
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_visible()  # the same code does not open twice
    no_axe_violations(page)
    page.get_by_role("textbox", name="Code").fill(codes.code_at(secret, max(step + 1, codes.step_of(clock.now()))))
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/juniper/desk/**")
    expect(page.get_by_role("link", name="Clients")).to_be_visible()
