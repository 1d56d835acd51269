"""A `Card` as a Components V2 message: words, a gallery with alt texts, rows of buttons."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

import discord
from discord import ui

from bots.buttons import Action, decode
from bots.cards import TIMES
from bots.discordbot import limits
from bots.discordbot.text import escaped, shortened
from bots.phrases import PHRASES
from bots.ports import Button, Card, CardPicture, Phase, Progress
from storage.errors import BadPicture
from storage.pictures import fitted
from tools.languages import Language
from tools.speech import in_language

_COLOURS: Mapping[Phase, int] = {
    Phase.WORKING: 0x5865F2,
    Phase.APPROVAL: 0xF0B232,
    Phase.RESULT: 0x23A55A,
    Phase.FAILED: 0xDA373C,
    Phase.NOTICE: 0x80848E,
}
_STYLES: Mapping[Action, discord.ButtonStyle] = {
    Action.APPROVE: discord.ButtonStyle.success,
    Action.DECLINE: discord.ButtonStyle.danger,
}
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif"}
_MARKED = 1 << 30  # and up: Discord itself counts from one
_ROOM = 600  # characters of a card kept for its title, its pictures' names and who asked
_SMALLER = (
    "Shown smaller than it is, to fit Discord: {pictures}. "
    "The original file comes in parts when you ask for it"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A picture's bytes as Discord takes them; `reduced` when they are not the original's."""

    picture: CardPicture
    name: str
    data: bytes
    reduced: bool = False

    def file(self) -> discord.File:
        """A fresh file to upload, with its alt text."""
        alt = shortened(self.picture.alt_text, limits.ALT_TEXT)
        return discord.File(BytesIO(self.data), self.name, description=alt)

    def parts(self) -> list[discord.File]:
        """The file in as many pieces as it takes, named so that they sort and can be joined."""
        if len(self.data) <= limits.FILE_BYTES:
            file = self.file()
            # Discord covers a file by its name; in a gallery it is the gallery that covers.
            file.spoiler = self.picture.spoiler
            return [file]
        return in_parts(self.name, self.data)


def in_parts(name: str, data: bytes) -> list[discord.File]:
    """A file in as many pieces as it takes, named so that they sort and can be joined."""
    starts = range(0, len(data), limits.FILE_BYTES)
    if len(starts) == 1:
        return [discord.File(BytesIO(data), name)]
    return [
        discord.File(BytesIO(data[start : start + limits.FILE_BYTES]), f"{name}.{place:03}")
        for place, start in enumerate(starts, 1)
    ]


async def whole(picture: CardPicture) -> Packed:
    """The picture as it is kept, however large."""
    ending = _ENDINGS.get(picture.media_type, "png")
    return _packed(picture, await picture.load(), ending, reduced=False)


async def packed(picture: CardPicture) -> Packed:
    """The picture, encoded anew when its file is larger than Discord takes."""
    original = await whole(picture)
    if len(original.data) <= limits.FILE_BYTES:
        return original
    try:
        data, media_type = await asyncio.to_thread(fitted, original.data, limits.FILE_BYTES)
    except BadPicture:
        # It was looked at when it was kept: let Discord judge it.
        return original
    return _packed(picture, data, _ENDINGS[media_type], reduced=True)


def _packed(picture: CardPicture, data: bytes, ending: str, *, reduced: bool) -> Packed:
    name = f"{picture.number}-{picture.handle}.{ending}"
    return Packed(picture=picture, name=name, data=data, reduced=reduced)


def layout(card: Card, pictures: Sequence[Packed] = ()) -> ui.LayoutView:
    """The card with these pictures, whose files travel with the same message."""
    container: ui.Container[ui.LayoutView] = ui.Container(
        accent_colour=_COLOURS[card.phase], id=mark_of(card)
    )
    container.add_item(ui.TextDisplay(f"### {escaped(shortened(card.title, 256))}"))
    if words := _words(card):
        container.add_item(ui.TextDisplay(words))
    if pictures:
        container.add_item(_gallery(pictures))
    if small := _small_print(card, pictures):
        container.add_item(ui.TextDisplay(small))
    for row in _rows(card.buttons):
        container.add_item(row)
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    # A stopped view is not kept in memory: presses are told by their ids, however old they are.
    view.stop()
    return view


def mark_of(card: Card) -> int | None:
    """The number by which the message of this card is known: that of its outermost component.

    Discord gives small numbers to those that have none (Components: "Anatomy of a Component").
    """
    return None if card.owed is None else _MARKED | (int.from_bytes(card.owed.bytes) % _MARKED)


def _words(card: Card) -> str:
    words = "\n".join(escaped(line) for line in card.lines)
    return shortened(words, limits.CARD_TEXT - _ROOM)


def _gallery(pictures: Sequence[Packed]) -> ui.MediaGallery[ui.LayoutView]:
    return ui.MediaGallery(
        *(
            discord.MediaGalleryItem(
                f"attachment://{one.name}",
                description=shortened(one.picture.alt_text, limits.ALT_TEXT),
                spoiler=one.picture.spoiler,
            )
            for one in pictures
        )
    )


def _small_print(card: Card, pictures: Sequence[Packed]) -> str:
    lines = []
    if len(pictures) > 1:
        lines.append(" · ".join(f"#{one.picture.number} {one.picture.handle}" for one in pictures))
    reduced = [f"#{one.picture.number} ({_size(one.picture)})" for one in pictures if one.reduced]
    if reduced:
        lines.append(in_language(_SMALLER, card.language, pictures=", ".join(reduced)))
    if card.asked_by:
        lines.append(PHRASES.card.asked_by.spoken(card.language, name=card.asked_by))
    told = [f"-# {escaped(shortened(line, 150))}" for line in lines]
    if card.progress is not None:
        told.insert(0, f"-# {_countdown(card.progress, card.language)}")
    return "\n".join(told)


def _size(picture: CardPicture) -> str:
    return f"{picture.width}{TIMES}{picture.height} px"


def _countdown(progress: Progress, language: Language) -> str:
    """A clock that every reader's own Discord keeps up to date: no edits are needed for it."""
    since = PHRASES.card.since.spoken(language, moment=_clock(progress.started_at))
    if progress.expected_seconds is None or progress.position is not None:
        return since
    ready = progress.started_at + timedelta(seconds=progress.expected_seconds)
    return f"{since} · {PHRASES.card.expected.spoken(language, moment=_clock(ready))}"


def _clock(moment: datetime) -> str:
    return f"<t:{int(moment.timestamp())}:R>"


def _rows(buttons: Sequence[Button]) -> list[ui.ActionRow[ui.LayoutView]]:
    rows = []
    for start in range(0, len(buttons), limits.ROW_BUTTONS):
        row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
        for button in buttons[start : start + limits.ROW_BUTTONS]:
            row.add_item(_button(button))
        rows.append(row)
    return rows


def _button(button: Button) -> ui.Button[ui.LayoutView]:
    meant = decode(button.data)
    style = _STYLES.get(meant.action) if meant is not None else None
    return ui.Button(
        label=shortened(button.label, limits.BUTTON_LABEL),
        custom_id=button.data,
        emoji=button.emoji or None,
        style=style or discord.ButtonStyle.secondary,
    )
