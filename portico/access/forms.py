from __future__ import annotations

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portico.access import passwords

LONGEST_PASSWORD = 1000  # characters; hashing more would only cost time


class SignInForm(forms.Form):
    login = forms.CharField(
        label=_("E-mail address or user name"),
        max_length=250,
        widget=forms.TextInput({"autocomplete": "username webauthn", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Enter your e-mail address or user name.")},
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your password.")},
    )
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false"}),
        help_text=_("The 6 digits your code app shows now, or one of your recovery codes."),
        error_messages={"required": _("Enter the code.")},
    )


class ConfirmForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your password.")},
    )
    next = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)


class NewPasswordForm(forms.Form):
    current = forms.CharField(
        label=_("The password you have now"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": _("Enter the password you have now.")},
    )
    password = forms.CharField(
        label=_("New password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": _("Choose a new password.")},
    )

    def __init__(self, *args: object, minimum: int, about: list[str], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.minimum, self.about = minimum, about
        self.fields["password"].help_text = gettext(
            "At least %(count)s characters. A few words in a row are easy to remember."
        ) % {"count": minimum}

    def clean_password(self) -> str:
        passwords.check(self.cleaned_data["password"], minimum=self.minimum, about=self.about)
        return self.cleaned_data["password"]
