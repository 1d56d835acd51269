"""One message of one person, and what is to be sent for it.

Who takes turns thinks with a large library (`agent.turns`); whoever hands a message on need not
load it.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from storage.archive import Zipped
from storage.conversations import Conversation
from storage.people import Person
from storage.tables import ImageId, JobId
from tools.context import NOBODY_SPECIAL, Caller
from tools.languages import Language
from tools.results import Enclosure

OnText = Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRequest:
    """One message of one person.

    It is answered in the `settled_language`; without one, in what was heard in its words.
    """

    text: str
    person: Person
    conversation: Conversation
    turn_id: str
    caller: Caller = NOBODY_SPECIAL
    replied_to: ImageId | None = None
    attached: tuple[ImageId, ...] = ()
    settled_language: Language | None = None
    heard_language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnReply:
    """What is to be sent: the text, pictures to show again, and the jobs whose cards follow."""

    text: str
    jobs: tuple[JobId, ...]
    model: str
    shows: tuple[ImageId, ...] = ()
    proposals: tuple[UUID, ...] = ()
    archives: tuple[Zipped, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


class TakesTurns(Protocol):
    """Answers messages."""

    async def take(self, request: TurnRequest, *, on_text: OnText | None = None) -> TurnReply:
        """Answer the message; never raises for trouble with a language model.

        `on_text` is given true sentences as they come; the returned text replaces them. A turn that
        was begun before a crash is not taken again: the reply says where its orders stand.
        """
        ...

    async def note(
        self, conversation: Conversation, person: Person, turn_id: str, *, said: str, did: str
    ) -> None:
        """Leave a line in the history for a button or a command, so that "that one" works."""
        ...
