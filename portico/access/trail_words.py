"""What this slice’s acts are called on the trail’s page, and its tasks among the tasks."""

from django.utils.translation import gettext_lazy as _

from portico.notices.task_words import describe_task
from portico.trail.words import describe

describe(
    {
        "access.invited": _("sent an invitation"),
        "access.invitation_accepted": _("accepted an invitation"),
        "access.invitation_revoked": _("took back an invitation"),
        "access.invitation_stopped": _("stopped an invitation after too many tries"),
        "access.signed_in": _("signed in"),
        "access.signed_out": _("signed out"),
        "access.signed_out_elsewhere": _("signed out on all other devices"),
        "access.password_changed": _("changed their password"),
        "access.code_app_added": _("added a code app to their sign-in"),
        "access.code_app_removed": _("removed a code app from their sign-in"),
        "access.passkey_added": _("added a passkey"),
        "access.passkey_removed": _("removed a passkey"),
        "access.recovery_codes_renewed": _("made new recovery codes"),
        "access.own_choices": _("changed their own choices"),
        "access.paused": _("paused someone’s sign-in"),
        "access.resumed": _("allowed someone’s sign-in again"),
        "access.token_created": _("made a token for the API"),
        "access.token_revoked": _("took back a token for the API"),
    }
)
describe_task(
    "invitation_stopped",
    _("The invitation of %(client)s was stopped: three wrong birth dates"),
    page="access_staff:client_sign_in",
    takes="client",
)
describe_task("many_failed_sign_ins", _("Very many sign-ins have failed lately: strangers now get fewer tries"))
