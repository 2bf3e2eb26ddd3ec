from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client as Browser

from portico.practices.models import Location


@pytest.mark.parametrize("page", ["", "invited/", "help-now/"])
def test_everybody_may_read(page, client, browse, jo, dana):
    for reader in (client, browse(jo), browse(dana)):
        assert reader.get(f"/juniper/{page}").status_code == 200
    assert client.post(f"/juniper/{page}").status_code == 405


def test_the_doors(client, browse, jo, juniper):
    page = client.get("/juniper/").content.decode()
    assert "I already come here" in page
    assert "/juniper/sign-in/" in page
    assert "/juniper/invited/" in page
    assert "Go to your portal" in browse(jo).get("/juniper/").content.decode()


def test_addresses_keep_their_privacy(client, in_juniper):
    for privacy in ("full", "area", "after_confirmation", "hidden"):
        Location.objects.create(
            name=privacy, address=f"street of {privacy}", area=f"part of {privacy}", privacy=privacy
        )
    page = client.get("/juniper/").content.decode()
    assert "street of full" in page
    for privacy in ("area", "after_confirmation", "hidden"):
        assert f"street of {privacy}" not in page
    assert "part of hidden" not in page


def test_one_practice_is_the_front_and_several_are_not_listed(client, db, juniper):
    assert client.get("/")["Location"] == "/juniper/"


def test_several_practices_are_not_listed(client, juniper, harbor):
    page = client.get("/").content.decode()
    assert "Juniper" not in page
    assert "Harbor" not in page


def test_no_practice_yet(client, db):
    assert "create-practice" in client.get("/").content.decode()


def test_an_unknown_practice_is_not_found(client, juniper):
    for path in ("/nowhere/", "/nowhere/sign-in/", "/juniper\x00/", "/JUNIPERR/"):
        assert client.get(path).status_code == 404


def test_health(client, db):
    assert client.get("/healthz").content == b"ok\n"
    assert client.get("/readyz").status_code == 200
    with patch("portico.public_site.views.Practice.objects.exists", side_effect=OperationalError):
        assert client.get("/readyz").status_code == 503


def test_a_doubled_slash_opens_no_practice(client, in_juniper):
    """Such a page would lead its forms and its way back to a host that is named like the practice."""
    assert client.get("//juniper/sign-in/").status_code == 404


def test_a_form_in_another_encoding_is_answered_with_words(client, in_juniper):
    other = "application/x-www-form-urlencoded; charset=utf-16"
    browser = Browser(enforce_csrf_checks=True)
    browser.get("/juniper/sign-in/")
    answer = browser.post("/juniper/sign-in/", b"login=a", content_type=other)
    assert answer.status_code == 400
    assert "We could not read that" in answer.content.decode()


def test_the_demo_lists_its_practices(client, juniper, harbor, settings):
    assert "/juniper/" not in client.get("/").content.decode()
    settings.PORTICO_DEMO = True
    page = client.get("/").content.decode()
    assert 'href="/juniper/"' in page
    assert 'href="/harbor/"' in page
