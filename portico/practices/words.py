"""The practice's own word for the people it serves: client, patient, student or member."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portico.practices.models import Practice


@dataclass(frozen=True, slots=True)
class Words:
    client: str
    clients: str

    @property
    def Client(self) -> str:  # noqa: N802  as templates write it where a sentence begins
        return self.client[:1].upper() + self.client[1:]

    @property
    def Clients(self) -> str:  # noqa: N802
        return self.clients[:1].upper() + self.clients[1:]


def words(practice: Practice) -> Words:
    """The singular and plural to show on every page and in every mail of this practice."""
    return {
        "client": lambda: Words(_("client"), _("clients")),
        "patient": lambda: Words(_("patient"), _("patients")),
        "student": lambda: Words(_("student"), _("students")),
        "member": lambda: Words(_("member"), _("members")),
    }[practice.vocabulary]()
