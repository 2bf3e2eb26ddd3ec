"""Shell of the client portal: its addresses, Home."""
