"""From the state of a job to what stands in the chat: each card once, each picture once.

Truth is the delivery row. `shown` holds the face last shown, or, while somebody is showing one,
a claim. A claim is taken by compare-and-set, so of two processes only one sends. Its holder renews
it; one that we have seen unchanged for a while is taken over, since whoever held it died, and the
nonce makes a send that may already have happened harmless.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID
from weakref import WeakValueDictionary

import structlog

from bots.buttons import short_id
from bots.cards import without_pictures
from bots.errors import Gone, MessageGone, RetryLater, TooLarge
from bots.leases import Leases
from bots.phrases import PHRASES
from bots.ports import Card, ChatAdapter, ChatRef, Load
from bots.quiet import is_quiet
from bots.stories import Place, as_settled, place_of
from bots.subjects import Subject, subject_of
from jobs.queue import Bell, Queue
from storage import deliveries, people, tracing
from storage.database import Database, Transaction
from storage.deliveries import Delivery
from storage.errors import StorageError
from storage.images import Image
from storage.media import Media
from storage.tables import TERMINAL_STATES, ConversationId, DeliveryId
from tools.carrying import carried
from tools.speech import in_language

_log = structlog.get_logger(__name__)

UNSEEN = frozenset({"api"})
"""Where nobody looks at cards: programs read what becomes of a job, or are called."""

_CLAIM = "claim "
_MOST_FACES = 8  # a job has fewer on its way to its end
_ENDED_FACES = frozenset(state.value for state in TERMINAL_STATES)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPolicy:
    """`longest_send`: then it counts as failed; after `give_up_after` a chat is no longer tried.

    A claim that is seen not to be renewed for a `lease` is a dead process's.
    """

    longest_send: timedelta = timedelta(seconds=45)
    renewal: timedelta = timedelta(seconds=3)
    lease: timedelta = timedelta(seconds=10)
    contended: timedelta = timedelta(seconds=2)
    no_adapter: timedelta = timedelta(seconds=30)
    first_pause: timedelta = timedelta(seconds=5)
    longest_pause: timedelta = timedelta(minutes=15)
    give_up_after: timedelta = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """Our right to show this delivery; `tried` when somebody had it before us.

    `silent`: nobody is to be woken by it.
    """

    row: Delivery
    tried: bool
    silent: bool = False

    @property
    def ref(self) -> ChatRef:
        """Where it is owed."""
        row = self.row
        return ChatRef(platform=row.platform, chat=row.chat, thread=row.thread, silent=self.silent)


class Deliverer:
    """Shows jobs and runs in the chats they are owed to.

    `deliver` is the queue's handler, and safe to repeat.
    """

    def __init__(  # noqa: PLR0913 - its collaborators, each named at the one place that builds it
        self,
        *,
        db: Database,
        media: Media,
        queue: Queue,
        adapters: Mapping[str, ChatAdapter],
        clock: Callable[[], datetime],
        ids: Callable[[], UUID],
        policy: DeliveryPolicy | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._db = db
        self._media = media
        self._queue = queue
        self._adapters = adapters
        self._clock = clock
        self._ids = ids
        self._policy = policy or DeliveryPolicy()
        self._leases = Leases(self._policy.lease, monotonic)
        self._locks: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()

    async def deliver(self, delivery_id: UUID) -> None:
        """Bring the chat up to date with the job; nothing to do is fine.

        A trouble of the platform is noted in the row and rung again later; only storage errors are
        raised.
        """
        async with self._alone(delivery_id):
            # The job may move on while a card is being sent: look again until they agree.
            for _ in range(_MOST_FACES):
                if not await self._step(DeliveryId(delivery_id)):
                    return

    @asynccontextmanager
    async def _alone(self, delivery_id: UUID) -> AsyncIterator[None]:
        lock = self._locks.get(delivery_id)
        if lock is None:
            lock = self._locks[delivery_id] = asyncio.Lock()
        async with lock:
            yield

    async def _step(self, delivery_id: DeliveryId) -> bool:
        """Show one face; False when there is nothing more to do now."""
        delivery, subject = await self._db.look(partial(_owed, delivery_id=delivery_id))
        if delivery is None or subject is None or not _wanted(delivery, subject):
            return False
        if delivery.platform in UNSEEN:
            async with self._db.write() as tx:
                await deliveries.end(tx, delivery.id, failure=None, now=self._clock())
            return False
        wait = self._wait(delivery)
        if wait is not None:
            await self._queue.ring(Bell.DELIVER, delivery.id, after=wait)
            return False
        with (
            tracing.resumed(subject.trace),
            tracing.span("delivery", {"chat.platform": delivery.platform}),
        ):
            claim = await self._claim(delivery)
            return claim is not None and await self._show_claimed(claim, subject)

    def _wait(self, delivery: Delivery) -> timedelta | None:
        """How long to leave this delivery alone: somebody is at it, or the platform asked."""
        now = self._clock()
        if delivery.next_try_at is not None and delivery.next_try_at > now:
            return delivery.next_try_at - now
        if not (delivery.shown or "").startswith(_CLAIM) or self._db.dialect == "sqlite":
            # One process per SQLite file, and the lock is ours: whoever held the claim is dead.
            return None
        left = self._leases.left(delivery)
        return min(left, self._policy.contended) if left > timedelta() else None

    async def _claim(self, delivery: Delivery) -> _Claim | None:
        claim = f"{_CLAIM}{short_id(self._ids())} {_shown(delivery)}"
        kept = await self._record(delivery, shown=claim, ended=False)
        if not kept:
            return None
        return _Claim(row=replace(delivery, shown=claim), tried=delivery.shown is not None)

    async def _record(
        self, delivery: Delivery, *, shown: str, ended: bool, ref: str | None = None
    ) -> bool:
        async with self._db.write() as tx:
            tx.last()
            return await deliveries.record(
                tx,
                delivery.id,
                expect_shown=delivery.shown,
                shown=shown,
                message_ref=ref or delivery.message_ref,
                ended=ended,
                now=self._clock(),
            )

    async def _show_claimed(self, claim: _Claim, subject: Subject) -> bool:
        delivery = claim.row
        try:
            adapter = self._adapter_for(delivery)
            limit = asyncio.timeout(self._policy.longest_send.total_seconds())
            async with limit, self._renewed(claim.row):
                card, place = await self._db.look(
                    partial(self._seen, subject=subject, here=delivery.conversation_id)
                )
                if card is not None:
                    card = replace(card, owed=delivery.id)
                silent = await is_quiet(place.around, self._clock)
                ref = await self._show(adapter, replace(claim, silent=silent), subject, card)
        except Gone as error:
            if not subject.ended:
                # Nobody is owed a progress card; the result gets a try of its own.
                _log.info("delivery.chat_gone", delivery=str(delivery.id), reason=error.reason)
                return await self._record(delivery, shown=subject.face, ended=False)
            await self._end(delivery, error.reason)
        except RetryLater as error:
            after = timedelta(seconds=error.after)
            await self._later(delivery, subject, after, "the platform asked to wait")
        except asyncio.CancelledError:
            await self._record(delivery, shown=_shown(delivery), ended=False)  # leave no claim
            raise
        except Exception as error:  # noqa: BLE001 - supervision: other chats must still be served
            _log.exception("delivery.failed", delivery=str(delivery.id), job=str(delivery.job_id))
            await self._later(delivery, subject, self._pause(subject), type(error).__name__)
        else:
            shown = await self._record(delivery, shown=subject.face, ended=subject.ended, ref=ref)
            _log.info("delivery.shown", job=str(delivery.job_id), face=subject.face, kept=shown)
            return shown and not subject.ended
        return False

    @asynccontextmanager
    async def _renewed(self, claimed: Delivery) -> AsyncIterator[None]:
        """Inside, other processes see that whoever claimed this is alive."""
        over = asyncio.Event()
        renewing = asyncio.gather(self._renew(claimed, over))
        try:
            yield
        finally:
            over.set()
            await renewing

    async def _renew(self, claimed: Delivery, over: asyncio.Event) -> None:
        while not over.is_set():
            try:
                await asyncio.wait_for(over.wait(), self._policy.renewal.total_seconds())
            except TimeoutError:
                await self._renew_once(claimed)

    async def _renew_once(self, claimed: Delivery) -> None:
        try:
            await self._record(claimed, shown=claimed.shown or "", ended=False)
        except StorageError as error:
            _log.warning("delivery.not_renewed", exc_info=error)

    def _adapter_for(self, delivery: Delivery) -> ChatAdapter:
        adapter = self._adapters.get(delivery.platform)
        if adapter is None:  # another process serves that platform, or this one will again
            raise RetryLater(self._policy.no_adapter.total_seconds())
        return adapter

    async def _show(
        self, adapter: ChatAdapter, claim: _Claim, subject: Subject, card: Card | None
    ) -> str:
        if card is None:
            return await self._take_away(adapter, claim)
        try:
            return await _whole_or_in_words(
                card, lambda one: self._send_or_edit(adapter, claim, one, ended=subject.ended)
            )
        except Gone as error:
            alone = await self._person_alone(adapter, subject) if subject.ended else None
            if alone is None:
                raise
            told = PHRASES.card.shown_elsewhere.spoken(
                card.language, reason=in_language(error.reason, card.language)
            )
            nonce = f"{short_id(claim.row.id)}.p"
            return await _whole_or_in_words(
                replace(card, lines=(*card.lines, told)),
                lambda one: adapter.send_card(
                    replace(alone, silent=claim.silent), one, nonce=nonce
                ),
            )

    async def _take_away(self, adapter: ChatAdapter, claim: _Claim) -> str:
        shown = claim.row.message_ref
        if shown is not None:
            await adapter.remove(claim.ref, shown)
        return shown or ""

    async def _seen(
        self, tx: Transaction, *, subject: Subject, here: ConversationId
    ) -> tuple[Card | None, Place]:
        """What is to be shown, as the place wants to see it, and the place."""
        place = await place_of(tx, here)
        card = await subject.card(tx, self._loader, place)
        return (as_settled(card, place) if card is not None else None), place

    async def _person_alone(self, adapter: ChatAdapter, subject: Subject) -> ChatRef | None:
        if subject.person_id is None:
            return None
        async with self._db.read() as tx:
            known_as = await people.external_id(tx, subject.person_id, platform=adapter.platform)
        return adapter.private(known_as) if known_as is not None else None

    async def _send_or_edit(
        self, adapter: ChatAdapter, claim: _Claim, card: Card, *, ended: bool
    ) -> str:
        delivery, ref = claim.row, claim.ref
        nonce = short_id(delivery.id)
        if delivery.message_ref is None:
            sent = await _sent_before(adapter, claim, card)
            sent = sent or await adapter.send_card(ref, card, nonce=nonce)
            # An earlier try may have been sent unnoticed: then this nonce brought nothing new.
            return await adapter.edit_card(ref, sent, card) if claim.tried else sent
        try:
            return await adapter.edit_card(ref, delivery.message_ref, card)
        except MessageGone:
            if not ended:
                return delivery.message_ref  # who removed a progress card does not want another
            # Once only, because an end is shown once; a new nonce, or it would count as sent.
            sent = await _sent_before(adapter, claim, card)
            return sent or await adapter.send_card(ref, card, nonce=f"{nonce}.2")

    async def _later(
        self, delivery: Delivery, subject: Subject, after: timedelta, failure: str
    ) -> None:
        now = self._clock()
        if now - subject.since > self._policy.give_up_after:
            await self._end(delivery, f"gave up: {failure}")
            return
        await self._record(delivery, shown=_shown(delivery), ended=False)
        async with self._db.write() as tx:
            await deliveries.retry_later(
                tx, delivery.id, next_try_at=now + after, failure=failure, now=now
            )
        await self._queue.ring(Bell.DELIVER, delivery.id, after=after)

    async def _end(self, delivery: Delivery, reason: str) -> None:
        _log.warning("delivery.ended", delivery=str(delivery.id), reason=reason)
        async with self._db.write() as tx:
            await deliveries.end(tx, delivery.id, failure=reason, now=self._clock())

    def _pause(self, subject: Subject) -> timedelta:
        """Half of the time it has been failing already: tries grow apart, with nothing to count."""
        failing = (self._clock() - subject.since) / 2
        return min(self._policy.longest_pause, max(self._policy.first_pause, failing))

    def _loader(self, image: Image) -> Load:
        return partial(carried, self._db, self._media, image)


async def _sent_before(adapter: ChatAdapter, claim: _Claim, card: Card) -> str | None:
    """Where an earlier try has shown it, if it is there."""
    if not claim.tried:
        return None
    return await adapter.find_card(claim.ref, card, since=claim.row.created_at)


async def _owed(
    tx: Transaction, *, delivery_id: DeliveryId
) -> tuple[Delivery | None, Subject | None]:
    delivery = await deliveries.get(tx, delivery_id)
    return delivery, await subject_of(tx, delivery) if delivery is not None else None


async def _whole_or_in_words(card: Card, send: Callable[[Card], Awaitable[str]]) -> str:
    try:
        return await send(card)
    except TooLarge:
        return await send(without_pictures(card))


def _shown(delivery: Delivery) -> str:
    """The face last shown, also while a claim stands over it; "" for none."""
    shown = delivery.shown or ""
    return shown.removeprefix(_CLAIM).partition(" ")[2] if shown.startswith(_CLAIM) else shown


def _wanted(delivery: Delivery, subject: Subject) -> bool:
    shown = _shown(delivery)
    if delivery.ended and shown not in _ENDED_FACES:
        return False  # the chat is gone
    if subject.flickers and shown.startswith("waiting"):
        return False  # only another try; saying so each time would flicker
    return subject.face != shown
