"""What every part of the stand-in shares: ids, times and files as Discord writes them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]

DISCORD_EPOCH_MS = 1_420_070_400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file on its way to or from Discord, byte for byte; `description` is its alt text."""

    filename: str
    data: bytes = field(repr=False)
    content_type: str | None = None
    description: str | None = None


class Snowflakes:
    """Ids as Discord makes them: milliseconds since 2015 in the upper bits, always growing."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._last = 0

    def __call__(self) -> int:
        fresh = (int(self._clock().timestamp() * 1000) - DISCORD_EPOCH_MS) << 22
        self._last = max(fresh, self._last + 1)
        return self._last


def iso(moment: datetime | None) -> str | None:
    """Time as Discord writes it."""
    return moment.isoformat() if moment else None
