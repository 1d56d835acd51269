"""What can go wrong in a tool: one class per thing the caller does about it.

The text of each error is a sentence for the person, ready to send.
"""


class ToolError(Exception):
    """A tool did not do its work; `sentence` says so to the person, and why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BadArgument(ToolError):
    """An argument cannot be used; whoever filled it in may mend it and call again."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class Ambiguous(ToolError):
    """The words fit several pictures; only the person can say which one is meant."""


class NotFound(ToolError):
    """There is no such thing that this person may see."""


class NotAllowed(ToolError):
    """It exists, but this person may not do that, or not any more."""


class OverBudget(ToolError):
    """A limit in credits, or of open orders, stands in the way."""


class TooMany(OverBudget):
    """The person has as many open orders as are allowed; when one ends there is room again."""


class Unavailable(ToolError):
    """The service had a problem; trying again later can help."""

    def __init__(self, sentence: str, *, reference: str | None = None) -> None:
        super().__init__(sentence)
        self.reference = reference
