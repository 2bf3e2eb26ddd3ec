"""The tenant: a practice, its hours and closures, locations, services and subscriptions. Opens the tenancy scope."""
