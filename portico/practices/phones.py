"""Phone numbers: typed in any way, kept in the international form, shown as the country writes them."""

from __future__ import annotations

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

from portico.practices.models import Practice

REGIONS = {"USD": "US", "CAD": "CA", "GBP": "GB"}


class NotAPhoneNumber(ValueError):
    """What was typed is no phone number that could be called from elsewhere."""


def home_region(practice: Practice) -> str:
    """The country whose national numbers are meant when somebody types no country code."""
    return REGIONS.get(practice.currency, "US")


def normal_phone(text: str, *, region: str) -> str:
    """``(312) 555-0111`` becomes ``+13125550111``, an extension follows after `` x``. Raises ``NotAPhoneNumber``."""
    if not text.strip():
        return ""
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException as error:
        raise NotAPhoneNumber(text) from error
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        raise NotAPhoneNumber(text)
    extension = f" x{number.extension}" if number.extension else ""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) + extension


def shown_phone(text: str, *, region: str) -> str:
    """A kept number as people here write it; what cannot be read is shown as it is."""
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException:
        return text
    at_home = number.country_code == phonenumbers.country_code_for_region(region)
    return phonenumbers.format_number(
        number, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    )
