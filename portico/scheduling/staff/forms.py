from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portico.design.widgets import Explained
from portico.practices.forms import CarefulForm

LONGEST_NOTE = 300


def note_field(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=LONGEST_NOTE,
        widget=forms.Textarea({"rows": 3, "maxlength": LONGEST_NOTE}),
    )  # fmt: skip


class AcceptForm(CarefulForm):
    prefix = "accept"
    note = note_field(
        gettext_lazy("Note to them"), gettext_lazy("They read it with the visit. For example where to park.")
    )


class DeclineForm(CarefulForm):
    """Why not. What is chosen is the sentence that the client reads."""

    prefix = "decline"
    SENTENCES = {
        "no_time": gettext_lazy("We have no free time then. Please choose another time."),
        "other_service": gettext_lazy(
            "This visit is not the right one for what you need. Please choose another, or call us."
        ),
        "call": gettext_lazy("Please call us, so that we can find a time together."),
    }
    WORDS = {
        "no_time": gettext_lazy("No time free"),
        "other_service": gettext_lazy("Not the right service"),
        "call": gettext_lazy("Please call us"),
    }
    reason = forms.ChoiceField(
        label=gettext_lazy("Why not?"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what they will read.")},
    )  # fmt: skip
    own_words = note_field(gettext_lazy("Own words"))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [
            (key, Explained(label, _("They read: “%s”") % self.SENTENCES[key])) for key, label in self.WORDS.items()
        ]
        own = Explained(_("Other"), _("They read what you write below."))
        self.fields["reason"].choices = [*choices, ("other", own)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        own = cleaned.get("own_words", "").strip()
        if cleaned.get("reason") == "other" and not own and "own_words" not in self.errors:
            self.add_error("own_words", _("Write what they should read."))
        cleaned["sentence"] = (
            own if cleaned.get("reason") == "other" else str(self.SENTENCES.get(cleaned.get("reason"), ""))
        )
        return cleaned


class UndoForm(CarefulForm):
    """Nothing to fill in: it takes what the act complains about."""

    prefix = "undo"
