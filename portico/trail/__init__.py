"""Who saw or changed what: append-only. The worker seals it in a hash chain, so that reads never queue."""
