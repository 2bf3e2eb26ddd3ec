"""Pages for everybody: the practice's page, help now, and what the machines in front of us ask."""
