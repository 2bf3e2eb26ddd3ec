"""Dates, times, lengths, money and names in words. Merged into the ``design`` builtins."""

from datetime import date, datetime

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from portico.design import moments
from portico.foundation import money as amounts

register = template.Library()


@register.simple_tag
def when(start: datetime, zone: moments.Zone, end: datetime | None = None, *, year: bool = False) -> SafeString:
    """``{% when start zone %}`` Tue 18 March, 4:00 pm; ``{% when start zone end %}`` … 4:00 to 4:50 pm."""
    words = moments.when(start, zone, end, year=year)
    return format_html('<time datetime="{}">{}</time>', start.isoformat(), words)


@register.simple_tag
def time_range(start: datetime, end: datetime, zone: moments.Zone) -> str:
    """``{% time_range start end zone %}`` 4:00 to 4:50 pm."""
    return moments.span(start, end, zone)


@register.filter
def clock(start: datetime, zone: moments.Zone) -> str:
    """``{{ start|clock:zone }}`` 4:00 pm."""
    return moments.clock(start, zone)


@register.filter
def short_day(value: date | datetime, zone: moments.Zone | None = None) -> str:
    """``{{ start|short_day:zone }}`` Tue 18 March; a plain date needs no zone."""
    return moments.day(value, zone)


@register.filter
def long_day(value: date | datetime, zone: moments.Zone | None = None) -> str:
    """``{{ start|long_day:zone }}`` Tuesday 18 March."""
    return moments.day(value, zone, long=True)


@register.filter
def full_date(value: date | datetime, zone: moments.Zone | None = None) -> str:
    """``{{ birth_date|full_date }}`` 18 March 2025, for birth dates and history."""
    return moments.full_date(value, zone)


@register.filter
def zone_city(zone: moments.Zone) -> str:
    """``{{ zone|zone_city }}`` Chicago time."""
    return moments.zone_city(zone)


@register.filter(name="minutes")
def minutes_in_words(amount: int) -> str:
    """``{{ service.minutes|minutes }}`` 50 minutes, 1 hour 20 minutes."""
    return moments.minutes(amount)


@register.filter
def money(cents: int | None, currency: str = "USD") -> str:
    """``{{ service.price_cents|money:practice.currency }}`` $120.00; nothing for None."""
    return "" if cents is None else amounts.show(cents, currency)


@register.filter
def phone(number: str) -> SafeString:
    """``{{ practice.phone|phone }}`` the number as typed, which a phone dials when touched."""
    dialled = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return format_html('<a class="nowrap" href="tel:{}">{}</a>', dialled, number)


@register.filter
def dialled(sentence: str, number: str) -> SafeString:
    """``{{ sentence|dialled:practice.phone }}`` the sentence, in which the practice's number can be dialled."""
    shown, found = conditional_escape(sentence), conditional_escape(number)
    return mark_safe(shown.replace(found, phone(number)) if found else shown)  # noqa: S308  both are escaped above


@register.filter
def bdi(name: object) -> SafeString:
    """``{{ client.name|bdi }}`` keeps a name of another writing direction together."""
    return format_html("<bdi>{}</bdi>", name)
