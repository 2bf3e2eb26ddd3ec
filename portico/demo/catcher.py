"""An SMTP server on the loopback that keeps every mail for the demo's mail pages. No mail leaves the machine."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

from portico.demo import mailbox


class _Keeper:
    def __init__(self, data: Path) -> None:
        self.data = data

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802 - aiosmtpd's
        mailbox.keep(self.data, envelope.content, list(envelope.rcpt_tos), datetime.now(UTC))
        return "250 Kept"


@contextmanager
def catch_mail(data: Path) -> Iterator[int]:
    """Catch mails into the data folder, in a thread; yields the port."""
    try:
        from aiosmtpd.smtp import SMTP
    except ImportError:
        raise SystemExit("The demo needs the package aiosmtpd: pip install 'portico[demo]'") from None
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def listen() -> asyncio.Server:
        return await loop.create_server(lambda: SMTP(_Keeper(data), hostname="localhost", loop=loop), "127.0.0.1", 0)

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
