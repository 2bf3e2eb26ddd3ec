"""What tests stand on: the cast, and the plumbing for browsers, servers and databases."""
