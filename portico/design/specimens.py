"""What the gallery shows: forms, links and moments made up for the eye and for tests."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from portico.design.icons import PATHS
from portico.design.navigation import Link
from portico.design.widgets import DateParts, Day, Explained

PAGES = ("portal", "slots", "desk", "settings", "why", "entrance", "parts")
START = datetime(2025, 3, 6, 20, 30, tzinfo=UTC)
MODES = (
    ("view", Explained("See appointments only", "They call you to plan a visit.")),
    ("ask", Explained("Ask for a time", "You accept or decline each one.")),
    ("book", "Book directly"),
)


class Specimen(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name used", help_text="What should we call you?", max_length=80)
    born = forms.DateField(label="Date of birth", widget=DateParts(birthday=True), help_text="For example 3 27 1985.")
    day = forms.DateField(label="First day", widget=Day, required=False)
    notice = forms.IntegerField(label="Shortest notice", min_value=0, max_value=720)
    mode = forms.ChoiceField(label="How clients book", choices=MODES, widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        label="Days",
        choices=[("mon", "Monday"), ("tue", "Tuesday")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    place = forms.ChoiceField(
        label="Location", choices=[("", "Choose one"), ("oak", "Oak Street"), ("elm", "Elm Avenue")]
    )
    note = forms.CharField(label="Note", widget=forms.Textarea, max_length=500, required=False)
    agree = forms.BooleanField(label="Send a mail about this", help_text="It says that there is news, never what.")


def context(request: HttpRequest, layout: str) -> dict[str, Any]:
    """The values of one gallery page; ``?broken`` shows the form as it comes back, ``?ending`` its session's end."""
    request.__dict__["_design_links"] = {("client",): portal_links(), ("staff",): desk_links(), ("account",): []}
    wrong = {
        "name": "",
        "born_month": "13",
        "born_day": "40",
        "born_year": "1985",
        "notice": "soon",
        "note": "Kept text",
    }
    return {
        "form": Specimen(wrong if "broken" in request.GET else None),
        "start": START,
        "end": START + timedelta(minutes=50),
        "zone": "America/Chicago",
        "icons": sorted(PATHS),
        "page": Paginator(range(100), 10).page(4),
        "tabs": [
            Link("Overview", "#"),
            Link("Portal", "#", current=True),
            Link("Forms", "#", count=3),
            Link("History", "#"),
        ],
        "session_limits": SimpleNamespace(
            seconds=60 if "ending" in request.GET else 1800,
            warn_seconds=120,
            idle_minutes=30,
            stay_url="stay/",
            sign_out_url="#",
            sign_in_url="#",
        ),
        "actor": SimpleNamespace(kind="staff" if layout in {"desk", "settings", "why"} else "client", name="Ana Reyes"),
    }


def portal_links() -> list[Link]:
    words = (("Home", "home", None), ("Visits", "calendar", None), ("Messages", "message", 1), ("Forms", "document", 1))
    links = [Link(word, f"#{word}", icon, count, current=word == "Home") for word, icon, count in words]
    return [*links, Link("Payments", "#pay", "money"), Link("Settings", "#settings", "settings")]


def desk_links() -> list[Link]:
    words = (
        "Today home",
        "Requests inbox 4",
        "Calendar calendar",
        "Clients people",
        "Settings settings",
        "History history",
    )
    parts = [[*word.split(), "0"][:3] for word in words]
    return [
        Link(label, f"#{label}", icon, int(count) or None, current=label == "Settings") for label, icon, count in parts
    ]
