from portico.access.models.account import Account
from portico.access.models.factors import Authenticator, Passkey, RecoveryCode
from portico.access.models.grant import Grant
from portico.access.models.invitation import Invitation
from portico.access.models.session import KeptForm, Session
from portico.access.models.sign_in import KnownDevice, SignInAttempt
from portico.access.models.token import ApiToken

__all__ = [
    "Account",
    "ApiToken",
    "Authenticator",
    "Grant",
    "Invitation",
    "KeptForm",
    "KnownDevice",
    "Passkey",
    "RecoveryCode",
    "Session",
    "SignInAttempt",
]
