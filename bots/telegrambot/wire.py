"""Messages over the Bot API; every method raises `bots.errors.DeliveryError`."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import structlog
from telegram import (
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.ext import ExtBot

from bots.errors import Gone, MessageGone
from bots.telegrambot.pacing import GIVES_WAY
from bots.telegrambot.places import Place
from bots.telegrambot.text import Words
from bots.telegrambot.troubles import Moved, NoCaption, NoWords, Unchanged, translated

_log = structlog.get_logger(__name__)

Bot = ExtBot[str]
Media = InputMediaPhoto | InputMediaDocument
_ResultT = TypeVar("_ResultT")

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Wire:
    """Sends, edits and removes messages; keeps in memory only which groups have moved."""

    def __init__(
        self, bot: Bot, *, on_move: Callable[[int, int], Awaitable[None]] | None = None
    ) -> None:
        """`on_move` is told that a group has become another chat."""
        self.bot = bot
        self._on_move = on_move
        self._moved: dict[int, int] = {}

    def now_at(self, chat: int) -> int:
        """The chat's present number."""
        return self._moved.get(chat, chat)

    async def send(
        self,
        place: Place,
        words: Words,
        *,
        keyboard: InlineKeyboardMarkup | None = None,
        reply_to: int | None = None,
        gives_way: bool = False,
    ) -> Message:
        """Send words."""
        return await self._sent(
            place,
            lambda chat: self.bot.send_message(
                chat,
                words.text,
                entities=words.entities,
                reply_markup=keyboard,
                message_thread_id=place.topic,
                disable_notification=place.silent,
                reply_parameters=_reply(reply_to),
                link_preview_options=_NO_PREVIEW,
                rate_limit_args=GIVES_WAY if gives_way else None,
            ),
        )

    async def send_album(
        self, place: Place, media: Sequence[Media], *, reply_to: int | None
    ) -> Sequence[Message]:
        """Send two to ten pictures as one album."""
        return await self._sent(
            place,
            lambda chat: self.bot.send_media_group(
                chat,
                media,
                message_thread_id=place.topic,
                disable_notification=place.silent,
                reply_parameters=_reply(reply_to),
            ),
        )

    async def send_document(
        self, place: Place, data: bytes, name: str, *, words: Words, reply_to: int | None
    ) -> Message:
        """Send a file as it is."""
        return await self._sent(
            place,
            lambda chat: self.bot.send_document(
                chat,
                data,
                caption=words.text,
                caption_entities=words.entities,
                filename=name,
                disable_content_type_detection=True,
                message_thread_id=place.topic,
                disable_notification=place.silent,
                reply_parameters=_reply(reply_to),
            ),
        )

    async def edit(
        self,
        chat: int,
        message: int,
        words: Words,
        *,
        keyboard: InlineKeyboardMarkup | None = None,
        gives_way: bool = False,
    ) -> None:
        """Make the message say this; saying it already is fine."""
        way = GIVES_WAY if gives_way else None
        try:
            await self._edited(
                chat,
                lambda: self.bot.edit_message_text(
                    words.text,
                    chat,
                    message,
                    entities=words.entities,
                    reply_markup=keyboard,
                    link_preview_options=_NO_PREVIEW,
                    rate_limit_args=way,
                ),
            )
        except NoWords:
            await self._edited(
                chat,
                lambda: self.bot.edit_message_caption(
                    chat,
                    message,
                    caption=words.text,
                    caption_entities=words.entities,
                    reply_markup=keyboard,
                    rate_limit_args=way,
                ),
            )

    async def has_caption(self, chat: int, message: int, words: Words) -> bool:
        """Whether this message is ours and has a caption of exactly these words.

        Ask only of messages that may have no other caption of ours: it would be replaced.
        """
        try:
            with translated():
                await self.bot.edit_message_caption(
                    chat, message, caption=words.text, caption_entities=words.entities
                )
        except Unchanged:
            return True
        except (MessageGone, NoCaption):
            return False
        return False

    async def put_picture(
        self, chat: int, message: int, media: Media, *, keyboard: InlineKeyboardMarkup | None
    ) -> Message | None:
        """Make the message this picture; None when it is that already."""
        sent = await self._edited(
            chat,
            lambda: self.bot.edit_message_media(
                media, chat_id=chat, message_id=message, reply_markup=keyboard
            ),
        )
        return sent if isinstance(sent, Message) else None

    async def delete(self, chat: int, message: int) -> None:
        """Remove a message of ours; none is fine."""
        try:
            with translated():
                await self.bot.delete_message(chat, message)
        except MessageGone:
            return

    async def draft(self, place: Place, draft: int, words: Words) -> None:
        """Show in a private chat what is being written; the next real message removes it."""
        with translated():
            await self.bot.send_message_draft(
                place.chat,
                draft,
                words.text,
                entities=words.entities,
                message_thread_id=place.topic,
            )

    async def action(self, place: Place, action: ChatAction) -> None:
        """Show for five seconds what is being done."""
        with translated():
            await self.bot.send_chat_action(
                self.now_at(place.chat), action, message_thread_id=place.topic
            )

    async def answer(self, query: str) -> None:
        """End the waiting of who pressed a button."""
        with translated():
            await self.bot.answer_callback_query(query)

    async def _sent(self, place: Place, call: Callable[[int], Awaitable[_ResultT]]) -> _ResultT:
        chat = self.now_at(place.chat)
        try:
            with translated():
                return await call(chat)
        except Moved as moved:
            await self._move(chat, moved.chat)
        try:
            with translated():
                return await call(self.now_at(place.chat))
        except Moved as moved:
            reason = "that group keeps moving"
            raise Gone(reason) from moved

    async def _edited(self, chat: int, call: Callable[[], Awaitable[_ResultT]]) -> _ResultT | None:
        # A supergroup numbers its messages anew: what stood in the group cannot be edited there.
        reason = "the group has become a supergroup"
        if chat in self._moved:
            raise MessageGone(reason)
        try:
            with translated():
                return await call()
        except Unchanged:
            return None
        except Moved as moved:
            await self._move(chat, moved.chat)
            raise MessageGone(reason) from moved

    async def _move(self, chat: int, to: int) -> None:
        self._moved[chat] = to
        _log.info("telegram.group_moved", chat=chat, to=to)
        if self._on_move is not None:
            await self._on_move(chat, to)


def _reply(message: int | None) -> ReplyParameters | None:
    if message is None:
        return None
    return ReplyParameters(message, allow_sending_without_reply=True)
