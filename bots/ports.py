"""The neutral words between the chat platforms and everything else.

A platform turns what happens into `Incoming`, `Press` or `Command` and hands it to a `Receiver`; it
shows what we answer by implementing `ChatAdapter`. Nothing in here knows any platform.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from tools.languages import Language

Load = Callable[[], Awaitable[bytes]]
"""Fetches the bytes of a file when they are needed, and not before."""

Done = Callable[[], Awaitable[None]]
"""Told once an event has been dealt with. An event that carries one was kept by its adapter, is new
for certain, and is handed over again after a crash until this was called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatRef:
    """Where to answer: storable, comparable, the same for every event of one conversation.

    `server` is the community the chat belongs to (a Discord guild), None where the chat stands for
    itself. `parent` is the chat a thread hangs in where threads are chats of their own. `private`:
    one person is alone with the bot there. `adults`: the platform lets only adults in.
    `overhears`: it shows us also what is not said to us. `silent`: nobody is to be woken by what is
    shown there now. These only describe the place: the same chat is the same with or without them.
    """

    platform: str
    chat: str
    thread: str | None = None
    server: str | None = field(default=None, compare=False)
    parent: str | None = field(default=None, compare=False)
    private: bool = field(default=False, compare=False)
    adults: bool = field(default=False, compare=False)
    overhears: bool = field(default=True, compare=False)
    silent: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who acted, as the platform says it. `language` is a BCP 47 tag when the platform knows it.

    `roles` are the ids of the platform's own roles this person has here; `manages` is the
    platform's word that they administer this server (or this chat, where there is no server).
    Alone with the bot nobody manages anything. `operator`: they sit at the machine this runs on.
    """

    id: str
    name: str
    language: str | None = None
    roles: tuple[str, ...] = ()
    manages: bool = False
    operator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file a person sent. `size` is what the platform promises, in bytes.

    `load` raises `AttachmentUnreadable`.
    """

    name: str
    media_type: str | None
    load: Load
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message to us. `group` is the platform's album id; parts of one album share it.

    `reply_to` is the message answered, `reply_buttons` the ids of the buttons on it, where the
    platform tells: a picture shown long ago is recognised by them. When that message is not ours
    and carries pictures, the adapter puts them into `attachments`: the person points at them.
    `edited`: it replaces the message of the same id, if that one is not being answered yet.
    `kept` is what its adapter needs to hand it over again after a crash, where the platform does
    not; it is remembered until the event has been dealt with.
    """

    ref: ChatRef
    message_id: str
    sender: Sender
    text: str
    received_at: datetime
    attachments: tuple[Attachment, ...] = ()
    reply_to: str | None = None
    reply_buttons: tuple[str, ...] = ()
    group: str | None = None
    edited: bool = False
    done: Done | None = field(default=None, compare=False)
    kept: bytes = field(default=b"", compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button of ours was pressed. `text` holds words the platform asked for (a modal), if any.

    `settings` are further arguments chosen there, by the names the tool has for them.
    """

    ref: ChatRef
    event_id: str
    sender: Sender
    message_id: str
    data: str
    text: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    done: Done | None = field(default=None, compare=False)
    kept: bytes = field(default=b"", compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A slash command. The argument named "" is free text, for the command's main argument.

    `reply_to` and `reply_buttons` are as in `Incoming`.
    """

    ref: ChatRef
    event_id: str
    sender: Sender
    name: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    reply_to: str | None = None
    reply_buttons: tuple[str, ...] = ()
    done: Done | None = field(default=None, compare=False)
    kept: bytes = field(default=b"", compare=False, repr=False)


class Feeling(StrEnum):
    """What a reaction to a picture means; other ones mean nothing to us."""

    FAVOURITE = "favourite"
    HIDE = "hide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """Somebody's reactions to a message of ours are now these."""

    ref: ChatRef
    event_id: str
    sender: Sender
    message_id: str
    feelings: frozenset[Feeling]
    done: Done | None = field(default=None, compare=False)


Event = Incoming | Press | Command | Reaction


def key_of(event: Event) -> str:
    """One name for an event among all platforms, the same when it comes again."""
    ref = event.ref
    event_id = event.message_id if isinstance(event, Incoming) else event.event_id
    return ":".join(
        [type(event).__name__.lower(), ref.platform, ref.chat, ref.thread or "", event_id]
    )


class Phase(StrEnum):
    """What kind of card it is; a platform may choose colours by it."""

    WORKING = "working"
    APPROVAL = "approval"
    RESULT = "result"
    FAILED = "failed"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to press. `data` is at most 64 bytes; `words` is what one can type instead."""

    label: str
    data: str
    emoji: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPicture:
    """A picture on a card. `alt_text` is never empty. Width and height in pixels.

    `spoiler`: it is covered until somebody wants to see it, where the platform knows such a thing.
    """

    number: int
    handle: str
    alt_text: str
    caption: str
    width: int
    height: int
    media_type: str
    load: Load
    spoiler: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that is no picture, with what is said above it."""

    name: str
    data: bytes
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the work is. `position` counts from 1; `expected_seconds` is the usual duration."""

    state: str
    position: int | None
    started_at: datetime
    expected_seconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing to show, without any markup: a platform renders it with what it has.

    `language` is what it is written in, for what a platform adds in words. `owed` is the delivery
    that it is shown for: whatever it looks like by then, it can be found by that.
    """

    phase: Phase
    title: str
    lines: tuple[str, ...] = ()
    job_id: UUID | None = None
    number: int | None = None
    pictures: tuple[CardPicture, ...] = ()
    buttons: tuple[Button, ...] = ()
    progress: Progress | None = None
    asked_by: str | None = None
    language: Language = "en"
    owed: UUID | None = None


class TextStream(Protocol):
    """A text that appears while it is being written; it may use simple Markdown."""

    async def add(self, text: str) -> None:
        """Show some more text. Never raises for the platform's troubles; `finish` counts."""
        ...

    async def finish(self, full_text: str) -> str | None:
        """Replace what was shown by `full_text`. Empty: take the preview away, returns None.

        Otherwise returns the message's reference.

        Raises:
            DeliveryError: The text is not in the chat.
        """
        ...


class ChatAdapter(Protocol):
    """A chat platform. What shows something raises `DeliveryError` when it could not."""

    @property
    def platform(self) -> str:
        """The name in `ChatRef.platform`."""
        ...

    @property
    def answers_alone(self) -> bool:
        """Whether one event is answered here, in words that its sender alone sees and waits for."""
        return False

    async def acknowledge(self, ref: ChatRef, message_id: str) -> None:
        """Give a first sign of life for a message, press or command, as fast as possible."""
        ...

    async def say(self, ref: ChatRef, text: str, *, nonce: str, reply_to: str | None) -> str:
        """Send plain text (no markup); returns the message's reference.

        The same nonce, at most 25 characters, never shows a second message. Text that is too long
        is split by the adapter.
        """
        ...

    def stream(self, ref: ChatRef, *, reply_to: str | None) -> TextStream:
        """Begin a text that will grow."""
        ...

    async def send_card(self, ref: ChatRef, card: Card, *, nonce: str) -> str:
        """Show a card; returns its reference. The same nonce never shows a second card."""
        ...

    async def find_card(
        self,
        ref: ChatRef,  # noqa: ARG002 - for who has to look
        card: Card,  # noqa: ARG002 - for who has to look
        *,
        since: datetime,  # noqa: ARG002 - for who has to look
    ) -> str | None:
        """The message that shows this card, sent since then; None where there is none.

        It is asked for before a card is sent once more; where a nonce is never forgotten nobody
        needs to look.
        """
        return None

    async def edit_card(self, ref: ChatRef, message_ref: str, card: Card) -> str:
        """Turn the card at `message_ref` into this one; returns the reference it has now.

        Harmless to repeat. A platform that cannot put the pictures into that message sends them as
        another one and returns the reference of the message that now stands for the card.
        """
        ...

    async def send_file(
        self, ref: ChatRef, picture: CardPicture, *, nonce: str, reply_to: str | None
    ) -> str:
        """Send the picture's own bytes, not recompressed; returns the message's reference."""
        ...

    @property
    def largest_document(self) -> int:
        """The bytes that one document may have here."""
        ...

    async def send_document(
        self, ref: ChatRef, document: Document, *, nonce: str, reply_to: str | None
    ) -> str:
        """Send a file as it is; returns the message's reference. `TooLarge` where it is."""
        ...

    async def remove(self, ref: ChatRef, message_ref: str) -> None:
        """Take a message of ours out of the chat; one that is not there any more is fine."""
        ...

    async def open_thread(self, ref: ChatRef, name: str, *, person: str) -> ChatRef | None:  # noqa: ARG002 - what most platforms answer
        """A place in this chat for one piece of work of this person (a `Sender.id`).

        None where there are no such places, or we may not make one.
        """
        return None

    def private(self, person: str) -> ChatRef | None:
        """The chat with this person (a `Sender.id`) alone; None where we cannot open one."""
        ...


class Receiver(Protocol):
    """Who takes what happens on a platform."""

    async def message(self, adapter: ChatAdapter, message: Incoming) -> None:
        """Take a message."""
        ...

    async def press(self, adapter: ChatAdapter, press: Press) -> None:
        """Take the press of a button."""
        ...

    async def command(self, adapter: ChatAdapter, command: Command) -> None:
        """Take a slash command."""
        ...

    async def reaction(self, adapter: ChatAdapter, reaction: Reaction) -> None:
        """Take what somebody feels about a picture."""
        ...
