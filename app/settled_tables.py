"""Prices and unwanted words that were settled in another process: taken over within seconds."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from jobs.pricing import Pricing
from storage.database import Database
from storage.errors import StorageError
from tools.blocklist import BadBlocklist, Blocklist
from tools.settled import Settled, settled

log = structlog.get_logger(__name__)

_EVERY = 5.0  # seconds


class SettledTables:
    """Looks at the database now and then; a list that this version cannot read changes nothing."""

    def __init__(self, *, db: Database, pricing: Pricing, words: Blocklist) -> None:
        self._db = db
        self._pricing = pricing
        self._words = words
        self._last = Settled()

    async def follow(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Look every few seconds, until cancelled."""
        while True:
            await sleep(_EVERY)
            try:
                await self.look()
            except StorageError as error:
                log.warning("settled.not_looked", exc_info=error)

    async def look(self) -> None:
        """Take over what has changed."""
        found = await self._db.look(settled)
        if found == self._last:
            return
        self._last = found
        self._pricing.settle(found.prices)
        try:
            self._words.renew(Blocklist.parse(found.words))
        except BadBlocklist as error:
            log.error("settled.refused", reason=str(error))  # noqa: TRY400 - a traceback adds nothing
