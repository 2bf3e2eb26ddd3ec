from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted


class Authenticator(Tenanted):
    """A code app (TOTP) of an account. The shared secret is sealed; a code counts once (``last_step``)."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="authenticator")
    sealed_secret = models.TextField()
    last_step = models.BigIntegerField(default=0)
    added_at = models.DateTimeField()


class RecoveryCode(Tenanted):
    """A code to write down, for one use when the phone is lost. Only a keyed hash is kept."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "account", "digest"], name="recovery_code_once")]


class Passkey(Tenanted):
    """A WebAuthn credential: the public half of a key that a device or a password manager keeps."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(_("name"), max_length=60)
    credential_id = models.CharField(max_length=1400)
    credential = models.TextField(help_text=_("Attested credential data, base64."))
    sign_count = models.BigIntegerField(default=0)
    added_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "credential_id"], name="passkey_once")]
