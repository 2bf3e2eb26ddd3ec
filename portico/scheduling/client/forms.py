from django import forms
from django.utils.translation import gettext_lazy as _


class NoteForm(forms.Form):
    """What a client may add to a visit."""

    note = forms.CharField(
        label=_("Anything we should know?"),
        help_text=_("Your provider reads this before the visit. Not for emergencies."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
        error_messages={"max_length": _("Please use %(limit_value)d characters or fewer. You wrote %(show_value)d.")},
    )
