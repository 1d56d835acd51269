"""What a button means, inside its id: nothing about a message is kept in memory, so none dies.

Shape: `1.<action>.<22 characters of the id>[.<argument>]`. An id says what is meant, never that
the presser may do it: ids are seen by everybody in a chat.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

LIMIT = 64  # bytes: Telegram's callback data; Discord allows 100 characters
PATTERN = re.compile(r"1\.([a-z]{1,12})\.([A-Za-z0-9_-]{22})(?:\.([A-Za-z0-9_-]{1,20}))?", re.ASCII)
_ARGUMENT = re.compile(r"[A-Za-z0-9_-]{0,20}", re.ASCII)


class Action(StrEnum):
    """Everything a button can ask for: of a picture, of richer words, or of a job."""

    UPSCALE = "upscale"
    VARY = "vary"
    EDIT = "edit"
    UNDO = "undo"
    SHOW = "show"
    ORIGINAL = "original"
    PROMPT = "prompt"
    DELETE = "delete"
    RESTORE = "restore"
    REPORT = "report"

    MINE = "mine"
    YOURS = "yours"
    REWORD = "reword"

    APPROVE = "approve"
    DECLINE = "decline"
    CANCEL = "cancel"
    RETRY = "retry"
    AGAIN = "again"
    DRAW = "draw"
    ZIP = "zip"


WANTS_WORDS = frozenset({Action.EDIT, Action.REWORD})
"""Where a platform that can ask for text (a modal) should do so, and put it into `Press.text`."""


ALL = "all"
"""The argument of a button that means every picture on its card, not only the one it names."""

OF_PICTURES = frozenset(
    {
        Action.UPSCALE,
        Action.VARY,
        Action.EDIT,
        Action.UNDO,
        Action.SHOW,
        Action.ORIGINAL,
        Action.PROMPT,
        Action.DELETE,
        Action.RESTORE,
        Action.REPORT,
    }
)
"""The actions that point at a picture."""

OF_PROPOSALS = frozenset({Action.MINE, Action.YOURS, Action.REWORD})
"""The actions that point at richer words that were proposed; all others point at a job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonData:
    """A button's meaning: the action, the picture or job, and an argument (a factor, say)."""

    action: Action
    id: UUID
    argument: str = ""

    @property
    def of_picture(self) -> bool:
        """Whether `id` is a picture's; otherwise it is a job's."""
        return self.action in OF_PICTURES


def short_id(value: UUID) -> str:
    """22 characters that stand for the UUID; also short enough for a Discord nonce."""
    return base64.urlsafe_b64encode(value.bytes).rstrip(b"=").decode("ascii")


def encode(action: Action, target: UUID, argument: str = "") -> str:
    """The id of a button, at most `LIMIT` bytes.

    Raises:
        ValueError: The argument has other characters than letters, digits, - and _, or is too long.
    """
    if _ARGUMENT.fullmatch(argument) is None:
        message = f"not an argument for a button: {argument!r}"
        raise ValueError(message)
    parts = ["1", action.value, short_id(target)]
    return ".".join([*parts, argument] if argument else parts)


def decode(data: str) -> ButtonData | None:
    """What a button means; None for anything that `encode` does not make."""
    match = PATTERN.fullmatch(data)
    if match is None:
        return None
    action, target, argument = match.group(1), match.group(2), match.group(3) or ""
    try:
        button = ButtonData(
            action=Action(action),
            id=UUID(bytes=base64.b64decode(target + "==", altchars=b"-_", validate=True)),
            argument=argument,
        )
    except (ValueError, binascii.Error):
        return None
    # Sixteen spellings of the last character mean the same bytes: one id has one spelling.
    return button if short_id(button.id) == target else None
