"""Who saw or changed what: append-only. The worker seals it in a hash chain, so that reads never queue.

``from portico.trail.recording import record, viewed`` writes; ``portico.trail.words.describe({act: phrase})`` gives an
act its words on the trail's page.
"""


def __getattr__(name: str) -> object:
    # Looked up when used: Django imports this package before models can be.
    if name in {"record", "viewed"}:
        from portico.trail import recording

        return getattr(recording, name)
    raise AttributeError(name)
