"""What an earlier life of the process took and did not finish is handed over again."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

import discord
import structlog
from pydantic import ValidationError

from bots.discordbot import places
from bots.discordbot.answering import Answering
from bots.discordbot.attachments import Files
from bots.discordbot.doors import Doors
from bots.discordbot.kept import Kept, KeptToken
from bots.ports import ChatAdapter, Command, Done, Incoming, Press, Receiver
from storage import inbox
from storage.database import Database
from storage.errors import StorageError
from storage.inbox import Inbox, InboxEvent

_log = structlog.get_logger(__name__)

_MOST = 1000


class Unfinished:
    """Takes up once, at the start, what the last life left; what it ordered is recognised."""

    def __init__(  # noqa: PLR0913 - its collaborators, each named at the one place that builds it
        self,
        *,
        db: Database,
        receiver: Receiver,
        adapter: ChatAdapter,
        doors: Doors,
        files: Files,
        clock: Callable[[], datetime],
        interaction: Callable[[KeptToken], discord.Interaction],
    ) -> None:
        """`interaction` makes one again, to be answered through its token."""
        self._db = db
        self._inbox = Inbox(db)
        self._receiver = receiver
        self._adapter = adapter
        self._doors = doors
        self._files = files
        self._clock = clock
        self._interaction = interaction

    async def found(self) -> Sequence[InboxEvent]:
        """What was left; to be asked before anything new is taken."""
        try:
            async with self._db.read() as tx:
                return await inbox.interrupted(tx, places.PLATFORM, _MOST)
        except StorageError:
            _log.exception("discord.unfinished_unknown")  # the next start finds it
            return ()

    async def hand_over(self, found: Sequence[InboxEvent]) -> None:
        """Hand everything over that can be; each is done with in its own time."""
        for event in found:
            await self._again(event)

    async def _again(self, event: InboxEvent) -> None:
        done: Done = partial(self._inbox.finish, event.source, event.external_id, self._clock())
        try:
            kept = Kept.model_validate_json(event.body)
        except ValidationError:
            _log.exception("discord.unreadable_event", event_id=event.external_id)
            await done()
            return
        _log.info("discord.taken_up", event_id=event.external_id)
        await self._hand_over(self._adapter_for(kept), kept.event(self._files, done))

    def _adapter_for(self, kept: Kept) -> ChatAdapter:
        if kept.token is None:
            return self._adapter
        interaction = self._interaction(kept.token)
        if places.person_in(kept.ref) is not None:
            self._doors.remember(kept.ref, interaction)
        return Answering(interaction, self._adapter, thinking=kept.token.thinking)

    async def _hand_over(self, adapter: ChatAdapter, event: Incoming | Command | Press) -> None:
        match event:
            case Incoming():
                await self._receiver.message(adapter, event)
            case Command():
                await self._receiver.command(adapter, event)
            case Press():
                await self._receiver.press(adapter, event)
