"""Tasks, mail and trail as people meet them, on a desk's screen and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from portico.foundation.tenancy import practice_scope
from portico.notices import enqueue, open_task
from portico.notices.models import Delivery
from portico.testing.cast import NOW
from portico.trail.recording import viewed


@pytest.fixture
def full(live_server, juniper, visit, dana, kofi, jo, acting):
    with practice_scope(juniper):
        for kind in ("request_in", "request_escalated", "appointment_made", "something_else"):
            open_task(kind=kind, practice=juniper, now=NOW, about=visit.pk, staff=[dana, kofi], client=jo)
        for state, problem in (
            ("sent", ""),
            ("failed", "refused"),
            ("waiting", "temporary"),
            ("skipped", "no_address"),
        ):
            mail = enqueue(
                kind="client.created", practice=juniper, now=NOW, to=jo.email, values={"portal_link": "x"}, client=jo
            )
            Delivery.objects.filter(pk=mail.pk).update(
                state=state, problem=problem, problem_detail="550 5.1.1" if problem == "refused" else ""
            )
        viewed(actor=acting(dana), now=NOW, client=jo, page="record")


@pytest.fixture(params=["page", "phone"])
def dana_s_page(request, full, dana, browse, live_server):
    page = request.getfixturevalue(request.param)
    cookies = browse(dana).cookies.values()
    page.context.add_cookies([{"name": one.key, "value": one.value, "url": live_server.url} for one in cookies])
    page.goto("/juniper/desk/tasks/")
    return page


def test_the_pages_work_and_axe_finds_nothing(dana_s_page, no_axe_violations):
    page = dana_s_page
    expect(page.get_by_role("heading", name="Jo Abara asked for a time")).to_be_visible()
    no_axe_violations(page)
    for address in ("tasks/?show=all", "mail/", "mail/?state=failed", "mail/?state=open", "trail/"):
        page.goto(f"/juniper/desk/{address}")
        no_axe_violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    for address in ("trail/?person=nobody", "trail/?day=soon"):
        page.goto(f"/juniper/desk/{address}")
        no_axe_violations(page)
    page.goto("/juniper/desk/tasks/")
    for left in (3, 2, 1, 0):
        page.get_by_role("button", name="Done").first.click()
        expect(page.get_by_role("button", name="Done")).to_have_count(left)
    no_axe_violations(page)
    page.goto("/juniper/desk/mail/?state=failed")
    page.get_by_role("button", name="Send again").click()
    expect(page.get_by_text("It will be sent again.")).to_be_visible()
    no_axe_violations(page)
