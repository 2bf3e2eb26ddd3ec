"""The cast and the instruments of the tests. Nothing in the product imports this."""
