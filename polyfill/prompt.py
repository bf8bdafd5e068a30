"""How a prompt ended, judged by what the browser answered and by the states before and after.

Source: Chromium fact sheet 7.5 and 7.6; design, sections 6 and 7.
"""

from .permissions.states import DENIED, GRANTED

ACTION = "action"
DISMISS = "dismiss"
STATUS_QUO = "status-quo"


def outcome(allowed: bool, before: str, after: str) -> str:
    """Judge how a prompt ended.

    Args:
        allowed: whether the browser let the feature be used.
        before: the aggregated permission state when it was asked for.
        after: the aggregated permission state now.

    Returns:
        ``ACTION`` where the person allowed or denied, ``STATUS_QUO`` where the permission was granted and still is,
        ``DISMISS`` where nothing was decided, which includes a block that no prompt could lift.
    """
    if allowed or after == GRANTED:
        return STATUS_QUO if before == GRANTED else ACTION
    if after == DENIED and before != DENIED:
        return ACTION
    return DISMISS
