"""In a chat's quiet hours nobody is woken by what is shown there."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial

from storage import rights
from storage.database import Database
from tools.preferences import until_when
from tools.rights import Where, places_around


async def is_quiet(db: Database, here: Where, clock: Callable[[], datetime]) -> bool:
    """Whether it is one of the hours that this chat, or its server, wants to be quiet."""
    near = partial(rights.value_near, places=places_around(here), name="quiet")
    hours = await db.look(near)
    if not isinstance(hours, str):
        return False
    # Time zones are files.
    return await asyncio.to_thread(until_when, hours, clock()) is not None
