from __future__ import annotations

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountManager(BaseUserManager):
    """Reads past the tenancy scope on purpose: Django's sessions look an account up by its random id.

    Everything else asks ``Account.objects.within(practice)``.
    """

    def within(self, practice) -> models.QuerySet[Account]:
        return self.get_queryset().filter(practice=practice)

    def get_by_natural_key(self, login_key: str) -> Account:
        return self.get(login_key=login_key)


class Account(AbstractBaseUser):
    """One person's sign-in at one practice. The same e-mail address elsewhere is another account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    practice = models.ForeignKey(
        "practices.Practice", on_delete=models.CASCADE, related_name="+", editable=False, db_index=False
    )
    username = models.CharField(_("user name"), max_length=150)
    login_key = models.CharField(max_length=250, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "login_key"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "username"], name="user_name_once"),
            models.UniqueConstraint(
                fields=["practice", "email"], condition=~models.Q(email=""), name="account_email_once"
            ),
        ]

    def __str__(self) -> str:
        return self.username

    def save(self, *args, **kwargs) -> None:
        self.username = self.username.strip().lower()
        self.email = self.email.strip().lower()
        self.login_key = f"{self.practice_id}/{self.username}"
        super().save(*args, **kwargs)
