"""One message of a chat as elements of the page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Final

from nicegui import ui

from bots.buttons import WANTS_WORDS, decode
from bots.ports import Phase
from bots.webbot.bodies import (
    Kind,
    ShownButton,
    ShownCard,
    ShownFile,
    ShownPicture,
    ShownProgress,
    Text,
)
from bots.webbot.door import PREFIX
from bots.webbot.tags import Words, button, link, tag, words
from storage.web_messages import WebMessage
from tools.wording import lasting

_SAYS: Final[Mapping[Kind, str]] = MappingProxyType({Kind.SAID: "You"})
_ALMOST: Final = 0.95
"""How full the bar gets before the picture is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What can be done with a message: press a button (with words), answer a picture."""

    press: Callable[[WebMessage, str], object]
    press_with_words: Callable[[WebMessage, ShownButton], object]
    answer: Callable[[ShownPicture], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A card whose work goes on, with what shows how far it is."""

    progress: ShownProgress
    bar: ui.element
    label: Words

    def tick(self, now: datetime) -> None:
        """Show how long it has been."""
        seconds = max(0.0, (now - self.progress.started_at).total_seconds())
        expected = self.progress.expected_seconds
        if expected:
            self.bar.props["value"] = f"{min(_ALMOST, seconds / expected):.2f}"
        self.label.text = f"{self.progress.state} · {lasting(seconds)}"


def show(message: WebMessage, deeds: Deeds) -> Running | None:
    """Make the elements of a message inside the current one."""
    kind = Kind(message.kind)
    words("span", f"{_SAYS.get(kind, 'Bot')}:", "unseen")
    match kind:
        case Kind.SAID:
            _said(message)
        case Kind.TOLD:
            words("div", Text.model_validate(message.body).text, "words")
        case Kind.WRITTEN:
            ui.markdown(Text.model_validate(message.body).text)
        case Kind.CARD:
            return _card(message, ShownCard.model_validate(message.body), deeds)
        case Kind.FILE:
            _file(message, ShownFile.model_validate(message.body))
    return None


def picture_address(handle: str, form: str = "") -> str:
    """Where a picture is had; `form` is `/small`, `/file` or nothing."""
    return f"{PREFIX}/picture/{handle}{form}"


def _said(message: WebMessage) -> None:
    body = Text.model_validate(message.body)
    with tag("div", "bubble"):
        if body.pointed is not None:
            words("div", f"about {body.pointed}", "faint")
        for index, file in enumerate(body.files):
            address = f"{PREFIX}/file/{message.id}/{index}"
            if file.media_type.startswith("image/") and "svg" not in file.media_type:
                with tag("div", "pictures one"), tag("figure"):
                    tag("img", src=address, alt=f"A picture you sent: {file.name}", loading="lazy")
            else:
                link(file.name, address)
        if body.text:
            words("div", body.text, "words")
    if body.changed:
        words("span", "changed", "faint")


def _card(message: WebMessage, card: ShownCard, deeds: Deeds) -> Running | None:
    failed = " failed" if card.phase is Phase.FAILED else ""
    running = None
    with tag("section", f"card{failed}", aria_label=card.title):
        words("h2", card.title)
        for line in card.lines:
            words("p", line)
        if card.progress is not None and card.phase is Phase.WORKING:
            running = _progress(card)
        if card.pictures:
            _pictures(card.pictures, deeds)
        if card.buttons:
            with tag("div", "buttons", role="group", aria_label=f"What to do with {card.title}"):
                for one in card.buttons:
                    _button(message, one, deeds)
    return running


def _progress(card: ShownCard) -> Running:
    assert card.progress is not None  # noqa: S101 - asked before
    label = words("div", card.progress.state, "faint")
    bar = tag("progress", max="1", aria_label=card.title)
    return Running(progress=card.progress, bar=bar, label=label)


def _pictures(pictures: Sequence[ShownPicture], deeds: Deeds) -> None:
    one = " one" if len(pictures) == 1 else ""
    with tag("div", f"pictures{one}"):
        for picture in pictures:
            with tag("figure"):
                with covered(picture.spoiler):
                    _picture(picture)
                with tag("figcaption"):
                    words("span", f"#{picture.number} · {picture.handle}")
                    button(
                        "↩ reply",
                        partial(deeds.answer, picture),
                        "plain",
                        aria_label=f"Reply to #{picture.number}",
                    )


@contextmanager
def covered(hidden: bool) -> Iterator[None]:  # noqa: FBT001 - the one thing it is about
    """What is made inside the block is seen at once, or only by who wants to see it."""
    if not hidden:
        yield
        return
    with tag("details"):
        words("summary", "A covered picture: show it")
        yield


def _picture(picture: ShownPicture) -> None:
    with tag("a", href=picture_address(picture.handle), target="_blank", rel="noopener"):
        tag(
            "img",
            src=picture_address(picture.handle),
            alt=picture.alt_text,
            width=str(picture.width),
            height=str(picture.height),
            loading="lazy",
        )


def _button(message: WebMessage, one: ShownButton, deeds: Deeds) -> None:
    meant = decode(one.data)
    if meant is not None and meant.action in WANTS_WORDS:
        button(f"{one.emoji} {one.label}", lambda: deeds.press_with_words(message, one))
    else:
        button(f"{one.emoji} {one.label}", lambda: deeds.press(message, one.data))


def _file(message: WebMessage, body: ShownFile) -> None:
    if body.text:
        words("div", body.text, "words")
    if body.picture is not None:
        picture = body.picture
        link(
            f"Save #{picture.number} · {picture.handle} ({picture.width}x{picture.height})",
            picture_address(picture.handle, "/file"),
            "button",
            download=True,
        )
        words("div", picture.alt_text, "faint")
    elif body.file is not None:
        address = f"{PREFIX}/file/{message.id}/0"
        link(f"Save {body.file.name} (for 15 minutes)", address, "button", download=True)
