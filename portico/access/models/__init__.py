from portico.access.models.account import Account
from portico.access.models.grant import Grant
from portico.access.models.token import ApiToken

__all__ = ["Account", "ApiToken", "Grant"]
