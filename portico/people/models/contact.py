from django.db import models
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted


class Contact(Tenanted):
    """Someone who helps clients: parent, guardian, caseworker. What they may do for whom is a grant."""

    given_name = models.CharField(_("given name"), max_length=80)
    family_name = models.CharField(_("family name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=32, blank=True)

    class Meta:
        ordering = ["family_name", "given_name"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()
