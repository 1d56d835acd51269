"""What an earlier life of the process has heard: from there the next one catches up."""

from collections.abc import Awaitable, Callable, Sequence
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
_PAUSE, _TRIES = 1.0, 30  # seconds


@dataclass(frozen=True, slots=True)
class Earlier:
    """The number of a message up to which everything was heard; None for no earlier life.

    `direct` are the direct conversations in which people talked last.
    """

    heard: int | None
    direct: Sequence[int] = ()


async def earlier_life(
    db: Database, clock: Callable[[], datetime], *, sleep: Callable[[float], Awaitable[None]]
) -> Earlier:
    """What the database knows of it; nobody is answered who has waited for more than a day.

    A database that does not answer is waited for: without it nothing could be taken anyway.
    """
    for _ in range(_TRIES):
        try:
            async with db.read() as tx:
                last = await inbox.latest(tx, places.PLATFORM)
                direct = await conversations.last_direct(tx, places.PLATFORM, _MOST_DIRECT)
        except StorageError as error:
            _log.warning("discord.earlier_life_unknown", error=str(error))
            await sleep(_PAUSE)
        else:
            if last is None:
                break
            heard = discord.utils.time_snowflake(max(last - _OVERLAP, clock() - _LONGEST))
            return Earlier(heard=heard, direct=[int(one) for one in direct])
    return Earlier(heard=None)
