"""Whether somebody can be invited, and why not."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from portico.access.models import Account, Grant
from portico.foundation.decisions import Check, Decision, Fix
from portico.people.models import Client, Contact, Staff
from portico.portal_settings import resolve
from portico.practices.addresses import practice_path
from portico.practices.words import words


def own_grant(client: Client) -> Grant | None:
    """The grant by which a client acts for themselves, in force or paused."""
    return Grant.objects.filter(client=client, kind=Grant.Kind.SELF, ends_at=None).select_related("account").first()


def decide_invite(*, client: Client) -> Decision:
    """May this client be sent a link to make a sign-in?"""
    word = words(client.practice).client
    portal = resolve(practice=client.practice, client=client)["portal.enabled"]
    checks = [
        Check("not_archived", client.archived_at is None, _("This %(client)s is archived.") % {"client": word}),
        Check(
            "portal_on",
            portal,
            _("The portal is switched off for this %(client)s.") % {"client": word},
            setting="portal.enabled",
        ),
        Check(
            "no_sign_in_yet",
            own_grant(client) is None,
            _("This %(client)s has a sign-in already.") % {"client": word},
        ),
        Check(
            "email_on_file",
            bool(client.email),
            _("There is no e-mail address on file for this %(client)s. Add one first.") % {"client": word},
            fix=Fix(_("Add an e-mail address"), practice_path(client.practice, "people_staff:client", client.pk)),
        ),
    ]
    if client.email:
        checks += [_not_a_contacts(client), address_free(client.practice, client.email)]
    return Decision.of("invite", checks)


def decide_invite_staff(*, staff: Staff) -> Decision:
    """May this member of staff be sent a link to choose a password?"""
    checks = [
        Check("not_left", staff.left_at is None, _("They do not work here any more.")),
        Check("no_sign_in_yet", staff.account_id is None, _("They have a sign-in already.")),
        Check("email_on_file", bool(staff.email), _("There is no e-mail address on file for them. Add one first.")),
    ]
    if staff.email:
        checks.append(address_free(staff.practice, staff.email))
    return Decision.of("invite_staff", checks)


def address_free(practice, email: str) -> Check:
    """Nobody else signs in with this address. An account that exists is never changed by an invitation."""
    taken = Account.objects.within(practice).filter(Q(email=email.lower()) | Q(username=email.lower())).exists()
    return Check(
        "address_free", not taken, _("Somebody else signs in with this e-mail address. Each person needs their own.")
    )


def _not_a_contacts(client: Client) -> Check:
    shared = Contact.objects.filter(email__iexact=client.email, grants__client=client).exists()
    return Check(
        "own_address",
        not shared,
        _("One of their contacts has the same e-mail address. Each person needs their own."),
    )
