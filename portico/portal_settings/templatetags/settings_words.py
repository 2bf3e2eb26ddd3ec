from typing import Any

from django import template

from portico.portal_settings.phrases import phrase

register = template.Library()


@register.filter
def worded(text: Any, words: Any) -> str:
    """``{{ row.label|worded:words }}``"""
    return phrase(text, words)
