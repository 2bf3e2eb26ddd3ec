"""A light load generator: one thread, a few connections kept open, each sending its next request after the answer.

It shares the processors with the server, so it does little: requests are bytes made beforehand.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

CONNECTIONS = 8


class Answer(NamedTuple):
    status: int
    headers: bytes
    body: bytes


@dataclass
class Run:
    """What came of a run: ``seconds`` from the first request to the last answer, and each answer's milliseconds."""

    seconds: float = 0.0
    statuses: dict[int, int] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    last: Answer | None = None

    @property
    def rate(self) -> float:
        return len(self.waits) / self.seconds


def request(
    path: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
    host: str = "127.0.0.1",
) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


def get(port: int, path: str, headers: Mapping[str, str] | None = None) -> Answer:
    return send(port, request(path, headers=headers))


def send(port: int, wanted: bytes) -> Answer:
    """One request, one answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(wanted)
        received = b""
        while (answer := complete(received)) is None:
            more = connection.recv(1 << 16)
            if not more:
                raise ConnectionError("the server closed the connection")
            received += more
        return answer


def drive(port: int, requests: Iterable[bytes], *, connections: int = CONNECTIONS) -> Run:
    """Send all requests, each connection one at a time."""
    run, waiting = Run(), iter(requests)
    with selectors.DefaultSelector() as selector:
        lines = [_Line(port) for _ in range(connections)]
        began = time.perf_counter()
        busy = sum(line.begin(selector, waiting) for line in lines)
        while busy:
            for key, _ in selector.select(60):
                answer = key.data.receive()
                if answer is None:
                    continue
                run.last = answer
                run.waits.append((time.perf_counter() - key.data.sent) * 1000)
                run.statuses[answer.status] = run.statuses.get(answer.status, 0) + 1
                busy -= not key.data.ask(waiting)
        run.seconds = time.perf_counter() - began
        for line in lines:
            line.connection.close()
    return run


class _Line:
    """One connection."""

    def __init__(self, port: int):
        self.connection = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received, self.sent = b"", 0.0

    def begin(self, selector: selectors.BaseSelector, waiting: Iterable[bytes]) -> bool:
        selector.register(self.connection, selectors.EVENT_READ, self)
        return self.ask(waiting)

    def ask(self, waiting: Iterable[bytes]) -> bool:
        wanted = next(waiting, None)
        if wanted is None:
            return False
        self.received, self.sent = b"", time.perf_counter()
        self.connection.sendall(wanted)
        return True

    def receive(self) -> Answer | None:
        more = self.connection.recv(1 << 18)
        if not more:
            raise ConnectionError("the server closed a connection")
        self.received += more
        return complete(self.received)


def complete(received: bytes) -> Answer | None:
    """The answer, once all of it is there."""
    head, end, body = received.partition(b"\r\n\r\n")
    if not end:
        return None
    lowered = head.lower()
    if b"transfer-encoding: chunked" in lowered:
        if not body.endswith(b"0\r\n\r\n"):
            return None
    else:
        _, _, rest = lowered.partition(b"content-length:")
        if len(body) < int(rest.split(b"\r\n", 1)[0] or 0):
            return None
    return Answer(int(head[9:12]), head, body)
