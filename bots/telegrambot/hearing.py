"""Which messages are meant for us, and what they say in the neutral words of `bots.ports`."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from telegram import (
    CallbackQuery,
    Chat,
    Message,
    MessageEntity,
    MessageReactionUpdated,
    ReactionTypeEmoji,
    User,
)

from bots.commands import BUTTON_WORDS, FREE_TEXT, tool_of, typed_arguments
from bots.ports import (
    Attachment,
    ChatRef,
    Command,
    Done,
    Feeling,
    Incoming,
    Press,
    Reaction,
    Sender,
)
from bots.telegrambot import places
from bots.telegrambot.attachments import Files
from bots.telegrambot.delivering import QUERY

_COMMAND = re.compile(r"/(?P<name>\w{1,32})(?:@(?P<bot>\w+))?(?:\s+(?P<words>.*))?", re.DOTALL)
_HANDLE = re.compile(r"[a-z]+-[a-z0-9]{2,12}")
_LINK = re.compile(r"link[_-](?P<code>[A-Za-z0-9_-]+)")
_OWN_COMMANDS = frozenset({"start", "help"})
_FEELINGS: Mapping[str, Feeling] = {"👍": Feeling.FAVOURITE, "👎": Feeling.HIDE}

Manages = Callable[[ChatRef, Sender], Awaitable[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """What was said to us, without our name."""

    text: str
    is_command: bool = False


class Hearing:
    """Turns what Telegram tells into events; None for what is none of our business."""

    def __init__(self, me: User, files: Files, *, clock: Callable[[], datetime]) -> None:
        self._me = me
        self._files = files
        self._clock = clock

    @property
    def me(self) -> str:
        """Our own id."""
        return str(self._me.id)

    @property
    def overhears(self) -> bool:
        """Whether Telegram shows us all that is said in every group."""
        return bool(self._me.can_read_all_group_messages)

    def message(
        self, message: Message, *, done: Done, edited: bool = False, unasked: bool = False
    ) -> Incoming | Command | None:
        """A message to us. `unasked`: in this chat we answer everything."""
        if not self._is_speech(message):
            return None
        said = self._addressed(message, unasked=unasked)
        if said is None:
            return None
        if said.is_command and not edited:
            return self._command(message, said.text, done)
        return self._incoming(message, said.text, done, edited=edited)

    def press(self, query: CallbackQuery, *, done: Done) -> Press | None:
        """A press of one of our buttons in a chat."""
        message = query.message
        if message is None or query.data is None:
            return None
        ref = (
            places.of_message(message)
            if isinstance(message, Message)
            else places.of_chat(message.chat.id)
        )
        return Press(
            ref=ref,
            event_id=f"{QUERY}{query.id}",
            sender=sender_of(query.from_user),
            message_id=str(message.message_id),
            data=query.data,
            done=done,
        )

    def reaction(
        self, reaction: MessageReactionUpdated, update_id: int, *, done: Done
    ) -> Reaction | None:
        """What somebody feels about a message; nobody is answered for a chat's own reaction."""
        if reaction.user is None or reaction.user.is_bot:
            return None
        emojis = (one.emoji for one in reaction.new_reaction if isinstance(one, ReactionTypeEmoji))
        return Reaction(
            ref=places.of_chat(reaction.chat.id),
            event_id=str(update_id),
            sender=sender_of(reaction.user),
            message_id=str(reaction.message_id),
            feelings=frozenset(_FEELINGS[one] for one in emojis if one in _FEELINGS),
            done=done,
        )

    def _is_speech(self, message: Message) -> bool:
        if message.via_bot is not None or message.is_automatic_forward:
            return False
        person = message.from_user
        if person is None or (person.is_bot and not _is_anonymous_admin(message)):
            return False
        return bool(_words(message)) or bool(self._files.of(message))

    def _addressed(self, message: Message, *, unasked: bool) -> Addressed | None:
        words = _words(message)
        command = _COMMAND.fullmatch(words)
        private = message.chat.type == Chat.PRIVATE
        if command is not None:
            ours = self._is_us(command["bot"]) or (
                command["bot"] is None and (private or _is_known(command["name"]))
            )
            return Addressed(text=words, is_command=True) if ours else None
        mine, others = self._without_our_name(message)
        if private or mine is not None:
            text = words if mine is None else mine
            return Addressed(text=text, is_command=_COMMAND.fullmatch(text) is not None)
        answered = _answered(message)
        if answered is not None:
            ours = answered.from_user is not None and answered.from_user.id == self._me.id
            return Addressed(text=words) if ours else None
        return Addressed(text=words) if unasked and not others else None

    def _is_us(self, username: str | None) -> bool:
        return username is not None and username.casefold() == (self._me.username or "").casefold()

    def _without_our_name(self, message: Message) -> tuple[str | None, bool]:
        """The words without our name, None where it is not in them; whether others are named."""
        words = _words(message)
        named = others = False
        for entity, text in _entities(message).items():
            us = entity.user.id == self._me.id if entity.user is not None else False
            if entity.type == MessageEntity.MENTION:
                us = self._is_us(text.removeprefix("@"))
            elif entity.type != MessageEntity.TEXT_MENTION:
                continue
            if us:
                named = True
                words = words.replace(text, " ", 1)
            else:
                others = True
        tidy = re.sub(r"[ \t]{2,}", " ", words).strip(" \t\n,:")
        return (tidy if named else None), others

    def _incoming(self, message: Message, text: str, done: Done, *, edited: bool) -> Incoming:
        answered = _answered(message)
        ours = answered is not None and _is_from(answered, self._me)
        return Incoming(
            ref=places.of_message(message),
            message_id=str(message.message_id),
            sender=_sender(message),
            text=text,
            received_at=self._clock(),
            attachments=(*self._files.of(message), *self._pointed_at(message)),
            reply_to=str(answered.message_id) if answered is not None else None,
            reply_buttons=button_ids(answered) if answered is not None and ours else (),
            group=message.media_group_id,
            edited=edited,
            done=done,
        )

    def _command(self, message: Message, text: str, done: Done) -> Command:
        found = _COMMAND.fullmatch(text)
        assert found is not None  # noqa: S101 - it was found once already
        name, arguments = _meant(found["name"].lower(), found["words"] or "")
        answered = _answered(message)
        ours = answered is not None and _is_from(answered, self._me)
        return Command(
            ref=places.of_message(message),
            event_id=str(message.message_id),
            sender=_sender(message),
            name=name,
            arguments=arguments,
            attachments=(*self._files.of(message), *self._pointed_at(message)),
            reply_to=str(answered.message_id) if answered is not None else None,
            reply_buttons=button_ids(answered) if answered is not None and ours else (),
            done=done,
        )

    def _pointed_at(self, message: Message) -> Sequence[Attachment]:
        """Pictures of others in the message that is answered."""
        answered = _answered(message)
        if answered is not None:
            return () if _is_from(answered, self._me) else self._files.pictures_of(answered)
        elsewhere = message.external_reply
        return self._files.pictures_of(elsewhere) if elsewhere is not None else ()


