"""`python -m app jobs …`: what ended and reached nobody, and trying it again."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import typer

from app.administration import entry
from app.beside import beside_the_service
from app.container import Container
from app.process import say, utc_now
from config.settings import Settings
from freepik.requests import wish_from_json
from jobs.errors import JobError
from jobs.queue import Bell
from jobs.states import DEAD_LETTERS
from storage import dead_letters, deliveries, jobs, rights, webhooks
from storage.deliveries import Delivery
from storage.jobs import Job
from storage.tables import DeliveryId, JobId, JobState, MessageId
from storage.webhooks import Message

_SHOWN = 100
_LONGEST = 60
_NOT_DONE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letter:
    """One thing that reached nobody, what another try costs at most, and the try itself."""

    id: UUID
    at: datetime
    what: str
    cost: str
    credits: int
    again: Callable[[Container], Awaitable[str]]

    @property
    def line(self) -> str:
        return f"{self.id}  {self.at:%Y-%m-%d %H:%M}  {self.what}  [{self.cost}]"


def show(settings: Settings, *, days: int) -> None:
    """Print what ended within these days and reached nobody, newest first."""

    async def work(container: Container) -> None:
        letters = await _dead(container, since=utc_now() - timedelta(days=days))
        for letter in letters:
            say(letter.line)
        if not letters:
            say("Everything reached somebody, or ended as somebody wanted.")
        else:
            say("\nTry again: python -m app jobs retry ID …")

    beside_the_service(settings, work)


def retry(settings: Settings, ids: Sequence[str], *, yes: bool) -> None:
    """Say what it costs, ask, and try these again; each is tried by this once only."""
    wanted = [_uuid(text) for text in ids]

    async def work(container: Container) -> None:
        letters = [await _letter(container, id) for id in dict.fromkeys(wanted)]
        for letter in letters:
            say(letter.line)
        credits = sum(letter.credits for letter in letters)
        cost = f"That may cost {credits} credits." if credits else "That costs nothing."
        say(cost)
        if not yes:
            typer.confirm("Go on?", abort=True)
        refused = False
        for letter in letters:
            try:
                say(await letter.again(container))
            except JobError as error:
                refused = True
                say(f"{letter.id} was not tried again: {error}.", err=True)
        if refused:
            raise typer.Exit(_NOT_DONE)

    beside_the_service(settings, work)


async def _dead(container: Container, *, since: datetime) -> list[_Letter]:
    async with container.db.read() as tx:
        orders = await dead_letters.orders(tx, DEAD_LETTERS, since=since, limit=_SHOWN)
        again = [await jobs.by_request_key(tx, job.person_id, _key(job)) for job in orders]
        cards = await deliveries.given_up(tx, since=since, limit=_SHOWN)
        calls = await webhooks.given_up(tx, since=since, limit=_SHOWN)
    fresh = [job for job, later in zip(orders, again, strict=True) if later is None]
    letters = [
        *(_order(container, job) for job in fresh),
        *(_card(delivery) for delivery in cards),
        *(_call(message) for message in calls),
    ]
    return sorted(letters, key=lambda letter: letter.at, reverse=True)


async def _letter(container: Container, id: UUID) -> _Letter:
    async with container.db.read() as tx:
        job = await jobs.get(tx, JobId(id))
        delivery = await deliveries.get(tx, DeliveryId(id))
        message = await webhooks.message(tx, MessageId(id))
    if job is not None and job.run_id is None and job.failure in DEAD_LETTERS:
        return _order(container, job)
    if delivery is not None and delivery.ended and delivery.failure is not None:
        return _card(delivery)
    if message is not None and message.next_try_at is None and message.failure is not None:
        return _call(message)
    sentence = f"{id} is nothing that could be tried again. See: python -m app jobs dead"
    raise typer.BadParameter(sentence)


def _order(container: Container, job: Job) -> _Letter:
    wish = wish_from_json(job.wish)
    pricing = container.services.pricing
    quote = pricing.quote(job.model, wish)
    counted = pricing.counted(quote, wish)
    cost = f"{counted} credits" if quote is not None else f"price unknown, counts as {counted}"
    if job.state is JobState.LOST:
        cost += ", and Freepik may have drawn and charged the first try"

    async def again(container: Container) -> str:
        ticket = await container.engine.retry(
            job.id, person_id=job.person_id, request_key=_key(job)
        )
        if not ticket.created:
            return f"{job.id} had been tried again before, as {ticket.job.id}."
        await _note(container, f"order {job.id}")
        waits = ticket.job.state is JobState.AWAITING_APPROVAL
        asked = "; it waits for who asked for it to approve the price" if waits else ""
        return f"{job.id} is tried again as {ticket.job.id}{asked}."

    return _Letter(
        id=job.id,
        at=job.finished_at or job.created_at,
        what=f"{job.state} ({job.failure})  {job.model}  “{_short(job.prompt)}”",
        cost=cost,
        credits=counted,
        again=again,
    )


def _card(delivery: Delivery) -> _Letter:
    async def again(container: Container) -> str:
        now = utc_now()
        async with container.db.write() as tx:
            await deliveries.owe_again(tx, delivery.id, now=now)
        await container.queue.ring(Bell.DELIVER, delivery.id)
        await _note(container, f"delivery {delivery.id}")
        return f"{delivery.id} is shown in {delivery.platform} {delivery.chat} once more."

    return _Letter(
        id=delivery.id,
        at=delivery.updated_at,
        what=f"not shown in {delivery.platform} {delivery.chat}: {_short(delivery.failure or '')}",
        cost="free",
        credits=0,
        again=again,
    )


def _call(message: Message) -> _Letter:
    async def again(container: Container) -> str:
        async with container.db.write() as tx:
            await webhooks.replay(tx, message.id, utc_now())
        await container.queue.ring(Bell.CALL, message.id)
        await _note(container, f"call {message.id}")
        return f"{message.id} is sent once more."

    return _Letter(
        id=message.id,
        at=message.created_at,
        what=f"{message.type} was not taken by the address {message.endpoint_id}: "
        f"{_short(message.failure or '')}",
        cost="free",
        credits=0,
        again=again,
    )


async def _note(container: Container, detail: str) -> None:
    async with container.db.write() as tx:
        await rights.note(tx, entry("retry", detail))


def _key(job: Job) -> str:
    return f"operator:{job.id}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        message = f"{text} is no id. See: python -m app jobs dead"
        raise typer.BadParameter(message) from error
