"""Words for Discord: shown as they are, in pieces that fit."""

import re
from collections.abc import Callable

_URL = r"https?://[^\s<>]+"
_MARKUP = re.compile(
    rf"(?P<url>{_URL})|(?P<mark>[\\*_~`|\[\]<>])|(?P<start>^[ \t]*)(?P<line>[#+-]|-#)(?=[#\s-])",
    re.MULTILINE,
)
_BREAKS = ("\n\n", "\n", " ")


def escaped(text: str) -> str:
    """The same words for a reader: nothing in them becomes Markdown, a mention or a timestamp."""
    return _MARKUP.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    if match["url"]:
        return match["url"]
    if match["mark"]:
        return f"\\{match['mark']}"
    return f"{match['start']}\\{match['line']}"


def split(text: str, limit: int, *, shown: Callable[[str], str] = lambda piece: piece) -> list[str]:
    """The text in pieces, each at most `limit` characters as `shown` makes it.

    Broken between paragraphs where possible, else between lines, else between words.
    """
    pieces: list[str] = []
    rest = text.strip()
    while rest:
        piece = _first(rest, limit, shown)
        pieces.append(shown(piece.strip()))
        rest = rest[len(piece) :].strip()
    return pieces


def _first(rest: str, limit: int, shown: Callable[[str], str]) -> str:
    size = min(len(rest), limit)
    while len(shown(rest[:size])) > limit:
        size -= max(1, (len(shown(rest[:size])) - limit) // 2)
    if size == len(rest):
        return rest
    for mark in _BREAKS:
        # A break in the first half would leave the piece nearly empty.
        end = rest.rfind(mark, size // 2, size + 1)
        if end > 0:
            return rest[:end]
    return rest[:size]


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, with an ellipsis where something was left out."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
