"""Reading the process environment: the only place where it is read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-8000;PRAGMA temp_store=MEMORY;"


class Misconfigured(SystemExit):
    """An environment variable that cannot be understood; ends the process with one plain sentence."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    value = text(name, "0").lower()
    if value not in {"0", "1", "no", "yes", "false", "true", "off", "on"}:
        raise Misconfigured(f"{name} must be 1 or 0, not {value!r}")
    return value in {"1", "yes", "true", "on"}


def words(name: str) -> list[str]:
    """A list separated by commas or spaces."""
    return text(name).replace(",", " ").split()


def secret_key(data: Path) -> str:
    """``PORTICO_SECRET_KEY``, or a key made once and kept in the data folder, readable by its owner only."""
    given = text("PORTICO_SECRET_KEY")
    if given:
        return given
    path = data / "secret_key"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = data / f".secret_key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)  # of two processes that start together, one wins and both read the winner's
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def database(url: str, data: Path) -> dict[str, object]:
    """Django's description of the database at ``url``; an empty one means SQLite in the data folder."""
    if not url:
        return sqlite(data / "portico.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise Misconfigured("DATABASE_URL must start with postgresql:// or sqlite://")
    options: dict[str, object] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options | {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
    }


def sqlite(path: Path) -> dict[str, object]:
    """SQLite that loses no update: writers queue from the start of their transaction, commits reach the disk."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "ENGINE": "portico.config.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }


def mail(url: str) -> dict[str, object]:
    """Django's mail settings for ``smtp://``, ``smtp+starttls://`` or ``smtps://`` with ``user:password@host:port``."""
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtp+starttls", "smtps"} or not parts.hostname:
        raise Misconfigured("PORTICO_SMTP must look like smtp+starttls://user:password@host:587")
    usual_port = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}[parts.scheme]
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or usual_port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
