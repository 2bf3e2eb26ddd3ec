"""What slices register is what shells draw, worked out once per request."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest
from django.template import engines
from django.template.loader import render_to_string

from portico.design import navigation
from portico.design.navigation import Link


@pytest.fixture(autouse=True)
def empty_registries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "_panels", {})
    monkeypatch.setattr(navigation, "reverse", lambda name, args=(): "/".join(["", name, *map(str, args), ""]))
    return


def test_links_come_in_order_and_only_the_visible(request_in_practice: HttpRequest) -> None:
    navigation.nav("client", label="Visits", url="me/visits", icon="calendar", order=20)
    navigation.nav("client", label="Home", url="me", icon="home", order=10)
    navigation.nav("client", label="Forms", url="me/forms", icon="document", order=30, visible=lambda request: False)
    assert navigation.links(request_in_practice, "client") == [
        Link("Home", "/me/", "home", current=True),
        Link("Visits", "/me/visits/", "calendar"),
    ]


def test_counts_are_asked_once_per_request(request_in_practice: HttpRequest) -> None:
    asked = []
    navigation.nav(
        "staff", label="Requests", url="r", icon="inbox", order=1, count=lambda request: asked.append(1) or 4
    )
    for _ in range(3):
        assert [link.count for link in navigation.links(request_in_practice, "staff")] == [4]
    assert asked == [1]


def test_a_count_of_nothing_is_not_shown(request_in_practice: HttpRequest) -> None:
    navigation.nav("staff", label="Requests", url="r", icon="inbox", order=1, count=lambda request: 0)
    assert navigation.links(request_in_practice, "staff")[0].count is None


def test_the_nearest_address_above_is_current() -> None:
    links = [Link("Home", "/me/"), Link("Visits", "/me/visits/"), Link("Visitors", "/me/visitors/")]
    marked = navigation.mark_current("/me/visits/book/", links)
    assert [link.current for link in marked] == [False, True, False]


def test_home_is_current_on_its_own_page_only() -> None:
    links = [Link("Home", "/me/"), Link("Visits", "/me/visits/")]
    assert not any(link.current for link in navigation.mark_current("/me/account/", links, first_is_exact=True))
    assert navigation.mark_current("/me/", links, first_is_exact=True)[0].current


def test_client_tabs_take_the_client(request_in_practice: HttpRequest) -> None:
    navigation.client_tab(label="Portal", url="clients/portal", order=1)
    assert [link.url for link in navigation.links(request_in_practice, "client tab", 7)] == ["/clients/portal/7/"]


def test_a_panel_with_nothing_to_show_is_absent_and_a_failing_one_says_so(request_in_practice: HttpRequest) -> None:
    navigation.home_item(name="next", template="next.html", order=1, build=lambda request: {"visit": 1})
    navigation.home_item(name="none", template="none.html", order=2, build=lambda request: None)
    navigation.home_item(name="bad", template="bad.html", order=3, build=lambda request: 1 / 0)
    parts = navigation.panels(request_in_practice, "home")
    assert [(part["name"], part["template"]) for part in parts] == [
        ("next", "next.html"),
        ("bad", "design/parts/broken.html"),
    ]


def test_a_panel_that_cannot_be_drawn_says_so_and_the_others_stay(request_in_practice: HttpRequest) -> None:
    navigation.home_item(name="bad", template="no-such-template.html", order=1, build=lambda request: {})
    navigation.home_item(name="good", template="design/parts/safety.html", order=2, build=lambda request: {})
    page = engines["django"].from_string('{% panels "home" %}').render({}, request_in_practice)
    assert render_to_string("design/parts/broken.html") in page
    assert "988" in page
