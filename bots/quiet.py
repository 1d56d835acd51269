"""In a chat's quiet hours nobody is woken by what is shown there."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from pydantic import JsonValue

from storage import rights
from storage.database import Transaction
from tools.preferences import until_when
from tools.rights import Where, places_around


async def hours(tx: Transaction, here: Where) -> JsonValue:
    """The quiet hours of this chat, or its server, as they were written."""
    return await rights.value_near(tx, places=places_around(here), name="quiet")


async def are_now(written: JsonValue, clock: Callable[[], datetime]) -> bool:
    """Whether it is one of these hours."""
    if not isinstance(written, str):
        return False
    # Time zones are files.
    return await asyncio.to_thread(until_when, written, clock()) is not None
