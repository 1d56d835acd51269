"""Asks Telegram for updates, and confirms them only once they are kept.

The library's own updater confirms what it has fetched before anybody has handled it: a process that
is killed then loses it.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence

import structlog
from pydantic import JsonValue

from bots.errors import DeliveryError, RetryLater
from bots.telegrambot.mailbox import Mailbox
from bots.telegrambot.troubles import translated
from bots.telegrambot.wire import Bot
from storage.errors import StorageError

_log = structlog.get_logger(__name__)

HEARD = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "message_reaction",
)
"""The kinds of updates we ask for; reactions only come when they are named."""

_LONG = 25  # seconds Telegram waits for something to happen
_SLOWNESS = 15.0  # more seconds until we take it for gone
_PAUSE = 1.0


class Poller:
    """One connection that waits for updates; there must be no other for the same bot."""

    def __init__(
        self,
        bot: Bot,
        mailbox: Mailbox,
        *,
        bot_id: int,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._mailbox = mailbox
        self._bot_id = bot_id
        self._sleep = sleep
        self._offset: int | None = None

    async def run(self) -> None:
        """Fetch and keep until cancelled; troubles of either side are waited out."""
        while True:
            try:
                await self._round()
            except RetryLater as error:
                _log.warning("telegram.away", error=repr(error.__cause__), again_in=error.after)
                await self._sleep(error.after)
            except DeliveryError as error:
                _log.warning("telegram.not_heard", error=str(error))
                await self._sleep(_PAUSE)
            except StorageError as error:
                # Not confirmed, so Telegram keeps it for us.
                _log.warning("telegram.not_kept", exc_info=error)
                await self._sleep(_PAUSE)

    async def _round(self) -> None:
        asked = {"offset": self._offset, "timeout": _LONG, "allowed_updates": list(HEARD)}
        with translated():
            # As Telegram says them: made into objects and back, some of it might be lost.
            updates = await self._bot._post(  # noqa: SLF001 - its public way makes objects of them
                "getUpdates", asked, read_timeout=_LONG + _SLOWNESS
            )
        await self._keep(sorted(updates, key=_number))

    async def _keep(self, updates: Sequence[dict[str, JsonValue]]) -> None:
        bodies = [
            json.dumps(update, ensure_ascii=False, separators=(",", ":")).encode()
            for update in updates
        ]
        # All at once, in their order: they share one commit.
        await asyncio.gather(
            *(
                self._mailbox.put(self._bot_id, _number(update), body)
                for update, body in zip(updates, bodies, strict=True)
            )
        )
        if updates:
            self._offset = _number(updates[-1]) + 1


def _number(update: dict[str, JsonValue]) -> int:
    number = update.get("update_id")
    return number if isinstance(number, int) else 0
