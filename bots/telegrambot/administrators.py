"""Who administers a group, as Telegram says it; asked once per group in a few minutes."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bots.errors import DeliveryError
from bots.telegrambot.troubles import translated
from bots.telegrambot.wire import Bot

_log = structlog.get_logger(__name__)

_FRESH = timedelta(minutes=5)
_MOST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    people: frozenset[str]
    until: datetime


class Administrators:
    """Remembers the administrators of the groups that were asked about last."""

    def __init__(self, bot: Bot, *, clock: Callable[[], datetime]) -> None:
        self._bot = bot
        self._clock = clock
        self._known: OrderedDict[str, _Known] = OrderedDict()

    async def manages(self, chat: str, person: str) -> bool:
        """Whether this person administers the chat; when Telegram does not tell, nobody does."""
        known = self._known.get(chat)
        if known is None or known.until <= self._clock():
            try:
                with translated():
                    members = await self._bot.get_chat_administrators(chat)
            except DeliveryError as error:
                _log.warning("telegram.administrators_unknown", chat=chat, error=str(error))
                return False
            people = frozenset(str(one.user.id) for one in members)
            known = _Known(people=people, until=self._clock() + _FRESH)
            self._known[chat] = known
            self._known.move_to_end(chat)
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
        return person in known.people
