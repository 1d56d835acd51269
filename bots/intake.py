"""Between the platforms and the router: acknowledged, new, whole, and in order."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Protocol, assert_never

import structlog
from typing_extensions import override

from bots.errors import DeliveryError
from bots.nonces import nonce_for
from bots.ports import (
    ChatAdapter,
    ChatRef,
    Command,
    Event,
    Incoming,
    Press,
    Reaction,
    Receiver,
    key_of,
)
from storage import tracing
from storage.errors import DatabaseUnavailable, StorageError
from tools.languages import language_of_tag
from tools.speech import in_language

_log = structlog.get_logger(__name__)

_ROUNDS = 5  # of settling: a person who keeps sending is answered at last
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 5.0  # seconds; the longest delays the end of the process
_PATIENT = 8  # tries without a database, about half a minute, until somebody is told
_AT_ONCE = frozenset({"cancel", "help"})
"""Commands that must not wait for a long turn of the same chat."""
_BUSY = (
    "I am still busy with your earlier messages, so I left this one out. "
    "Please send it again in a moment."
)
_NO_DATABASE = (
    "I cannot reach my memory right now, so nothing came of this. Please say it again later."
)


class SeenBefore(Protocol):
    """The durable memory of what has come in (`storage.inbox.Inbox`)."""

    async def accept(self, source: str, external_id: str, body: bytes, now: datetime) -> bool:
        """True when this is new; it is remembered when the call returns."""
        ...

    async def finish(self, source: str, external_id: str, now: datetime) -> None:
        """It has been dealt with: forget the body; the id stays known."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakePolicy:
    """`settle`: how long an album or a burst may take to be complete; the rest are bounds.

    `keep_first`: how long a sign of life waits for what it promises to be on disk.
    """

    settle: timedelta = timedelta(seconds=1.2)
    keep_first: timedelta = timedelta(seconds=1)
    parallel_turns: int = 64
    most_waiting: int = 40


@dataclass(slots=True, kw_only=True, eq=False)
class _Work:
    adapter: ChatAdapter
    event: Event
    wanted: "asyncio.Future[bool]"


@dataclass(slots=True, kw_only=True)
class _Lane:
    waiting: deque[_Work] = field(default_factory=deque)
    idle: asyncio.Event = field(default_factory=asyncio.Event)


_Key = tuple[ChatRef, str]


