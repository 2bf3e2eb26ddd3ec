"""Counts which parts of the suite ran, and fails a run that was to include a part and did not.

``make test`` runs one pytest with two workers, one per database engine, so that there is one summary line.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

DATA_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
PARTS = ("sqlite", "postgres", "browser")
ran: dict[str, int] = dict.fromkeys(PARTS, 0)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("portico")
    group.addoption("--parts", default="", help="parts that must have run, of: sqlite,postgres,browser")
    group.addoption("--parts-report", default="", help="file to write the counts to, as JSON")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "sqlite_only: needs nothing that another engine could change; not run again")
    config.addinivalue_line("markers", "postgres_only: about PostgreSQL itself")
    config.addinivalue_line("markers", "setting(key): shows that this portal setting is obeyed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    from django.conf import settings

    engine = settings.ENGINE
    chosen, others = [], []
    for item in items:
        (chosen if _belongs(item, engine) else others).append(item)
    for item in chosen:
        parts = ({engine} if _touches_data(item) else set()) | ({"browser"} if _uses_browser(item) else set())
        item.user_properties.append(("parts", sorted(parts)))
    items[:] = chosen
    if others:
        config.hook.pytest_deselected(items=others)


def _belongs(item: pytest.Item, engine: str) -> bool:
    if item.get_closest_marker("postgres_only"):
        return engine == "postgres"
    return engine == "sqlite" or (_touches_data(item) and not item.get_closest_marker("sqlite_only"))


def _touches_data(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    return bool(names & DATA_FIXTURES) or item.get_closest_marker("django_db") is not None


def _uses_browser(item: pytest.Item) -> bool:
    return "chromium" in getattr(item, "fixturenames", ())


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    parts = dict(report.user_properties).get("parts", ())
    if hasattr(report, "node") and "postgres" in parts:
        report.nodeid += " on postgres"  # else the two workers' reports could not be told apart
    if report.when == "call" and not report.skipped:
        for part in parts:
            ran[part] += 1


def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    if hasattr(config, "workerinput"):
        return
    if config.getoption("--parts-report"):
        Path(config.getoption("--parts-report")).write_text(json.dumps(ran))
    if missing(config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.getoption("--parts"):
        counts = ", ".join(f"{part} {count}" for part, count in ran.items())
        terminalreporter.write_line(f"tests run by part: {counts}")
        for part in missing(config):
            terminalreporter.write_line(f"ERROR: no test of the part {part} ran", red=True)


def missing(config: pytest.Config) -> list[str]:
    wanted = filter(None, config.getoption("--parts").split(","))
    return [part for part in wanted if not ran.get(part)]
