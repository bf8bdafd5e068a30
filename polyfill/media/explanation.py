"""What became of a call that failed: the value that every explanation of an error is, and the exception around it.

Source: design, section 3; field guide D2. What the words are, and which error comes to which, is in ``errors``.
"""

REFUSED = "NotAllowedError"
DENIED_MESSAGE = "Permission denied"
DISMISSED_MESSAGE = "Permission dismissed"
"""What the errors of a refusal say, as browsers have it (field guide D2)."""


class Explanation:
    """An error of a browser, in words that are the same in every browser.

    Attributes:
        code: one of ``errors.CODES``.
        name: the error's own.
        message: likewise.
        permissions: whom it is about: which of ``camera``, ``microphone`` and ``geolocation``.
        constraint: which constraint no device could meet; ``""`` for none.
        advice: what the person can do, in the language of the element or the page.
    """

    def __init__(self, code: str, name: str, message: str, permissions=(), constraint: str = "", advice: str = ""):
        self.code = code
        self.name = name
        self.message = message
        self.permissions = tuple(permissions)
        self.constraint = constraint
        self.advice = advice

    def told(self) -> dict:
        """Return it as plain data, which is what JavaScript sees."""
        return {
            "code": self.code,
            "name": self.name,
            "message": self.message,
            "permissions": list(self.permissions),
            "constraint": self.constraint,
            "advice": self.advice,
        }

    def __repr__(self) -> str:
        return "<Explanation " + self.code + ": " + " ".join(self.permissions) + ">"


class MediaError(Exception):
    """A camera or microphone could not be opened.

    Attributes:
        error: the ``Explanation``; ``code`` and ``advice`` are its own.
    """

    def __init__(self, error: Explanation):
        super().__init__(error.code + ": " + (error.message or error.name))
        self.error = error
        self.code = error.code
        self.advice = error.advice
