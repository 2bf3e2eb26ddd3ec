from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from portico.foundation.tenancy import practice_scope
from portico.testing.cast import NOW
from portico.trail.recording import record, viewed
from portico.trail.words import describe

describe({"tests.tested": "tested a thing"})


@pytest.fixture
def trail(juniper, dana, kofi, jo, tess, acting):
    with practice_scope(juniper):
        viewed(actor=acting(dana), now=NOW, client=jo, page="record")
        record(actor=acting(kofi), act="tests.tested", now=NOW + timedelta(hours=1), client=tess)
        record(actor=acting(kofi), act="tests.tested", now=NOW + timedelta(days=1))


@pytest.fixture
def look(trail, dana, browse):
    def page(**query):
        answer = browse(dana).get("/juniper/desk/trail/", query)
        return answer.status_code, answer.content.decode().partition("<main")[2].partition("</main")[0]

    return page


def found(look, **query):
    """The lines of a page: who, and whom it was about."""
    status, page = look(**query)
    assert status == 200
    lines = page.split('<li class="row">')[1:]
    return [
        ("Dana" if "Dana Lin" in line else "Kofi", "Jo" if "Jo Abara" in line else "Tess" if "Tess Wu" in line else "")
        for line in lines
    ]


def test_the_newest_comes_first_in_sentences(look):
    _, page = look()
    assert "looked at a record" in page
    assert "Monday 2 March 2026, 9:00 am" in page
    assert found(look) == [("Kofi", ""), ("Kofi", "Tess"), ("Dana", "Jo")]


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ({"person": "osei"}, 2),
        ({"client": "abara"}, 1),
        ({"client": "1002"}, 1),
        ({"client": "nobody"}, 0),
        ({"act": "viewed"}, 1),
        ({"day": "2026-03-02"}, 2),
        ({"day": "2026-03-03", "person": "Kofi"}, 1),
        ({"person": "<script>"}, 0),
    ],
)
def test_filters(look, query, lines):
    assert len(found(look, **query)) == lines


@pytest.mark.parametrize(
    "query", [{"day": "soon"}, {"day": "0001-01-01"}, {"act": "x"}, {"person": "x" * 81}, {"client": "\0"}]
)
def test_what_cannot_be_looked_for_is_said_beside_the_field(look, query):
    status, page = look(**query)
    assert status == 422
    assert "error" in page


def test_a_broken_page_mark_shows_the_first_page(look):
    assert len(found(look, before="x~y")) == 3
    extreme = f"0001-01-01T00:00:00+14:00~{uuid4()}"
    assert len(found(look, before=extreme)) == 3


def test_many_entries_come_in_pages(look, trail, juniper, dana, acting, browse):
    with practice_scope(juniper):
        for number in range(60):
            record(actor=acting(dana), act="tests.tested", now=NOW - timedelta(days=1, minutes=number // 2))
    browser = browse(dana)
    first = browser.get("/juniper/desk/trail/", {"act": "tests.tested"})
    assert len(first.context["lines"]) == 50
    second = browser.get("/juniper/desk/trail/" + first.context["earlier"])
    assert len(second.context["lines"]) == 12
    assert not second.context["earlier"]


def test_another_practice_s_trail_is_not_seen(trail, sam, browse):
    assert b"Dana Lin" not in browse(sam).get("/harbor/desk/trail/").content


def test_only_who_may_see_the_trail_does(trail, kofi, jo, browse):
    assert browse(kofi).get("/juniper/desk/trail/").status_code == 403
    assert browse(jo).get("/juniper/desk/trail/").status_code == 404
