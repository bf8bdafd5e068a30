"""What happens when a permission goes: revoked by the person, or at the end of its lifetime.

Source: W3C Permissions, sections 4 (permission lifetime) and 5.4.
"""

from .descriptors import is_stronger
from .features import feature
from .reading import permission_state
from .states import GRANTED


def react_to_the_user_revoking_permission(descriptor: dict, key: str, environment, revoke) -> None:
    """React to the user revoking permission (section 5.4).

    Stronger grants go as well, which would bring this one back.

    Args:
        descriptor: whose permission.
        key: for whom.
        environment: any document of the browser.
        revoke: the permission revocation algorithm: called with the descriptor and what has to be ended, one of
            ``features.END_TRACKS``, ``STOP_WATCHES`` and ``NOTHING``.
    """
    revoke(descriptor, feature(descriptor["name"]).revocation)  # step 1
    store = environment.store
    for entry in store.entries():
        if entry.key == key and entry.state == GRANTED and is_stronger(entry.descriptor, descriptor):
            store.remove(entry.descriptor, key, environment.now())
    store.remove(descriptor, key, environment.now())  # step 2


def change(environment, action, revoke) -> list[dict]:
    """Change the store, and revoke what is no longer granted by it, unless the browser grants it all the same.

    Args:
        environment: the document, with its store.
        action: called without arguments; it changes the store: sets a decision, merges another tab's store.
        revoke: as above; called after the action, once for each descriptor that the document was granted by an entry
            and is not any more.

    Returns:
        These descriptors.
    """
    store = environment.store
    granted = [entry for entry in store.entries() if entry.state == GRANTED and is_own(entry, environment)]
    action()
    gone = [entry.descriptor for entry in granted if store.decided(entry.descriptor, entry.key) != GRANTED]
    gone = [descriptor for descriptor in gone if permission_state(descriptor, environment) != GRANTED]
    for descriptor in gone:
        revoke(descriptor, feature(descriptor["name"]).revocation)
    return gone


def is_own(entry, environment) -> bool:
    """Tell whether an entry is about the document, not about the same origin embedded elsewhere."""
    return entry.key == environment.key(entry.descriptor)


def expire(environment, revoke) -> tuple[list[tuple], float | None]:
    """End every grant whose lifetime has ended (section 4, "when the permission lifetime expires").

    Args:
        environment: the document, with its store and its view of the origin's pages.
        revoke: as above.

    Returns:
        What ended, as pairs of the descriptor and why; and when to look again at the latest, in ms since the epoch,
        ``None`` where nothing can end.
    """
    verdicts = [(entry, environment.verdict(entry)) for entry in environment.store.entries()]
    ended = [(entry, verdict.ended) for entry, verdict in verdicts if verdict.ended]

    def reset():  # step 1
        for entry, _ in ended:
            default = feature(entry.descriptor["name"]).default
            environment.store.set(entry.descriptor, entry.key, default, environment.now())

    change(environment, reset, revoke)  # step 2
    looks = [verdict.look for _, verdict in verdicts if verdict.look is not None]
    return [(entry.descriptor, why) for entry, why in ended], min(looks) if looks else None
