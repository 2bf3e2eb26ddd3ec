from __future__ import annotations

import stat
from pathlib import Path

import pytest

from portico.config import environment


def test_without_an_address_the_database_is_a_file_among_the_data(tmp_path: Path):
    assert environment.database("", tmp_path)["NAME"] == str(tmp_path / "portico.sqlite3")


def test_sqlite_queues_writers_and_reaches_the_disk(tmp_path: Path):
    options = environment.database("", tmp_path)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]


def test_a_postgres_address_is_taken_apart(tmp_path: Path):
    described = environment.database("postgresql://po%40rt:se%2Fcret@db.example:5433/portal?sslmode=require", tmp_path)
    assert {name: described[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "portal",
        "USER": "po@rt",
        "PASSWORD": "se/cret",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert described["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize("url", ["mysql://db.example/portal", "portal", "http://db.example"])
def test_another_kind_of_database_is_refused_in_one_sentence(tmp_path: Path, url: str):
    with pytest.raises(SystemExit, match="DATABASE_URL must start with"):
        environment.database(url, tmp_path)


def test_the_secret_key_is_made_once_and_kept_from_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("PORTICO_SECRET_KEY")
    key = environment.secret_key(tmp_path / "var")
    assert len(key) > 60
    assert environment.secret_key(tmp_path / "var") == key
    assert stat.S_IMODE((tmp_path / "var/secret_key").stat().st_mode) == 0o600


def test_mail_goes_where_its_address_says():
    settings = environment.mail("smtp+starttls://portal:word@mail.example")
    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"]) == ("mail.example", 587)
    assert (settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"]) == (True, False)


def test_a_mail_address_that_cannot_be_understood_is_refused():
    with pytest.raises(SystemExit, match="PORTICO_SMTP must look like"):
        environment.mail("mail.example:25")


@pytest.mark.parametrize(("given", "meaning"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_a_switch_is_on_or_off(monkeypatch: pytest.MonkeyPatch, given: str, meaning: bool):
    monkeypatch.setenv("PORTICO_DEBUG", given)
    assert environment.flag("PORTICO_DEBUG") is meaning


def test_a_switch_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PORTICO_DEBUG", "maybe")
    with pytest.raises(SystemExit, match="PORTICO_DEBUG must be 1 or 0"):
        environment.flag("PORTICO_DEBUG")
