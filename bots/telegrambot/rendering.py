"""A `Card` as a Telegram message: words with entities, a keyboard, a photo or a document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    MessageEntity,
)

from bots.buttons import Action, decode
from bots.errors import TooLarge
from bots.phrases import PHRASES
from bots.ports import Button, Card, CardPicture, Progress
from bots.telegrambot import limits
from bots.telegrambot.text import Words, shortened, units
from tools.languages import Language

_STYLES: Mapping[Action, str] = {Action.APPROVE: "success", Action.DECLINE: "danger"}
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/svg+xml": "svg"}
_SHORTEST = 40  # units of an alt text that are still worth showing


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A picture as Telegram takes it. `data` is its bytes, or Telegram's own name for them."""

    picture: CardPicture
    name: str
    data: bytes | str
    is_photo: bool

    def media(self, words: Words) -> InputMediaPhoto | InputMediaDocument:
        """A fresh part of a message, with these words as its caption."""
        name = self.name if isinstance(self.data, bytes) else None
        if not self.is_photo:  # Telegram covers no documents
            return InputMediaDocument(
                self.data, caption=words.text, caption_entities=words.entities, filename=name
            )
        return InputMediaPhoto(
            self.data,
            caption=words.text,
            caption_entities=words.entities,
            filename=name,
            has_spoiler=self.picture.spoiler,
        )


async def packed(picture: CardPicture, *, known_as: str | None = None) -> Packed:
    """The picture as a photo, or as a document where Telegram's rules for photos refuse it.

    `known_as` is the photo's name at Telegram, when it was sent before.

    Raises:
        TooLarge: Not even a document may be that large.
    """
    name = file_name(picture)
    if known_as is not None:
        return Packed(picture=picture, name=name, data=known_as, is_photo=True)
    data = await picture.load()
    if len(data) > limits.FILE_BYTES:
        raise TooLarge
    photo = may_be_photo(picture, len(data))
    return Packed(picture=picture, name=name, data=data, is_photo=photo)


def as_document(one: Packed) -> Packed:
    """The same bytes, not as a photo."""
    return replace(one, is_photo=False)


def file_name(picture: CardPicture) -> str:
    """What the picture's file is called on somebody's disk."""
    return f"{picture.number}-{picture.handle}.{_ENDINGS.get(picture.media_type, 'png')}"


def may_be_photo(picture: CardPicture, size: int) -> bool:
    """Whether Telegram's rules for photos allow it (https://core.telegram.org/bots/api#sendphoto)."""
    long, short = max(picture.width, picture.height), min(picture.width, picture.height)
    return (
        picture.media_type in limits.PHOTO_TYPES
        and size <= limits.PHOTO_BYTES
        and long + short <= limits.PHOTO_SIDES
        and long <= limits.PHOTO_RATIO * short
    )


def card_words(card: Card) -> Words:
    """Everything a card says; as a caption where it has one picture."""
    (picture,) = card.pictures if len(card.pictures) == 1 else (None,)
    limit = limits.TEXT if picture is None else limits.CAPTION
    words = Words().add(shortened(card.title, 256), MessageEntity.BOLD)
    small = _small_print(card)
    room = limit - units(words.text) - units(small.text) - 2
    lines = shortened("\n".join(card.lines), max(0, room))
    if lines:
        words.add(f"\n{lines}")
    if picture is not None:
        _describe(words, picture, room - units(lines) - 2)
    return _joined(words, small)


def picture_words(picture: CardPicture) -> Words:
    """The caption of one picture among several."""
    words = Words().add(f"#{picture.number} · {picture.handle}", MessageEntity.BOLD)
    _describe(words, picture, limits.CAPTION - units(words.text) - 2)
    return words


def _describe(words: Words, picture: CardPicture, room: int) -> None:
    """Telegram has no field for a description: it folds up beneath the picture."""
    if room >= _SHORTEST:
        words.add("\n").add(shortened(picture.alt_text, room), MessageEntity.EXPANDABLE_BLOCKQUOTE)


def _small_print(card: Card) -> Words:
    small = Words()
    if card.progress is not None:
        _countdown(small, card.progress, card.language)
    if card.asked_by:
        gap, name = "\n" if small.text else "", shortened(card.asked_by, 100)
        asked = PHRASES.card.asked_by.spoken(card.language, name=name)
        small.add(gap).add(asked, MessageEntity.ITALIC)
    return small


def _countdown(words: Words, progress: Progress, language: Language) -> None:
    """A clock that every reader's own Telegram keeps up to date: no edits are needed for it."""
    since, expected = (
        one.spoken(language, moment="") for one in (PHRASES.card.since, PHRASES.card.expected)
    )
    _moment(words.add(since), progress, seconds=0)
    if progress.expected_seconds is not None and progress.position is None:
        _moment(words.add(f" · {expected}"), progress, seconds=progress.expected_seconds)


def _moment(words: Words, progress: Progress, *, seconds: float) -> None:
    moment = progress.started_at + timedelta(seconds=seconds)
    # What is written is seen where a client is too old to know the entity.
    words.add(
        f"{moment:%H:%M:%S} UTC",
        MessageEntity.DATE_TIME,
        unix_time=moment,
        date_time_format="r",
    )


def _joined(words: Words, small: Words) -> Words:
    if not small.text:
        return words
    words.add("\n")
    shift = units(words.text)
    words.entities += MessageEntity.shift_entities(shift, small.entities)
    words.text += small.text
    return words


def keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    """The buttons in rows that a phone can show; None where there are none."""
    return InlineKeyboardMarkup(list(_rows(buttons))) if buttons else None


def _rows(buttons: Sequence[Button]) -> Iterator[list[InlineKeyboardButton]]:
    row: list[InlineKeyboardButton] = []
    width = 0
    for button in buttons:
        made = _button(button)
        length = len(made.text)
        if row and (len(row) == limits.ROW_BUTTONS or width + length > limits.ROW_LABELS):
            yield row
            row, width = [], 0
        row.append(made)
        width += length
    if row:
        yield row


def _button(button: Button) -> InlineKeyboardButton:
    meant = decode(button.data)
    label = f"{button.emoji} {button.label}".strip()
    return InlineKeyboardButton(
        shortened(label, limits.BUTTON_LABEL),
        callback_data=button.data,
        style=_STYLES.get(meant.action) if meant is not None else None,
    )
