"""A conversation at a terminal, on a pipe, or from a script: the same words, the same answers."""

import asyncio
import sys
from collections.abc import AsyncIterator
from functools import partial

from bots.cards import card_for, failure_card
from bots.consolebot.adapter import PLATFORM, ConsoleAdapter
from bots.consolebot.keyboard import at_terminal, piped_lines, typed_lines
from bots.consolebot.typed import Number, Quit, Slash, Words, files_in, understood
from bots.intake import Intake
from bots.nonces import nonce_for
from bots.ports import ChatRef, Command, Incoming, Load, Press, Sender
from bots.stories import place_of, story_of
from storage import conversations, deliveries, jobs, workflows
from storage.conversations import Conversation
from storage.errors import StorageError
from storage.images import Image
from storage.jobs import Job
from storage.tables import OPEN_STATES, JobId, JobState, RunId, RunState
from storage.workflows import Run
from tools.carrying import carried
from tools.context import Services
from tools.speech import speak
from tools.wording import counted

_LOOKED_AT = 100  # orders: more than one session leaves open
_GLANCE = 0.05  # seconds between looks at what is unfinished, when nothing is shown meanwhile
_ASKING = frozenset({JobState.AWAITING_APPROVAL, RunState.AWAITING_APPROVAL})


class ConsoleBot:
    """Talks with one person until they leave or the lines end.

    Without `lines` they come from standard input. Where nobody sits and types, everything that a
    line set in motion is waited for before the next one is taken.
    """

    def __init__(
        self,
        *,
        intake: Intake,
        services: Services,
        adapter: ConsoleAdapter,
        lines: AsyncIterator[str] | None = None,
        sender: Sender,
        chat: str = "terminal",
    ) -> None:
        self._intake = intake
        self._services = services
        self._adapter = adapter
        self._screen = adapter.screen
        self._typing = lines is None and at_terminal() and self._screen.is_terminal
        self._lines = lines
        self._sender = sender
        self._ref = ChatRef(platform=PLATFORM, chat=chat, private=True)
        self._here: Conversation | None = None
        self._finished: set[JobId | RunId] = set()
        self._stranded = 0

    async def run(self) -> int:
        """Hold the conversation. The exit code: 1 when a wish failed and nobody sat there to see.

        The intake, the queue and the deliveries must be running.
        """
        with self._screen.alive():
            async with asyncio.TaskGroup() as group:
                clocks = group.create_task(self._screen.tick())
                try:
                    await self._welcome()
                    if not self._typing:
                        await self._caught_up()
                    await self._converse()
                    await self._farewell()
                finally:
                    clocks.cancel()
        failed = self._adapter.failures > 0 or self._stranded > 0
        return 1 if failed and not self._typing else 0

    async def _converse(self) -> None:
        async for line in self._lines or self._standard_input():
            self._screen.echo(line)
            meant = understood(line, is_button=self._adapter.was_button)
            if isinstance(meant, Quit):
                return
            if meant is not None:
                await self._hand_over(meant)
                if not self._typing:
                    await self._caught_up()

    def _standard_input(self) -> AsyncIterator[str]:
        if not self._typing:
            return piped_lines(sys.stdin.buffer)
        return typed_lines(sys.stdin.fileno(), show=self._screen.typed, write=self._screen.control)

    async def _hand_over(self, meant: Slash | Number | Words) -> None:
        event_id = str(self._services.ids())
        try:
            match meant:
                case Words():
                    await self._say(meant.text, event_id)
                case Slash():
                    await self._command(meant, event_id)
                case Number():
                    await self._press(meant, event_id)
        except StorageError:
            # The intake could not remember it, so it was not taken.
            await self._fail(
                speak("I cannot reach my memory right now. Please say that again."), event_id
            )

    async def _say(self, text: str, event_id: str) -> None:
        words, files = await files_in(text)
        await self._intake.message(
            self._adapter,
            Incoming(
                ref=self._ref,
                message_id=event_id,
                sender=self._sender,
                text=words,
                received_at=self._services.clock(),
                attachments=files,
            ),
        )

    async def _command(self, meant: Slash, event_id: str) -> None:
        words, files = await files_in(meant.arguments.get("", ""))
        arguments = {key: value for key, value in meant.arguments.items() if key}
        if words:
            arguments[""] = words
        await self._intake.command(
            self._adapter,
            Command(
                ref=self._ref,
                event_id=event_id,
                sender=self._sender,
                name=meant.name,
                arguments=arguments,
                attachments=files,
            ),
        )

    async def _press(self, meant: Number, event_id: str) -> None:
        found = self._adapter.button(meant.number)
        if found is None:
            await self._fail(
                speak("There is no button {number} here (any more).", number=meant.number), event_id
            )
            return
        message_ref, button = found
        await self._intake.press(
            self._adapter,
            Press(
                ref=self._ref,
                event_id=event_id,
                sender=self._sender,
                message_id=message_ref,
                data=button.data,
                text=meant.words,
            ),
        )

    async def _fail(self, sentence: str, event_id: str) -> None:
        await self._adapter.send_card(
            self._ref, failure_card(sentence), nonce=nonce_for("console", event_id)
        )

    async def _welcome(self) -> None:
        if self._typing:
            self._screen.tell(
                "Tell me what you would like to see. Buttons are pressed by their number, "
                "@file.png sends a picture, /help lists the rest, /quit leaves."
            )
        # What an earlier run left open is shown as it is now; the results come by themselves.
        for job in await self._jobs(open_only=True):
            async with self._services.db.read() as tx:
                owed = await deliveries.of_job(tx, job.id)
                place = await place_of(tx, job.conversation_id)
                story = await story_of(tx, job, self._loader, place)
            for one in owed:
                if one.message_ref is not None and not one.ended:
                    await self._adapter.edit_card(self._ref, one.message_ref, card_for(story))

    async def _farewell(self) -> None:
        single = [job for job in await self._jobs(open_only=True) if job.run_id is None]
        waiting: list[Job | Run] = [
            *single,
            *(run for run in await self._runs() if run.finished_at is None),
        ]
        approvals = [one for one in waiting if one.state in _ASKING]
        self._stranded += len(approvals)
        if approvals:
            self._screen.tell(
                f"{counted(len(approvals), 'order')} still waiting for your approval: "
                "come back and say /approve, or let it lapse."
            )
        if len(waiting) > len(approvals):
            self._screen.tell(
                f"{counted(len(waiting) - len(approvals), 'order')} still under way: "
                "the pictures are shown when you come back."
            )

    async def _caught_up(self) -> None:
        """Return when everything said so far is answered, drawn and shown."""
        await self._intake.settled(self._ref)
        while await self._unfinished():
            await self._adapter.changed(_GLANCE)

    async def _unfinished(self) -> bool:
        # Runs first: one that has ended orders nothing more.
        said: list[Job | Run] = [*await self._runs(), *await self._jobs(open_only=False)]
        for one in said:
            asks = one.state in _ASKING
            if one.finished_at is None and not asks:
                return True
            if one.id in self._finished:
                continue
            if not await self._shown(one):
                return True
            if not asks:
                self._finished.add(one.id)
        return False

    async def _shown(self, one: Job | Run) -> bool:
        async with self._services.db.read() as tx:
            if isinstance(one, Run):
                owed = await deliveries.of_run(tx, one.id)
            else:
                owed = await deliveries.of_job(tx, one.id)
        stuck = [row for row in owed if not row.ended and row.failure is not None]
        if stuck:
            # The disk, most likely. The picture is kept, and shown at the next start.
            self._stranded += 1
            name = f"“{one.name}”" if isinstance(one, Run) else f"#{one.number}"
            self._screen.tell(f"{name} is kept, but could not be shown here yet.")
        asks = one.state in _ASKING
        return all(row.ended or row in stuck or (asks and row.message_ref) for row in owed)

    async def _runs(self) -> list[Run]:
        here = await self._conversation()
        async with self._services.db.read() as tx:
            return await workflows.recent(tx, here.id, _LOOKED_AT)

    async def _jobs(self, *, open_only: bool) -> list[Job]:
        here = await self._conversation()
        async with self._services.db.read() as tx:
            states = OPEN_STATES if open_only else None
            return await jobs.of_conversation(tx, here.id, states=states, limit=_LOOKED_AT)

    async def _conversation(self) -> Conversation:
        if self._here is None:
            services = self._services
            async with services.db.write() as tx:
                self._here = await conversations.open(
                    tx,
                    platform=self._ref.platform,
                    chat=self._ref.chat,
                    thread=self._ref.thread,
                    new_id=services.ids(),
                    now=services.clock(),
                )
        return self._here

    def _loader(self, image: Image) -> Load:
        return partial(carried, self._services.db, self._services.media, image)
