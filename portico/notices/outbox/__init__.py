"""Sending what was promised: claim with a lease, send, write down how it went."""