def sender_of(user: User) -> Sender:
    """Who acted, by the name that people see."""
    return Sender(id=str(user.id), name=user.full_name, language=user.language_code)


def button_ids(message: Message) -> tuple[str, ...]:
    """The data of the buttons on a message."""
    markup = message.reply_markup
    rows = markup.inline_keyboard if markup is not None else ()
    return tuple(
        one.callback_data for row in rows for one in row if isinstance(one.callback_data, str)
    )


def _sender(message: Message) -> Sender:
    if _is_anonymous_admin(message) and message.sender_chat is not None:
        chat = message.sender_chat
        return Sender(id=str(chat.id), name=chat.title or "an administrator", manages=True)
    assert message.from_user is not None  # noqa: S101 - who says nothing is not heard
    return sender_of(message.from_user)


def _is_anonymous_admin(message: Message) -> bool:
    return message.sender_chat is not None and message.sender_chat.id == message.chat.id


def _is_from(message: Message, user: User) -> bool:
    return message.from_user is not None and message.from_user.id == user.id


def _is_known(command: str) -> bool:
    name = command.lower()
    return name in _OWN_COMMANDS or name in BUTTON_WORDS or tool_of(name) is not None


def _answered(message: Message) -> Message | None:
    """The message that is answered; in a topic every message hangs on the one that opened it."""
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created is not None:
        return None
    return answered


def _words(message: Message) -> str:
    return (message.text or message.caption or "").strip()


def _entities(message: Message) -> Mapping[MessageEntity, str]:
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    if message.text:
        return message.parse_entities(kinds)
    return message.parse_caption_entities(kinds) if message.caption else {}


def _meant(name: str, words: str) -> tuple[str, dict[str, str]]:
    """The command and its arguments; a deep link says which command it stands for."""
    if name != "start":
        return name, typed_arguments(words)
    payload = words.strip()
    link = _LINK.fullmatch(payload)
    if link is not None:
        return "link", {FREE_TEXT: link["code"]}
    if _HANDLE.fullmatch(payload):
        return "show", {FREE_TEXT: payload}
    return "start", {FREE_TEXT: payload} if payload else {}
