"""Checks about who: the client, who acts for them, the provider, and what the provider offers."""

from __future__ import annotations

from django.utils.translation import gettext as _

from portico.foundation.decisions import Check
from portico.scheduling.policies.question import Question
from portico.scheduling.policies.wording import provider_fix, record_fix, setting_fix, with_reach
from portico.scheduling.queries.slots import formats_of


def client_active(question: Question) -> Check:
    ok, facts = question.client.archived_at is None, {"client": question.client.name}
    return Check(
        "client_active",
        ok,
        (_("%(client)s’s record is open.") if ok else _("%(client)s’s record is archived.")) % facts,
        "" if ok else with_reach(_("Visits can’t be booked here at the moment."), question.practice),
        None if ok else record_fix(question),
    )


def may_act(question: Question) -> Check:
    actor, client = question.actor, question.client
    ok = actor.may("appointments") or actor.may("why") if actor.kind != "client" else _acts_for(actor, client)
    facts = {"actor": actor.name, "client": client.name}
    if ok:
        own = actor.kind == "client" and actor.client.pk == client.pk
        words = _("%(client)s acts in their own name.") if own else _("%(actor)s may act for %(client)s.")
        return Check(
            "may_act", True, (words if actor.kind == "client" else _("Staff may do this for %(client)s.")) % facts
        )
    refused = with_reach(_("Your access does not include this."), question.practice)
    return Check("may_act", False, _("%(actor)s may not act for %(client)s.") % facts, refused, record_fix(question))


def _acts_for(actor, client) -> bool:
    return actor.client.pk == client.pk or actor.clients().filter(pk=client.pk).exists()


def provider_active(question: Question) -> Check:
    provider = question.provider
    if provider is None:
        return Check("provider_active", None, _("No provider chosen yet."))
    ok, facts = provider.is_provider and provider.left_at is None, {"provider": provider.name}
    if ok:
        return Check("provider_active", True, _("%(provider)s works here.") % facts)
    return Check("provider_active", False, _("%(provider)s takes no visits here.") % facts)


def provider_in_portal(question: Question) -> Check:
    provider = question.provider
    if provider is None:
        return Check("provider_in_portal", None, _("No provider chosen yet."))
    ok = provider.is_provider and provider.left_at is None and provider.in_portal
    facts = {"provider": provider.name}
    if ok:
        return Check("provider_in_portal", True, _("%(provider)s can be chosen in the portal.") % facts)
    refused = with_reach(_("%(provider)s can’t be booked online.") % facts, question.practice)
    return Check(
        "provider_in_portal",
        False,
        _("%(provider)s can’t be chosen in the portal.") % facts,
        refused,
        provider_fix(question),
    )


def provider_bookable(question: Question) -> Check:
    key, provider = "scheduling.bookable_providers", question.provider
    if provider is None:
        return Check("provider_bookable", None, _("No provider chosen yet."), setting=key)
    facts = {"provider": provider.name, "client": question.client.name}
    if question.settings[key] == "any":
        return Check("provider_bookable", True, _("Every provider in the portal can be chosen."), setting=key)
    if question.assigned:
        return Check("provider_bookable", True, _("%(provider)s is assigned to %(client)s.") % facts, setting=key)
    staff = _("Only assigned providers can be chosen, and %(provider)s is not assigned to %(client)s.") % facts
    refused = with_reach(_("You can’t book with %(provider)s here.") % facts, question.practice)
    return Check("provider_bookable", False, staff, refused, setting_fix(question, key), key)


def service_offered(question: Question) -> Check:
    service, provider = question.service, question.provider
    if service is None:
        return Check("service_offered", None, _("No service chosen yet."))
    facts = {"service": service.name, "provider": provider.name if provider else ""}
    if service.retired_at is not None or (question.rules == "client" and not service.bookable):
        refused = with_reach(_("%(service)s can’t be booked online.") % facts, question.practice)
        return Check("service_offered", False, _("%(service)s can’t be chosen in the portal.") % facts, refused)
    if provider and question.offered and service.pk not in question.offered:
        refused = with_reach(_("%(provider)s does not offer %(service)s.") % facts, question.practice)
        return Check("service_offered", False, _("%(provider)s does not offer %(service)s.") % facts, refused)
    return Check("service_offered", True, _("%(service)s is offered.") % facts)


def way_offered(question: Question) -> Check:
    """Format and location that were asked for go with the service and are still in use."""
    if question.format is None and question.location is None:
        return Check("way_offered", True, _("In person or by video was left open."))
    if question.format and question.format not in formats_of(question.service):
        refused = with_reach(_("This visit can’t take place that way."), question.practice)
        return Check("way_offered", False, _("The service is not offered in this format."), refused)
    if question.location and question.location.closed_at is not None:
        refused = with_reach(_("We no longer see people at this place."), question.practice)
        return Check("way_offered", False, _("%(place)s is closed.") % {"place": question.location.name}, refused)
    return Check("way_offered", True, _("The format and the place go with the service."))
