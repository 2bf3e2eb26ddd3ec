from __future__ import annotations

import pytest
from django.test import Client as Browser

from portico.access.models import ApiToken
from portico.foundation.tenancy import practice_scope
from portico.portal_settings.models import Override
from portico.testing.cast import NOW
from portico.trail.models import Entry


@pytest.mark.parametrize("method", ["put", "delete"])
def test_a_refusal_at_the_api_is_in_the_trail_too(juniper, kofi, method) -> None:
    with practice_scope(juniper):
        ApiToken.objects.create(staff=kofi, name="calendar", digest=ApiToken.digest_of("secret"), created_at=NOW)
    browser = Browser(headers={"Authorization": "Bearer secret"})
    send = getattr(browser, method)
    response = send("/juniper/api/v1/settings/scheduling.mode", {"value": "make"}, content_type="application/json")
    assert response.status_code == 403
    with practice_scope(juniper):
        denied = Entry.objects.get(act="settings.denied")
        assert (denied.actor_id, denied.changes["setting"], denied.changes["level"]) == (
            kofi.pk, "scheduling.mode", "practice",
        )  # fmt: skip
        assert not Override.objects.exists()
