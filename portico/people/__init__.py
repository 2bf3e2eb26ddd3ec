"""Who exists: clients, the contacts who help them, staff with their roles, and who is assigned to whom."""
