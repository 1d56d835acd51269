"""Words for Telegram: measured as it measures them, styled by entities, never by markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from telegram import MessageEntity

from bots.telegrambot import limits

_BREAKS = ("\n\n", "\n", " ")
_STYLES = re.compile(
    r"```(?P<language>[\w+-]*)\n?(?P<pre>.+?)```"
    r"|`(?P<code>[^`\n]+)`"
    r"|\*\*(?P<bold>\S(?:.*?\S)?)\*\*"
    r"|(?<![\w*])\*(?P<italic>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|~~(?P<strike>\S(?:.*?\S)?)~~"
    r"|\[(?P<label>[^\]\n]+)\]\((?P<url>https?://[^\s()]+)\)"
    r"|(?m:^)\#{1,6} +(?P<heading>[^\n]+)"
    r"|(?m:^)(?P<indent> *)[-*+] (?=\S)",
    re.DOTALL,
)


def units(text: str) -> int:
    """How long Telegram finds a text: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def shortened(text: str, limit: int) -> str:
    """At most `limit` units, with an ellipsis where something was left out."""
    return text if units(text) <= limit else f"{_head(text, limit - 1).rstrip()}…"


def split(text: str, limit: int = limits.TEXT) -> list[str]:
    """The text in pieces of at most `limit` units.

    Broken between paragraphs where possible, else between lines, else between words.
    """
    pieces: list[str] = []
    rest = text.strip()
    while rest:
        piece = _first(rest, limit)
        pieces.append(piece.strip())
        rest = rest[len(piece) :].strip()
    return pieces


def _first(rest: str, limit: int) -> str:
    whole = _head(rest, limit)
    if len(whole) == len(rest):
        return rest
    for mark in _BREAKS:
        # A break in the first half would leave the piece nearly empty.
        end = rest.rfind(mark, len(whole) // 2, len(whole) + 1)
        if end > 0:
            return rest[:end]
    return whole


def _head(text: str, limit: int) -> str:
    """As many whole characters as fit."""
    if len(text) <= limit // 2 or units(text) <= limit:
        return text
    return text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")


@dataclass(slots=True)
class Words:
    """A text being put together, and the entities that style it."""

    text: str = ""
    entities: list[MessageEntity] = field(default_factory=list)

    def add(self, words: str, *styles: str, **more: str | datetime) -> "Words":
        """Append words in these styles; `more` is what a style needs besides."""
        if words and len(self.entities) + len(styles) <= limits.ENTITIES:
            offset, length = units(self.text), units(words)
            self.entities += [
                MessageEntity(style, offset, length, **more)  # type: ignore[arg-type]  # named as in the library
                for style in styles
            ]
        self.text += words
        return self


def styled(markdown: str) -> Words:
    """The simple Markdown that language models write, as words and entities."""
    words = Words()
    _style(words, markdown, ())
    return words


def _style(words: Words, text: str, outer: Sequence[str]) -> None:
    done = 0
    for found in _STYLES.finditer(text):
        words.add(text[done : found.start()], *outer)
        done = found.end()
        _styled_part(words, found, outer)
    words.add(text[done:], *outer)


def _styled_part(words: Words, found: re.Match[str], outer: Sequence[str]) -> None:
    if found["pre"] is not None:
        words.add(found["pre"].rstrip("\n"), MessageEntity.PRE)
    elif found["code"] is not None:
        words.add(found["code"], MessageEntity.CODE)
    elif found["label"] is not None:
        words.add(found["label"], MessageEntity.TEXT_LINK, *outer, url=found["url"])
    elif found["indent"] is not None:
        words.add(f"{found['indent']}• ", *outer)
    else:
        name = found.lastgroup or ""
        _style(
            words,
            found[name],
            (*outer, *(style for style in (_NAMES[name],) if style not in outer)),
        )


_NAMES = {
    "bold": MessageEntity.BOLD,
    "heading": MessageEntity.BOLD,
    "italic": MessageEntity.ITALIC,
    "strike": MessageEntity.STRIKETHROUGH,
}
