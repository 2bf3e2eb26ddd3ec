"""The pages of the console's settings, in their order. A section names one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Page:
    """``slug`` stands in the address; ``title`` and ``help`` may use the practice's word for {clients}."""

    slug: str
    title: Any
    help: Any


PAGES: dict[str, Page] = {
    page.slug: page
    for page in (
        Page("portal", _("Portal access"), _("Whether {clients} have a portal, and which parts of it.")),
        Page("scheduling", _("Scheduling"), _("What {clients} can do with visits in the portal.")),
        Page("notices", _("Notices"), _("Which mails go to {clients} and to staff, and how much they say.")),
    )
}
