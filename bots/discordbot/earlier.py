"""What an earlier life of the process has heard: from there the next one catches up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import discord
import structlog

from bots.discordbot import places
from storage import conversations, inbox
from storage.database import Database
from storage.errors import StorageError

_log = structlog.get_logger(__name__)

_OVERLAP = timedelta(minutes=10)
"""An earlier life may have ended while it caught up itself; and our clock is not Discord's."""
_LONGEST = timedelta(days=1)
_MOST_DIRECT = 100


@dataclass(frozen=True, slots=True)
class Earlier:
    """The number of a message up to which everything was heard; None for no earlier life.

    `direct` are the direct conversations in which people talked last.
    """

    heard: int | None
    direct: Sequence[int] = ()


async def earlier_life(db: Database, now: datetime) -> Earlier:
    """What the database knows of it; nobody is answered who has waited for more than a day."""
    try:
        async with db.read() as tx:
            last = await inbox.latest(tx, places.PLATFORM)
            direct = await conversations.last_direct(tx, places.PLATFORM, _MOST_DIRECT)
    except StorageError:
        _log.exception("discord.earlier_life_unknown")
        return Earlier(heard=None)
    if last is None:
        return Earlier(heard=None)
    since = max(last - _OVERLAP, now - _LONGEST)
    return Earlier(heard=discord.utils.time_snowflake(since), direct=[int(one) for one in direct])
