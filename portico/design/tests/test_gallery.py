"""Every component in every state: no axe violation, no sideways scrolling, in both themes, on phones and desks."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from portico.practices.models import Practice

PAGES = ("portal", "slots", "desk", "settings", "why", "entrance", "parts", "parts/?broken")
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def gallery_open(settings) -> None:
    settings.DESIGN_GALLERY = True


@pytest.fixture
def practice() -> Practice:
    return Practice.objects.create(
        slug="juniper", name="Juniper Counselling", time_zone="America/Chicago", phone="555-0134", brand_color="#B5527A"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_gallery_is_accessible_and_fits(
    new_context: Callable[..., BrowserContext],
    no_axe_violations: Callable[[Page], None],
    practice: Practice,
    scheme: str,
    size: str,
) -> None:
    page = new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce").new_page()
    for name in PAGES:
        page.goto(f"/juniper/design/gallery/{name}" + ("" if "?" in name else "/"))
        no_axe_violations(page)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, name


def test_the_narrowest_phone_at_twice_the_text_size_needs_no_sideways_scrolling(
    new_context: Callable[..., BrowserContext], practice: Practice
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    for name in PAGES:
        page.goto(f"/juniper/design/gallery/{name}" + ("" if "?" in name else "/"))
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, name


def test_a_form_that_came_back_puts_the_reader_on_the_summary(page: Page, practice: Practice) -> None:
    page.goto("/juniper/design/gallery/parts/?broken")
    assert page.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    assert page.title().startswith("Error: All parts")
    page.get_by_role("link", name="Date of birth: Enter a valid date.").click()
    assert page.evaluate("document.activeElement.id") == "id_born_0"


def test_the_button_repeats_the_chosen_time(page: Page, practice: Practice) -> None:
    page.goto("/juniper/design/gallery/slots/")
    page.get_by_label("10:00 am").check()
    assert page.get_by_role("button", name="Continue with 10:00 am").is_visible()


def test_typing_an_own_value_chooses_it(page: Page, practice: Practice) -> None:
    page.goto("/juniper/design/gallery/settings/")
    page.get_by_label("Own value in hours").fill("48")
    assert page.locator("#n1").is_checked()


def test_the_brand_colour_reaches_the_page_and_theme_cookie_wins(
    new_context: Callable[..., BrowserContext], practice: Practice, live_server
) -> None:
    context = new_context(color_scheme="light")
    context.add_cookies([{"name": "theme", "value": "dark", "url": live_server.url}])
    page = context.new_page()
    page.goto("/juniper/design/gallery/entrance/")
    colours = page.evaluate(
        "['--page','--brand-solid'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))"
    )
    assert colours[0] == "#191715"
    assert colours[1] != "#67A89C"


def test_the_end_of_a_session_is_announced_can_be_put_off_and_keeps_what_was_typed(
    page: Page, practice: Practice
) -> None:
    answers = [
        {"seconds": 60, "csrf": "same"},
        {"seconds": 900, "csrf": "new"},
        {"seconds": 0},
    ]
    page.route("**/stay/", lambda route: route.fulfill(json=answers.pop(0)))
    page.clock.install()
    page.goto("/juniper/design/gallery/parts/?ending")
    page.get_by_label("Name used").fill("Ana")
    page.clock.run_for(2_000)
    expect(page.get_by_role("dialog", name="Are you still there?")).to_contain_text(
        re.compile(r"sign you out in \d\d seconds\.")
    )
    page.get_by_role("button", name="Stay signed in").click()
    page.get_by_role("dialog").wait_for(state="hidden")
    assert page.locator("input[name=csrfmiddlewaretoken]").first.input_value() == "new"
    page.clock.run_for(800_000)
    page.get_by_role("dialog", name="You are signed out").wait_for()
    assert page.get_by_label("Name used").input_value() == "Ana"


@pytest.mark.django_db
def test_the_gallery_is_shut_in_an_installation(client, practice: Practice, settings) -> None:
    settings.DESIGN_GALLERY = False
    assert client.get("/juniper/design/gallery/").status_code == 404
