"""Dana decides how clients book: for the practice, one provider, one client; who may decide; and takes it back."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

MODE = "How clients book"


def row_of(page: Page, label: str = MODE) -> Locator:
    return page.get_by_role("group", name=label)


def choose_mode(page: Page, label: str, *, because: str = "") -> None:
    """Choose, review, save. Nothing is saved before the review."""
    row_of(page).get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Review and save").click()
    expect(page.get_by_role("heading", name="Review changes to Scheduling")).to_be_visible()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    page.get_by_label("Why?").fill(because)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save 1 change").click()
    expect(page.get_by_role("status")).to_contain_text("Saved 1 change.")


def who_may_change(page: Page, option: str) -> None:
    page.goto("/juniper/desk/settings/scheduling/")
    page.get_by_role("link", name=f"Who can change this? {MODE}").first.click()
    page.get_by_role("radio", name=re.compile(f"^{option}")).last.check()


def door(client_page: Page) -> str:
    """What the portal's button on the way to a visit says; empty without a door."""
    client_page.goto("/juniper/me/appointments/")
    found = client_page.locator(".page-head a.button")
    return found.inner_text().strip() if found.count() else ""


def line_in_register(page: Page, who: str) -> Locator:
    return page.locator("#own-values tbody tr").filter(has_text=who)


def test_the_practice_one_provider_one_client(
    browser_of, dana, kofi, ruth, jo, tess, maya, individual, no_axe_violations
):
    desk, jos, tesss = browser_of(dana), browser_of(jo), browser_of(tess)
    assert (door(jos), door(tesss)) == ("Ask for a time", "Ask for a time")

    desk.goto("/juniper/desk/")
    desk.get_by_role("link", name="Settings").click()
    desk.get_by_role("link", name="Scheduling", exact=True).click()
    expect(row_of(desk)).to_contain_text("Built-in value.")
    choose_mode(desk, "Book directly")
    expect(desk.get_by_text("Affects 3 of 3 clients.")).to_be_visible()
    no_axe_violations(desk)
    assert door(jos) == "Ask for a time"
    save(desk)
    expect(row_of(desk)).to_contain_text(
        re.compile("Set by Dana Lin on .*The built-in value is Ask for a time", re.DOTALL)
    )
    assert (door(jos), door(tesss)) == ("Book a visit", "Book a visit")

    desk.locator(".scope").get_by_role("link", name="Dr. Osei").click()
    expect(row_of(desk)).to_contain_text("From practice default.")
    choose_mode(desk, "Ask for a time", because="New people first")
    expect(desk.get_by_text("Affects 3 of 3 clients.")).to_be_visible()
    save(desk)
    expect(row_of(desk)).to_contain_text(
        re.compile("Own value for .*Osei.*Practice default is Book directly", re.DOTALL)
    )
    assert (door(jos), door(tesss)) == ("Ask for a time", "Ask for a time")

    for_one_client(desk, "Tess")
    choose_mode(desk, "See appointments only", because="Calls us instead")
    save(desk)
    expect(row_of(desk)).to_contain_text("Own value for Tess Wu")
    assert (door(jos), door(tesss)) == ("Ask for a time", "")

    let_one_client_book(desk, jos)
    where_it_differs(desk, tesss)
    locked_and_taken_back(desk, jos, tesss)


def for_one_client(desk: Page, name: str) -> None:
    desk.get_by_role("link", name="One client…").click()
    desk.get_by_label("Name, birth date, number, e-mail or phone").fill(name)
    desk.get_by_role("main").get_by_role("button", name="Find").click()
    desk.get_by_role("link", name=name).click()


def let_one_client_book(desk: Page, jos: Page) -> None:
    who_may_change(desk, "Providers, and single clients")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_role("status")).to_contain_text("Saved.")
    for_one_client(desk, "Jo")
    choose_mode(desk, "Book directly", because="Knows the way")
    save(desk)
    assert door(jos) == "Book a visit"


def where_it_differs(desk: Page, tesss: Page) -> None:
    desk.goto("/juniper/desk/settings/")
    desk.get_by_role("link", name="Where it differs").click()
    expect(desk.locator("#own-values tbody tr")).to_have_count(3)
    expect(line_in_register(desk, "Tess Wu")).to_contain_text(
        re.compile("See appointments only.*Book directly.*Dana Lin.*Calls us instead", re.DOTALL)
    )
    expect(line_in_register(desk, "Osei")).to_contain_text("New people first")
    expect(line_in_register(desk, "Jo Abara")).to_contain_text("same as default")


def locked_and_taken_back(desk: Page, jos: Page, tesss: Page) -> None:
    who_may_change(desk, "Only the practice")
    expect(desk.get_by_text("3 own values are set aside")).to_be_visible()
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(row_of(desk)).to_contain_text("Set by the practice for everyone.")
    assert (door(jos), door(tesss)) == ("Book a visit", "Book a visit")
    desk.goto("/juniper/desk/settings/differs/")
    expect(line_in_register(desk, "Tess Wu")).to_contain_text("Set aside")
    expect(line_in_register(desk, "Tess Wu")).to_contain_text("See appointments only")

    desk.goto("/juniper/desk/settings/setting/scheduling.mode/")
    latest = desk.locator(".history li").first
    expect(latest).to_contain_text("Only the practice")
    latest.get_by_role("button", name="Set back to Providers, and single clients").click()
    expect(desk.get_by_role("status")).to_contain_text("Set back.")
    assert (door(jos), door(tesss)) == ("Book a visit", "")

    change = desk.locator(".history li").filter(has_text="Tess Wu").filter(has_text="See appointments only")
    change.get_by_role("button", name="Set back to practice default").click()
    expect(desk.get_by_role("status")).to_contain_text("Set back.")
    assert door(tesss) == "Ask for a time"
