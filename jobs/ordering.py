"""Making a job of an order, in one transaction that stands or falls as a whole."""

from dataclasses import asdict, dataclass

from pydantic import TypeAdapter

from freepik.catalog import Capability
from freepik.catalog import endpoint as find_endpoint
from freepik.errors import UnknownModel
from freepik.requests import Adjustment, wish_from_json, wish_to_json
from jobs.budget import Budget, Left, nearly_gone
from jobs.errors import BadOrder, OverBudget, TooManyOpen
from jobs.orders import Order, RunPart
from jobs.pricing import Pricing
from jobs.workshop import Workshop
from storage import conversations, deliveries, jobs, ledger, tracing
from storage.database import Transaction
from storage.deliveries import Delivery
from storage.errors import OverCap
from storage.jobs import Job
from storage.ledger import Account
from storage.tables import DeliveryId, JobId, JobState

_TOKEN_BYTES = 24
_READ_ADJUSTMENT = TypeAdapter(Adjustment)
_WORDS = frozenset({Capability.DESCRIBE, Capability.IMPROVE_PROMPT, Capability.CLASSIFY})


class RepeatedOrder(Exception):
    """The same order came in at the same moment; this transaction must not stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A new job, the deliveries it owes, how many queued jobs go before it, what is nearly gone."""

    job: Job
    deliveries: tuple[DeliveryId, ...]
    behind: int
    nearly: tuple[Left, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Takes orders: quotes, reserves, and writes the job down."""

    shop: Workshop
    pricing: Pricing
    budget: Budget

    def check(self, order: Order) -> None:
        """Raises BadOrder when it can never work as it is."""
        try:
            endpoint = find_endpoint(order.model)
        except UnknownModel as error:
            raise BadOrder(error.message) from error
        if not 1 <= order.wish.count <= endpoint.max_pictures:
            message = f"{endpoint.label} makes 1 to {endpoint.max_pictures} pictures in a call"
            raise BadOrder(message)

    async def place(self, tx: Transaction, order: Order) -> Placed:
        """Write the job, its reservation and its delivery.

        Raises TooManyOpen, OverBudget and RepeatedOrder.
        """
        held = sum((await jobs.open_of_person(tx, order.person_id)).values())
        if held >= self.shop.policy.person_open:
            raise TooManyOpen(self.shop.policy.person_open)
        number = await conversations.take_numbers(tx, order.conversation_id, _pictures(order))
        job = self._job(order, number, priority=-held)
        if not await jobs.insert(tx, job):
            raise RepeatedOrder
        nearly = await self._reserve(tx, job, order)
        owed: tuple[DeliveryId, ...] = ()
        if order.part is None or not order.part.quiet:
            delivery = _delivery(job, order, DeliveryId(self.shop.ids()))
            await deliveries.insert(tx, delivery)
            owed = (delivery.id,)
        behind = await jobs.queue_position(tx, job)
        return Placed(job=job, deliveries=owed, behind=behind, nearly=nearly)

    async def _reserve(self, tx: Transaction, job: Job, order: Order) -> tuple[Left, ...]:
        account = Account(
            person_id=job.person_id,
            conversation_id=job.conversation_id,
            server=order.server,
            guest=order.guest,
        )
        caps = await self.budget.caps_for(tx, account)
        try:
            held = await ledger.reserve(
                tx,
                job_id=job.id,
                account=account,
                credits=job.counted,
                pictures=job.count,
                caps=caps,
                now=job.created_at,
            )
        except OverCap as over:
            raise OverBudget(cap=over.cap, used=over.used, asked=over.asked) from over
        return nearly_gone(held, credits=job.counted, pictures=job.count)

    def _job(self, order: Order, number: int, *, priority: int) -> Job:
        now = self.shop.clock()
        quote = self.pricing.quote(order.model, order.wish, input_pixels=order.input_pixels)
        asks = order.part is None and self._asks(quote, order.approve_above)
        awaited = next((item.job_id for item in order.inputs if item.job_id is not None), None)
        return Job(
            id=JobId(self.shop.ids()),
            state=JobState.AWAITING_APPROVAL if asks else JobState.QUEUED,
            tool=order.tool,
            capability=order.capability,
            model=order.model,
            wish=wish_to_json(order.wish),
            inputs=tuple(order.inputs),
            prompt=order.prompt,
            person_id=order.person_id,
            conversation_id=order.conversation_id,
            turn_id=order.turn_id,
            trace=tracing.kept(),
            run_id=order.part.run_id if order.part else None,
            step=order.part.step if order.part else None,
            arguments=order.arguments,
            why=order.why,
            language=order.language,
            parent_id=order.parent_id,
            number=number,
            count=_pictures(order),
            request_key=order.request_key,
            token=self.shop.random(_TOKEN_BYTES).hex(),
            waits_for=order.waits_for or awaited,
            credits=quote,
            counted=self.pricing.counted(quote, order.wish),
            priority=priority,
            adjustments=[asdict(adjustment) for adjustment in order.adjustments],
            created_at=now,
            state_since=now,
            next_look_at=None if asks else now,
            approve_by=now + self.shop.policy.approve_within if asks else None,
        )

    def _asks(self, quote: int | None, here: int | None) -> bool:
        if quote is None:
            return self.shop.policy.approve_unknown
        thresholds = (self.shop.policy.approve_above, here)
        return any(above is not None and quote > above for above in thresholds)


def _pictures(order: Order) -> int:
    """How many picture numbers the order takes; an answer in words takes none."""
    return 0 if order.capability in _WORDS else order.wish.count


def _delivery(job: Job, order: Order, delivery_id: DeliveryId) -> Delivery:
    return Delivery(
        id=delivery_id,
        job_id=job.id,
        conversation_id=job.conversation_id,
        platform=order.platform,
        chat=order.chat,
        thread=order.thread,
        created_at=job.created_at,
        updated_at=job.created_at,
    )


def again(job: Job, delivery: Delivery, account: Account | None, request_key: str) -> Order:
    """The same order once more, into the chat the delivery went to, on the same account."""
    return Order(
        person_id=job.person_id,
        conversation_id=job.conversation_id,
        platform=delivery.platform,
        chat=delivery.chat,
        thread=delivery.thread,
        tool=job.tool,
        capability=job.capability,
        model=job.model,
        why=job.why,
        language=job.language,
        wish=wish_from_json(job.wish),
        inputs=job.inputs,
        prompt=job.prompt,
        parent_id=job.parent_id,
        request_key=request_key,
        turn_id=job.turn_id,
        adjustments=[_READ_ADJUSTMENT.validate_python(row) for row in job.adjustments],
        waits_for=job.waits_for,
        arguments=job.arguments,
        part=RunPart(run_id=job.run_id, step=job.step) if job.run_id and job.step else None,
        server=account.server if account is not None else None,
        guest=account is not None and account.guest,
    )
