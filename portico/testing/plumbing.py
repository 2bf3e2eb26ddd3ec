"""Browser, live server and the two database engines."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# The same examples at each run of a build; somebody at work gets new ones. No deadline: the machine may be busy.
hypothesis.settings.register_profile("portico", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("portico")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_FLAGS = ["--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def engine() -> str:
    """The database the tests of this process run on: ``sqlite`` or ``postgres``."""
    return settings.ENGINE


@pytest.fixture(autouse=True)
def _clean_cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """Rate limits live in the cache, which no transaction of a live server's test rolls back."""
    transactional = "transactional_db" in request.fixturenames
    if transactional:
        request.getfixturevalue("transactional_db")  # so that it is still open when we clear
    yield
    if transactional:
        cache.clear()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.fail("Chromium is missing: run `python3 tools/setup.py setup --test`, which names what to install")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS, chromium_sandbox=False)
        yield browser
        browser.close()


@pytest.fixture
def new_context(chromium: Browser, live_server: object, tmp_path: Path) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts (one per person) that may speak to the live server and to nobody else.

    At the end of the test it fails for any request to another host, any script error and any broken content policy.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def make(**options: object) -> BrowserContext:
        context = chromium.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(20_000)
        context.route(lambda url: not url.startswith((live_server.url, "data:", "blob:")), refuse)
        context.on("weberror", lambda error: complaints.append(f"script error: {error.error}"))
        context.on("console", hear)
        contexts.append(context)
        return context

    def refuse(route: object) -> None:
        complaints.append(f"request to another host: {route.request.url}")
        route.abort()

    def hear(message: object) -> None:
        if "Content Security Policy" in message.text:
            complaints.append(message.text)

    yield make
    for context in contexts:
        context.close()
    assert not complaints, complaints


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """One page of one person, on a desk's screen."""
    return new_context(viewport={"width": 1280, "height": 900}).new_page()


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """One page of one person, on a phone."""
    return new_context(viewport={"width": 375, "height": 740}, has_touch=True, is_mobile=True).new_page()


@pytest.fixture
def no_axe_violations() -> Callable[[Page], None]:
    """Asserts that axe finds nothing on the page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()

    def check(page: Page) -> None:
        results = axe.run(page)
        assert not results.response["violations"], results.generate_report()

    return check
