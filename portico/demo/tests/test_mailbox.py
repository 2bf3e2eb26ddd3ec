from datetime import UTC, datetime
from pathlib import Path
from smtplib import SMTP

from portico.demo import mailbox
from portico.demo.catcher import catch_mail

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_mail_sent_through_smtp_can_be_read(tmp_path: Path):
    with catch_mail(tmp_path) as port, SMTP("127.0.0.1", port) as smtp:
        smtp.sendmail("portal@juniper.example", ["jo.abara@mail.example"], "Subject: Hello\r\n\r\nYou have a visit.")
    [name] = mailbox.names(tmp_path)
    mail = mailbox.read(tmp_path, name)
    assert (mail.to, mail.subject, mail.text.strip()) == ("jo.abara@mail.example", "Hello", "You have a visit.")


def test_the_newest_mail_comes_first(tmp_path: Path):
    for subject in ("first", "second"):
        mailbox.keep(tmp_path, f"Subject: {subject}\r\n\r\n.".encode(), ["a@b.example"], NOON)
    assert [mailbox.read(tmp_path, name).subject for name in mailbox.names(tmp_path)] == ["second", "first"]


def test_a_name_that_is_a_path_finds_nothing(tmp_path: Path):
    (tmp_path / "secret.eml").write_text("Subject: no\r\n\r\n")
    assert mailbox.read(tmp_path, "../secret") is None
