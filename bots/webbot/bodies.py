"""What a message of the web page holds, as it is kept."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict, JsonValue, TypeAdapter

from bots.ports import Button, Card, CardPicture, Phase, Progress


class Kind(StrEnum):
    """Who speaks, and how."""

    SAID = "said"
    """By the person."""
    TOLD = "told"
    """By the bot, plain."""
    WRITTEN = "written"
    """By the bot, with simple Markdown."""
    CARD = "card"
    FILE = "file"


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True)


class KeptFile(_Body):
    """A file in our store, by its key."""

    name: str
    key: str
    media_type: str
    size: int

    @property
    def is_picture(self) -> bool:
        """Whether a browser may show it by itself: a drawing in SVG may hold scripts."""
        return self.media_type.startswith("image/") and "svg" not in self.media_type


class Text(_Body):
    """Words, and what was sent with them.

    `event` is how the intake knows it; `pointed` the picture that was answered, by its handle;
    `changed`: it was said in the place of something else.
    """

    text: str
    files: tuple[KeptFile, ...] = ()
    event: str = ""
    pointed: str | None = None
    sender: str = ""
    changed: bool = False


class ShownPicture(_Body):
    """A picture on a card, by its handle."""

    number: int
    handle: str
    alt_text: str
    caption: str
    width: int
    height: int
    media_type: str
    spoiler: bool = False


class ShownButton(_Body):
    """A button on a card."""

    label: str
    data: str
    emoji: str
    words: str


class ShownProgress(_Body):
    """How far the work is."""

    state: str
    position: int | None
    started_at: datetime
    expected_seconds: float | None


class ShownCard(_Body):
    """A card, without the bytes of its pictures."""

    phase: Phase
    title: str
    lines: tuple[str, ...] = ()
    job_id: UUID | None = None
    number: int | None = None
    pictures: tuple[ShownPicture, ...] = ()
    buttons: tuple[ShownButton, ...] = ()
    progress: ShownProgress | None = None
    asked_by: str | None = None

    @property
    def words(self) -> str:
        """Everything that can be read on it."""
        told = (f"{one.handle} {one.alt_text}" for one in self.pictures)
        return "\n".join([self.title, *self.lines, *told])


class ShownFile(_Body):
    """A file to be had: a picture of ours by its handle, or another one by its key."""

    picture: ShownPicture | None = None
    file: KeptFile | None = None
    text: str = ""


_JSON: TypeAdapter[dict[str, JsonValue]] = TypeAdapter(dict[str, JsonValue])


def kept(body: _Body) -> dict[str, JsonValue]:
    """The body as a column takes it."""
    return _JSON.validate_python(body.model_dump(mode="json"))


def shown_card(card: Card) -> ShownCard:
    """A card as it is kept."""
    progress = card.progress
    return ShownCard(
        phase=card.phase,
        title=card.title,
        lines=card.lines,
        job_id=card.job_id,
        number=card.number,
        pictures=tuple(shown_picture(picture) for picture in card.pictures),
        buttons=tuple(_buttons(card.buttons)),
        progress=_progress(progress) if progress is not None else None,
        asked_by=card.asked_by,
    )


def shown_picture(picture: CardPicture) -> ShownPicture:
    """A picture as it is kept."""
    return ShownPicture(
        number=picture.number,
        handle=picture.handle,
        alt_text=picture.alt_text,
        caption=picture.caption,
        width=picture.width,
        height=picture.height,
        media_type=picture.media_type,
        spoiler=picture.spoiler,
    )


def _buttons(buttons: Iterable[Button]) -> Iterable[ShownButton]:
    for one in buttons:
        yield ShownButton(label=one.label, data=one.data, emoji=one.emoji, words=one.words)


def _progress(progress: Progress) -> ShownProgress:
    return ShownProgress(
        state=progress.state,
        position=progress.position,
        started_at=progress.started_at,
        expected_seconds=progress.expected_seconds,
    )
