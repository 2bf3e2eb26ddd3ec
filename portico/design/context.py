"""What every page knows without its view saying so: the practice and its words, who is looking, and how it is shown."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.functional import SimpleLazyObject

from portico.practices.words import words

# Cookie name → what it may hold. The cookies are set by the client's display settings; anything else is ignored.
DISPLAY = {
    "theme": ("light", "dark"),
    "text": ("large", "larger"),
    "letters": ("easy",),
    "motion": ("less",),
}


@dataclass(frozen=True, slots=True)
class Display:
    """How this device shows pages; an empty string follows the device's own wish."""

    mode: str = ""
    text: str = ""
    letters: str = ""
    motion: str = ""


def display(request: HttpRequest) -> Display:
    """The display settings of this device, from its cookies, so that the first paint is right."""
    found = {name: request.COOKIES.get(name, "") for name in DISPLAY}
    mode, text, letters, motion = (found[name] if found[name] in DISPLAY[name] else "" for name in DISPLAY)
    return Display(mode, text, letters, motion)


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor; the README lists what it gives."""
    practice = getattr(request, "practice", None)
    return {
        "practice": practice,
        "words": SimpleLazyObject(lambda: words(practice)) if practice else None,
        "outside_name": practice.shown_outside if practice else "",
        "practice_root": get_script_prefix() if practice else "/",
        "actor": getattr(request, "actor", None),
        "theme": display(request),
        "session_limits": getattr(request, "session_limits", None),
    }
