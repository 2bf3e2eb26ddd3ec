"""How people get in and on whose behalf: accounts, grants, invitations, sign-in, second factor, sessions, tokens."""
