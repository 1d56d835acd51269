"""What every part of the stand-in shares: files on their way, lengths and time."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file on its way to or from Telegram, byte for byte."""

    filename: str
    data: bytes = field(repr=False)
    content_type: str | None = None


def utf16(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def unix(moment: datetime) -> int:
    """Time as Telegram writes it: whole seconds since 1970."""
    return int(moment.timestamp())
