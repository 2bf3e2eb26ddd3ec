"""Shell of the staff console: its addresses, its frame's first entry, Today."""
