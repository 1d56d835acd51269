"""Where things are on Telegram, in the neutral words of `bots.ports`."""

import re
from dataclasses import dataclass, field

from telegram import Message
from typing_extensions import override

from bots.errors import Gone
from bots.ports import ChatRef

PLATFORM = "telegram"
_CHAT = re.compile(r"-?\d{1,19}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRef:
    """A message of ours. Its chat is named only where it is another one than it is owed to."""

    message: int
    chat: int | None = None

    @override
    def __str__(self) -> str:
        return str(self.message) if self.chat is None else f"{self.chat}/{self.message}"

    @classmethod
    def parse(cls, text: str) -> "MessageRef":
        """Read what `str` has written; raises `Gone` for anything else."""
        chat, _, message = text.rpartition("/")
        if not message.isdecimal() or (chat and not _CHAT.fullmatch(chat)):
            reason = "that is not a message on Telegram"
            raise Gone(reason)
        return cls(message=int(message), chat=int(chat) if chat else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A chat and, in a forum or a private chat with topics, its topic.

    `silent`: what is sent there now wakes nobody.
    """

    chat: int
    topic: int | None = None
    silent: bool = field(default=False, compare=False)

    @property
    def is_private(self) -> bool:
        """Whether it is the chat with one person."""
        return self.chat > 0

    def ref(self, message: int, *, chat: int) -> MessageRef:
        """The reference of a message that was owed here and stands in `chat`."""
        return MessageRef(message=message, chat=None if chat == self.chat else chat)


def of_message(message: Message) -> ChatRef:
    """Where a message stands, which is where it is answered."""
    return of_chat(message.chat.id, message.message_thread_id if message.is_topic_message else None)


def of_chat(chat: int, topic: int | None = None) -> ChatRef:
    """A chat, or one topic of it."""
    return ChatRef(
        platform=PLATFORM,
        chat=str(chat),
        thread=str(topic) if topic is not None else None,
        private=Place(chat=chat).is_private,
    )


def place(ref: ChatRef) -> Place:
    """The chat and topic to write into.

    Raises:
        Gone: The chat is none of Telegram's.
    """
    topic = ref.thread
    if not _CHAT.fullmatch(ref.chat) or (topic is not None and not topic.isdecimal()):
        reason = "that is not a chat on Telegram"
        raise Gone(reason)
    return Place(
        chat=int(ref.chat), topic=int(topic) if topic is not None else None, silent=ref.silent
    )
