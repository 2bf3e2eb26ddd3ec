from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portico.portal_settings.reference import FILE, markdown


class Command(BaseCommand):
    help = "Write docs/reference/portal-settings.md from the declarations."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the file is out of date")

    def handle(self, *_: Any, check: bool, **__: Any) -> None:
        text = markdown()
        if not check:
            FILE.parent.mkdir(parents=True, exist_ok=True)
            FILE.write_text(text)
        elif not FILE.exists() or FILE.read_text() != text:
            raise CommandError(f"{FILE.name} is out of date: run `portico settings-reference`")