class Intake(Receiver):
    """Takes events at once; hands them to `receiver` in order per chat, in parallel across chats.

    A press names its picture or job itself, so presses have a lane of their own per person and
    never wait for a turn. `run` must be running for anything to be handled.
    """

    def __init__(
        self,
        *,
        receiver: Receiver,
        inbox: SeenBefore,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        policy: IntakePolicy | None = None,
    ) -> None:
        self._receiver = receiver
        self._inbox = inbox
        self._clock = clock
        self._sleep = sleep
        self._policy = policy or IntakePolicy()
        self._places = asyncio.Semaphore(self._policy.parallel_turns)
        self._lanes: dict[_Key, _Lane] = {}
        self._group: asyncio.TaskGroup | None = None
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Work until `stop`; what was taken before that is still finished."""
        async with asyncio.TaskGroup() as group:
            self._group = group
            for key, lane in self._lanes.items():
                group.create_task(self._work(key, lane))
            await self._stopped.wait()

    def stop(self) -> None:
        """Let `run` end once all lanes are empty."""
        self._stopped.set()

    @override
    async def message(self, adapter: ChatAdapter, message: Incoming) -> None:
        """Acknowledge, remember and queue a message; after a storage error it was not taken.

        An edited one takes the place of the one that still waits, or has come too late.
        """
        if message.edited:
            self._correct(message)
            return await self._dealt_with(message)
        return await self._take(adapter, message, message.message_id, lane="turns")

    @override
    async def press(self, adapter: ChatAdapter, press: Press) -> None:
        """The same for a press."""
        await self._take(adapter, press, press.event_id, lane=f"press {press.sender.id}")

    @override
    async def command(self, adapter: ChatAdapter, command: Command) -> None:
        """The same for a command."""
        lane = f"press {command.sender.id}" if command.name in _AT_ONCE else "turns"
        await self._take(adapter, command, command.event_id, lane=lane)

    @override
    async def reaction(self, adapter: ChatAdapter, reaction: Reaction) -> None:
        """The same for a reaction."""
        await self._take(adapter, reaction, reaction.event_id, lane=f"press {reaction.sender.id}")

    async def settled(self, ref: ChatRef) -> None:
        """Return when nothing that was taken from this chat is waiting or being handled."""
        while lanes := [lane for (place, _), lane in self._lanes.items() if place == ref]:
            await lanes[0].idle.wait()

    @property
    def lanes(self) -> int:
        """How many lanes are kept in memory: the busy ones."""
        return len(self._lanes)

    async def _take(self, adapter: ChatAdapter, event: Event, event_id: str, *, lane: str) -> None:
        with tracing.begun(key_of(event)):
            await self._take_in(adapter, event, event_id, lane)

    async def _take_in(self, adapter: ChatAdapter, event: Event, event_id: str, lane: str) -> None:
        # The place in the queue is taken before the first await: a slow acknowledgement of one
        # message must not let the next one overtake it.
        work = _Work(
            adapter=adapter, event=event, wanted=asyncio.get_running_loop().create_future()
        )
        queued = self._enqueue((event.ref, lane), work)
        try:
            new = await self._begun(adapter, event, event_id)
            work.wanted.set_result(new)
            _log.info("intake.taken", platform=event.ref.platform, new=new)
        finally:
            if not work.wanted.done():
                work.wanted.set_result(False)
        if new and not queued:
            await self._turn_away(adapter, event, event_id)
            await self._dealt_with(event)

    async def _begun(self, adapter: ChatAdapter, event: Event, event_id: str) -> bool:
        """Acknowledged and remembered; whether it is new."""
        if isinstance(event, Reaction):
            return await self._is_new(event)
        keeping = asyncio.gather(self._is_new(event), return_exceptions=True)
        if event.kept:
            # Who is told that we have it can rely on it; but a slow disk costs no sign of life.
            await asyncio.wait([keeping], timeout=self._policy.keep_first.total_seconds())
        # Whoever took it already, perhaps another process, gives the sign of life as well.
        if not (keeping.done() and keeping.result()[0] is False):
            await _acknowledge(adapter, event.ref, event_id)
        (new,) = await keeping
        if isinstance(new, BaseException):
            raise new
        return new

    async def _is_new(self, event: Event) -> bool:
        if event.done is not None:
            return True
        # Unless it could not come again, without a body: what people write belongs into their own
        # history, where it can be deleted.
        return await self._inbox.accept(
            event.ref.platform, _external_id(event), _kept(event), self._clock()
        )

    async def _dealt_with(self, event: Event) -> None:
        try:
            if event.done is not None:
                await event.done()
            elif _kept(event):
                await self._inbox.finish(event.ref.platform, _external_id(event), self._clock())
        except StorageError:
            # It comes again after a restart; what it ordered then is recognised.
            _log.exception("intake.not_marked", platform=event.ref.platform, chat=event.ref.chat)

    def _correct(self, edited: Incoming) -> None:
        lane = self._lanes.get((edited.ref, "turns"))
        for work in lane.waiting if lane is not None else ():
            said = work.event
            if isinstance(said, Incoming) and said.message_id == edited.message_id:
                work.event = replace(said, text=edited.text, attachments=edited.attachments)

    def _enqueue(self, key: _Key, work: _Work) -> bool:
        lane = self._lanes.get(key)
        if lane is not None:
            if len(lane.waiting) >= self._policy.most_waiting:
                return False
            lane.waiting.append(work)
            return True
        lane = self._lanes[key] = _Lane(waiting=deque([work]))
        if self._group is not None:
            self._group.create_task(self._work(key, lane))
        return True

    async def _turn_away(self, adapter: ChatAdapter, event: Event, event_id: str) -> None:
        _log.warning("intake.overflowed", platform=event.ref.platform, chat=event.ref.chat)
        try:
            await adapter.say(
                event.ref,
                in_language(_BUSY, language_of_tag(event.sender.language)),
                nonce=nonce_for("full", event.ref.chat, event.ref.thread, event_id),
                reply_to=event_id if isinstance(event, Incoming) else None,
            )
        except DeliveryError as error:
            _log.warning("intake.reply_failed", error=str(error))

    async def _work(self, key: _Key, lane: _Lane) -> None:
        try:
            while lane.waiting:
                await self._one(lane)
        finally:
            # No await since the last look into `waiting`: nothing can have come in between.
            del self._lanes[key]
            lane.idle.set()

    async def _one(self, lane: _Lane) -> None:
        first = lane.waiting.popleft()
        if not await first.wanted:
            return
        event = first.event
        parts: Sequence[Event] = [event]
        if isinstance(event, Incoming):
            parts = messages = await self._whole(event, lane)
            event = _joined(messages)
        with tracing.begun(key_of(event)):
            if await self._answered(first.adapter, event):
                for part in parts:
                    await self._dealt_with(part)

    async def _answered(self, adapter: ChatAdapter, event: Event) -> bool:
        """Handed over, again where the database was away; False when the next start has to do it.

        The same event again is recognised by what it ordered and said, as after a crash.
        """
        for tries in count():
            try:
                async with self._places:
                    await self._hand_over(adapter, event)
            except DatabaseUnavailable:
                _log.warning("intake.no_database", chat=event.ref.chat, tries=tries, exc_info=True)
            except Exception:  # noqa: BLE001 - supervision: one failing turn must not stop everybody's lanes
                _log.exception("intake.turn_failed", chat=event.ref.chat)
                return True
            else:
                return True
            if tries >= _PATIENT and await _gave_up(adapter, event):
                return True
            await self._sleep(min(_FIRST_PAUSE * 2 ** min(tries, 8), _LONGEST_PAUSE))
            if self._stopped.is_set():
                return False
        return False

    async def _hand_over(self, adapter: ChatAdapter, event: Event) -> None:
        match event:
            case Incoming():
                await self._receiver.message(adapter, event)
            case Press():
                await self._receiver.press(adapter, event)
            case Command():
                await self._receiver.command(adapter, event)
            case Reaction():
                await self._receiver.reaction(adapter, event)
            case _:
                assert_never(event)

    async def _whole(self, first: Incoming, lane: _Lane) -> list[Incoming]:
        """The message and everything that belongs to the same album or burst."""
        parts = [first, *await self._belonging(first, lane)]
        for _ in range(_ROUNDS):
            if not any(part.attachments or part.group for part in parts):
                break  # plain text is never kept waiting
            await self._sleep(self._policy.settle.total_seconds())
            came = await self._belonging(parts[-1], lane)
            if not came:
                break
            parts += came
        return parts

    async def _belonging(self, last: Incoming, lane: _Lane) -> list[Incoming]:
        found: list[Incoming] = []
        for work in tuple(lane.waiting):
            event = work.event
            if isinstance(event, Incoming) and self._belong_together(last, event):
                lane.waiting.remove(work)
                if await work.wanted:
                    found.append(event)
                    last = event
            elif _of_same_person(last, event):
                break  # what was said after it stays after it
        return found

    def _belong_together(self, last: Incoming, following: Incoming) -> bool:
        if last.sender.id != following.sender.id:
            return False
        if last.group is not None and last.group == following.group:
            return True
        replies = {last.reply_to, following.reply_to} - {None}
        quick = following.received_at - last.received_at <= self._policy.settle
        return quick and len(replies) <= 1 and bool(last.attachments or following.attachments)


def _of_same_person(message: Incoming, event: Event) -> bool:
    return message.sender.id == event.sender.id


def _joined(parts: Iterable[Incoming]) -> Incoming:
    first, *others = parts
    if not others:
        return first
    every = [first, *others]
    return replace(
        first,
        text="\n".join(part.text for part in every if part.text.strip()),
        attachments=tuple(file for part in every for file in part.attachments),
        reply_to=next((part.reply_to for part in every if part.reply_to), None),
    )


async def _acknowledge(adapter: ChatAdapter, ref: ChatRef, event_id: str) -> None:
    try:
        await adapter.acknowledge(ref, event_id)
    except DeliveryError as error:
        # A sign of life that fails is no reason to leave the message unanswered.
        _log.warning("intake.acknowledge_failed", platform=ref.platform, error=str(error))


async def _gave_up(adapter: ChatAdapter, event: Event) -> bool:
    """Whether the person knows that nothing came of it; where we cannot say even that, we go on."""
    message_id = event.message_id if isinstance(event, Incoming) else None
    nonce = nonce_for("no database", _external_id(event))
    said = in_language(_NO_DATABASE, language_of_tag(event.sender.language))
    try:
        await adapter.say(event.ref, said, nonce=nonce, reply_to=message_id)
    except (DeliveryError, StorageError) as error:
        _log.warning("intake.reply_failed", error=str(error))
        return False
    return True


def _kept(event: Event) -> bytes:
    return b"" if isinstance(event, Reaction) else event.kept


def _external_id(event: Event) -> str:
    kind = type(event).__name__.lower()
    event_id = event.message_id if isinstance(event, Incoming) else event.event_id
    return f"{kind}:{event.ref.chat}:{event.ref.thread or ''}:{event_id}"
