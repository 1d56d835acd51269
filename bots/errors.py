"""What can go wrong between us and a chat platform: one class per decision of the caller.

CannotConnect       the platform refuses us for good: only the operator can mend that

DeliveryError
├── RetryLater      the platform asks for patience: the same call, later
├── Gone            chat or right is lost: stop trying
│   └── MessageGone only the message is lost: a new one can be sent
└── TooLarge        the platform refuses the file: say it in words instead
"""


class CannotConnect(Exception):
    """The platform refuses us for good; the message says to the operator what to do."""


class DeliveryError(Exception):
    """Something could not be brought into a chat."""


class RetryLater(DeliveryError):
    """The platform cannot take it now; the same call may be repeated after `after` seconds."""

    def __init__(self, after: float) -> None:
        super().__init__(f"try again in {after:.1f} s")
        self.after = after


class Gone(DeliveryError):
    """The chat, or our right to write there, no longer exists. Repeating cannot help."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MessageGone(Gone):
    """The message to be edited was removed; the chat itself is still there."""


class TooLarge(DeliveryError):
    """The files are more than this chat accepts, however the adapter packed them."""


class AttachmentUnreadable(DeliveryError):
    """A file that a person sent could not be fetched from the platform."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
