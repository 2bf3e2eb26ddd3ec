"""Portico's figures, measured on the machine at hand: ``make bench``. What they mean stands in ``README.md``."""
