"""In a chat's quiet hours nobody is woken by what is shown there."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from tools.preferences import Around, nearest, until_when


async def is_quiet(around: Around, clock: Callable[[], datetime]) -> bool:
    """Whether it is one of the hours that this chat, or its server, wants to be quiet."""
    written = nearest(around, "quiet")
    if not isinstance(written, str):
        return False
    # Time zones are files.
    return await asyncio.to_thread(until_when, written, clock()) is not None
