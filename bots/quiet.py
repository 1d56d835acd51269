"""In a chat's quiet hours nobody is woken by what is shown there."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial

from pydantic import JsonValue

from storage import rights
from storage.database import Database, Transaction
from tools.preferences import until_when
from tools.rights import Where, places_around


async def is_quiet(db: Database, here: Where, clock: Callable[[], datetime]) -> bool:
    """Whether it is one of the hours that this chat, or its server, wants to be quiet."""
    return await are_now(await db.look(partial(hours, here=here)), clock)


async def hours(tx: Transaction, here: Where) -> JsonValue:
    """The quiet hours of this chat, or its server, as they were written."""
    return await rights.value_near(tx, places=places_around(here), name="quiet")


async def are_now(written: JsonValue, clock: Callable[[], datetime]) -> bool:
    """Whether it is one of these hours."""
    if not isinstance(written, str):
        return False
    # Time zones are files.
    return await asyncio.to_thread(until_when, written, clock()) is not None
