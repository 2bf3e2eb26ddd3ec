"""Where sessions live: our own table, which knows whose they are."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from portico.access.models import Session


class SessionStore(DatabaseStore):
    """Django's database store on ``access.Session``."""

    key_salt = "portico.access.sessions"  # the same for subclasses, which read what this writes

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = super().create_model_instance(data)
        row.account_id = data.get(SESSION_KEY)
        row.practice_id = data.get("practice")
        return row
