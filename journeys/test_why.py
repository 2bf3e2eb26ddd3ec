"""Why can't this client book? Every check, who decided, what they read, the fix: one answer in every place."""

from __future__ import annotations

import json
import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from portico.access.models import ApiToken
from portico.foundation import clock
from portico.foundation.tenancy import practice_scope

SECRET = "secret of this story"


def api_of(page: Page, juniper, dana):
    """The API as a program of Dana's sees it."""
    with practice_scope(juniper):
        ApiToken.objects.create(staff=dana, name="Why", digest=ApiToken.digest_of(SECRET), created_at=clock.now())

    def ask(path: str, body: dict | None = None, **query: object):
        send = page.context.request.get if body is None else page.context.request.post
        extra = {} if body is None else {"data": json.dumps(body)}
        return send(
            f"/juniper/api/v1/{path}", params={name: str(value) for name, value in query.items()},
            headers={"Authorization": f"Bearer {SECRET}", "Content-Type": "application/json"}, **extra,
        )  # fmt: skip

    return ask


def test_asked_explained_and_put_right(
    browser_of, juniper, dana, kofi, ruth, tess, individual, decided, no_axe_violations
):
    decided("scheduling.mode", "make")
    decided("scheduling.mode", "request", kofi)
    decided("scheduling.mode", "view", tess)
    desk, portal = browser_of(dana), browser_of(tess)
    api = api_of(desk, juniper, dana)

    desk.goto(f"/juniper/desk/clients/{tess.pk}/")
    desk.get_by_role("link", name="Why?").click()
    expect(desk.get_by_role("heading", name="Why can’t Tess book?")).to_be_visible()
    expect(desk.get_by_text("Put it right to let them.")).to_be_visible()
    checks = desk.locator(".checks .check")
    decision = api("decisions", action="book", client=tess.pk, provider=kofi.pk).json()
    for line, check in zip(checks.all_inner_texts(), decision["checks"], strict=True):
        assert check["staff"] in line
    [stopped] = [check for check in decision["checks"] if check["ok"] is False]
    assert (stopped["code"], stopped["setting"]) == ("mode", "scheduling.mode")
    expect(desk.locator(".check.problem")).to_have_count(1)

    trace = desk.locator("section", has_text="Where “How clients book” comes from").locator("tbody tr")
    lines = [[cell.strip() for cell in row.split("\t")] for row in trace.all_inner_texts()]
    assert [line[1] for line in lines] == [
        "Ask for a time", "Book directly", "Ask for a time", "See appointments only",
    ]  # fmt: skip
    assert [line[2] for line in lines] == ["replaced", "replaced", "replaced", "used"]
    assert "Tess" in lines[3][0]
    no_axe_violations(desk)

    sentence = desk.locator("#sees").get_by_role("paragraph").inner_text().strip()
    assert sentence == decision["client_sentence"]
    assert "555-0134" in sentence
    portal.goto("/juniper/me/appointments/")
    expect(portal.get_by_role("main")).to_contain_text(sentence)
    portal.goto("/juniper/me/appointments/new/")
    expect(portal.get_by_role("main")).to_contain_text(sentence)
    days = {"from": clock.now().date(), "to": clock.now().date() + timedelta(days=10)}
    slot = api("slots", provider=kofi.pk, service=individual.pk, **days).json()["slots"][-1]
    wanted = {
        "client": tess.pk,
        "provider": kofi.pk,
        "service": individual.pk,
        "start": slot["start"],
        "rules": "client",
    }
    refused = api("appointments", {name: str(value) for name, value in wanted.items()})
    assert refused.status == 409
    assert sentence in [check["client"] for check in refused.json()["checks"]]

    desk.locator(".check.problem").get_by_role("link", name="Show the setting").click()
    expect(desk.get_by_role("heading", name="How clients book")).to_be_visible()
    expect(desk.get_by_role("main")).to_contain_text("For Tess Wu")
    desk.get_by_role("button", name="Use practice default (Book directly)").click()
    expect(desk.get_by_role("status")).to_be_visible()
    desk.goto(f"/juniper/desk/clients/{tess.pk}/why/")
    expect(desk.get_by_role("heading", name="Why can Tess book?")).to_be_visible()
    expect(desk.locator(".check.problem")).to_have_count(0)
    decision = api("decisions", action="book", client=tess.pk, provider=kofi.pk).json()
    assert (decision["allowed"], decision["mode"]) == (True, "ask")
    portal.goto("/juniper/me/appointments/")
    expect(portal.locator(".page-head").get_by_role("link", name="Ask for a time")).to_be_visible()


def test_a_time_that_is_outside_the_hours(browser_of, juniper, dana, kofi, jo, individual, no_axe_violations):
    desk = browser_of(dana)
    desk.goto(f"/juniper/desk/clients/{jo.pk}/why/")
    desk.get_by_label("Service").select_option(label="Individual session")
    desk.get_by_label("Day").fill((clock.now().replace(year=clock.now().year + 1)).date().isoformat())
    desk.get_by_label("Starts at").fill("3 am")
    desk.get_by_role("button", name="Ask").click()
    expect(desk.locator(".check.problem")).not_to_have_count(0)
    expect(
        desk.get_by_text(re.compile(r"can ask for a time, but \d things? stops? it right now|things stop it"))
    ).to_be_visible()
    no_axe_violations(desk)
