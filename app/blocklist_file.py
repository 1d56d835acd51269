"""The operator's list of words on disk: who changes the file need not restart anything."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import structlog

from app.process import CannotStart
from tools.blocklist import Blocklist

log = structlog.get_logger(__name__)

_EVERY = 5.0  # seconds

_Stamp = tuple[int, int] | None


class BlocklistFile:
    """Reads the file, and again when it has changed; one that cannot be used changes nothing."""

    def __init__(self, path: Path) -> None:
        """Read it for the first time.

        Raises:
            CannotStart: it cannot be used.
        """
        self._path = path
        self._stamp = _stamp(path)
        try:
            self.words = Blocklist.load(path)
        except (OSError, ValueError) as error:
            message = f"MODERATION_BLOCKLIST {path} cannot be used: {error}"
            raise CannotStart(message) from error

    async def follow(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Look every few seconds, until cancelled."""
        while True:
            await sleep(_EVERY)
            await self.look()

    async def look(self) -> None:
        """Take over what has changed."""
        stamp = await asyncio.to_thread(_stamp, self._path)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            newer = await asyncio.to_thread(Blocklist.load, self._path)
        except (OSError, ValueError) as error:
            log.error("blocklist.refused", file=str(self._path), reason=str(error))  # noqa: TRY400 - a traceback adds nothing
        else:
            self.words.renew(newer)
            log.info("blocklist.renewed", file=str(self._path), entries=newer.size)


def _stamp(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
