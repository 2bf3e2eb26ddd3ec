"""The demo's mails, one file each, as they arrived through SMTP. Imports no Django: the supervisor uses it too."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

_serial = itertools.count(1)


@dataclass(frozen=True)
class Mail:
    name: str
    arrived: datetime
    sender: str
    to: str
    subject: str
    text: str


def folder(data: Path) -> Path:
    return data / "demo-mail"


def keep(data: Path, content: bytes, recipients: list[str], now: datetime) -> None:
    """Write one received message; the name sorts by arrival. A half-written one is never seen."""
    place = folder(data)
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"{now.astimezone(UTC):%Y%m%dT%H%M%S%f}-{next(_serial):04d}"
    draft = place / f".{name}"
    draft.write_bytes(f"X-Envelope-To: {', '.join(recipients)}\r\n".encode("ascii", "replace") + content)
    draft.rename(place / f"{name}.eml")


def names(data: Path, limit: int = 200) -> list[str]:
    """The newest first."""
    return sorted((path.stem for path in folder(data).glob("[0-9]*.eml")), reverse=True)[:limit]


def read(data: Path, name: str) -> Mail | None:
    """One mail, or None if there is none of that name."""
    if name not in names(data, limit=100_000):  # never a path of somebody's making
        return None
    message = message_from_bytes((folder(data) / f"{name}.eml").read_bytes(), policy=policy.default)
    return Mail(
        name=name,
        arrived=datetime.strptime(name.split("-")[0], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC),
        sender=str(message["From"] or ""),
        to=str(message["X-Envelope-To"] or message["To"] or ""),
        subject=str(message["Subject"] or ""),
        text=_text(message),
    )


def clear(data: Path) -> None:
    shutil.rmtree(folder(data), ignore_errors=True)


def _text(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    return body.get_content() if body else ""
