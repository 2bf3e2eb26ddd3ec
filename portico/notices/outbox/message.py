from __future__ import annotations

import re
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from portico.notices.addresses import mail_host
from portico.notices.models import Delivery
from portico.notices.wording import one_line


def message(mail: Delivery) -> EmailMultiAlternatives:
    """The mail as it travels: plain text and the same as simple HTML; nothing is loaded from anywhere.

    The Message-ID belongs to the row: a second copy, sent because a worker died in between, has the same.
    """
    practice = mail.practice
    built = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.body,
        from_email=formataddr((one_line(practice.shown_outside), settings.DEFAULT_FROM_EMAIL)),
        to=[mail.to],
        reply_to=[practice.email] if practice.email else None,
        headers={"Message-ID": message_id(mail), "Auto-Submitted": "auto-generated"},
    )
    built.attach_alternative(html(mail), "text/html")
    return built


def message_id(mail: Delivery) -> str:
    return f"<{mail.pk}@{mail_host()}>"


def html(mail: Delivery) -> str:
    paragraphs = [
        {"text": text, "is_link": re.fullmatch(r"https?://\S+", text) is not None} for text in mail.body.split("\n\n")
    ]
    return render_to_string("notices/mail.html", {"paragraphs": paragraphs, "subject": mail.subject})
