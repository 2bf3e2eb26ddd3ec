"""What every slice stands on: tenancy, actors, acts, decisions, one-time keys, clock and money. Capped at 600 lines."""
