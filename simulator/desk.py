"""Accepting a request: validate, moderate, obtain pictures, debit, decide how it will end."""

import asyncio
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from pydantic import ValidationError

from simulator import crafts
from simulator.clock import Clock
from simulator.errors import (
    ConnectionDropped,
    InvalidParameters,
    Problem,
    Refusal,
    invalid,
)
from simulator.faults import (
    BEFORE_ACCEPTANCE,
    OF_TASKS,
    OF_WEBHOOKS,
    Fault,
    FaultKind,
    Faults,
)
from simulator.fields import Fields, JsonObject
from simulator.inputs import Inputs, Seen
from simulator.journal import Journal
from simulator.ledger import Debit, Ledger
from simulator.rates import Rates, too_many
from simulator.route import Craft, Route
from simulator.schemas.fields import Body
from simulator.settings import RefusalPlace, SimulatorSettings
from simulator.tasks import Task, TaskStores
from simulator.webhooks import Outbox

# Validating a large body takes long enough to be felt by everybody else.
_LARGE_BODY = 256 * 1024
# The simulator's own bound, where the documents give none: larger results fail.
_MAX_RESULT_PIXELS = 100_000_000
_OVERSIZE = "The output image exceeds the maximum allowed size of 25.3 million pixels"
_MODERATED = "Your request was flagged by our moderation system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks, as far as a task needs to know: a hint of the key, and how we were called."""

    key: str
    base: str
    hosts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """An accepted task; `announced` if its webhooks were planned already."""

    task: Task
    announced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    route: Route
    fields: Fields
    sent: tuple[str, ...]
    webhook_url: str | None
    caller: Caller
    pictures: dict[str, tuple[Seen, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Takes requests in."""

    settings: SimulatorSettings
    clock: Clock
    new_id: Callable[[], str]
    stores: TaskStores
    ledger: Ledger
    journal: Journal
    outbox: Outbox
    faults: Faults
    inputs: Inputs
    rates: Rates

    async def submit(
        self, route: Route, raw: bytes, caller: Caller, *, form: JsonObject | None = None
    ) -> Receipt:
        """Accept a request, whose body `raw` is JSON unless `form` was read from it already.

        Raises a `SimulatorError` for every other end.
        """
        fault = self.faults.take(route.path, *BEFORE_ACCEPTANCE)
        if fault is not None and not _accepted_first(fault):
            self._fail(fault)
        hold = self.faults.take_hold(route.path, "post")
        if hold is not None and hold.params.accepted is False:
            await self.faults.wait_for_release()
        task = await self._accept(await self._wish(route, raw, caller, form))
        if fault is not None:
            self.outbox.schedule(task)
            self._fail(fault)
        if hold is not None and hold.params.accepted is not False:
            self.outbox.schedule(task)
            await self.faults.wait_for_release()
            return Receipt(task=task, announced=True)
        if any(twist.kind is FaultKind.WEBHOOK_BEFORE_ANSWER for twist in task.twists):
            self.outbox.schedule(task)
            await self.outbox.flush()
            return Receipt(task=task, announced=True)
        return Receipt(task=task, announced=False)

    async def _accept(self, wish: _Wish) -> Task:
        self._check_rules(wish)
        route = wish.route
        now = self.clock()
        price = self.settings.prices.get(route.path, route.credits) * _count(wish)
        if not self.ledger.affords(price, now):
            raise out_of_credits()
        task = self._task(wish)
        refund_at = task.done_at if task.failed and not self.settings.charge_failed else None
        debit = Debit(
            route=route.path,
            task_id=task.task_id,
            credits=price,
            time=now,
            key=wish.caller.key,
            webhook_url=task.webhook_url,
            refund_at=refund_at,
        )
        # Memory first: two requests that arrive together must not both see the last credits.
        self.stores.put(task)
        self.ledger.debit(debit)
        await self.journal.record(task=task, debit=debit)
        return task

    async def _wish(
        self, route: Route, raw: bytes, caller: Caller, form: JsonObject | None
    ) -> _Wish:
        dumped, sent = (form, ()) if form is not None else await _read(route.body, raw)
        pictures = await self.inputs.take(route.pictures, dumped, hosts=caller.hosts)
        taken = {field.name for field in route.pictures}
        webhook = dumped.get("webhook_url")
        taken.add("webhook_url")
        kept = {name: value for name, value in dumped.items() if name not in taken}
        return _Wish(
            route=route,
            fields=Fields(kept),
            sent=sent,
            webhook_url=webhook if isinstance(webhook, str) else None,
            caller=caller,
            pictures=pictures,
        )

    def _check_rules(self, wish: _Wish) -> None:
        at_once = self.settings.moderation is RefusalPlace.POST or wish.route.sync
        if at_once and self._forbidden(wish) and not wish.route.flags_nsfw:
            raise Refusal(status=400, message=_MODERATED)
        if self.settings.oversize is RefusalPlace.POST and _too_large(wish):
            raise invalid(name="image", reason=_OVERSIZE)
        off = wish.route.flags_nsfw and not wish.fields.flag("filter_nsfw", default=True)
        if off and self.settings.refuse_filter_nsfw_off:
            raise invalid(
                name="filter_nsfw", reason="The filter cannot be turned off for this account"
            )

    def _forbidden(self, wish: _Wish) -> bool:
        words = set(re.findall(r"\w+", wish.fields.words().lower()))
        return bool(words & self.settings.forbidden_words)

    def _task(self, wish: _Wish) -> Task:
        task_id = self.new_id()
        task = Task(
            task_id=task_id,
            route=wish.route.path,
            store=wish.route.store,
            fields=dict(wish.fields.values),
            sent=wish.sent,
            pictures={
                name: tuple(seen.digest for seen in found) for name, found in wish.pictures.items()
            },
            seed=self._seed(wish, task_id),
            base=wish.caller.base,
            created_at=self.clock(),
            running_at=self.clock(),
            done_at=self.clock(),
            count=_count(wish),
            webhook_url=wish.webhook_url,
            twists=self.faults.take_all(wish.route.path, OF_WEBHOOKS),
        )
        return self._with_faults(self._timed(self._judged(task, wish), wish.route), wish.route)

    def _judged(self, task: Task, wish: _Wish) -> Task:
        if _too_large(wish):
            return replace(task, failed=True, error=_OVERSIZE)
        if _pixels(wish) > _MAX_RESULT_PIXELS:
            return replace(task, failed=True)
        if not self._forbidden(wish):
            return task
        if wish.route.flags_nsfw:
            blank = wish.fields.flag("filter_nsfw", default=True)
            return replace(task, flagged=True, blank=blank)
        return replace(task, failed=True, error=_MODERATED)

    def _timed(self, task: Task, route: Route) -> Task:
        before = any(twist.kind is FaultKind.WEBHOOK_BEFORE_ANSWER for twist in task.twists)
        if route.sync or before:
            return task
        running = task.created_at + timedelta(seconds=self.settings.created_seconds)
        done = running + timedelta(seconds=self.settings.in_progress_seconds)
        return replace(task, running_at=running, done_at=done)

    def _with_faults(self, task: Task, route: Route) -> Task:
        fault = self.faults.take(route.path, *OF_TASKS)
        if fault is not None:
            task = _bent(task, fault)
        if self.faults.take_hold(route.path, "completion") is not None:
            task = replace(task, held=True, done_at=None)
        return task

    def _seed(self, wish: _Wish, task_id: str) -> int:
        if wish.fields.has("seed"):
            return int(wish.fields.number("seed"))
        fixed = wish.fields.flag("fixed_generation")
        source = f"{self.settings.seed}:{wish.fields.words() if fixed else task_id}"
        return int.from_bytes(hashlib.sha256(source.encode()).digest()[:4])

    def _fail(self, fault: Fault) -> None:
        params = fault.params
        match fault.kind:
            case FaultKind.POST_500:
                raise Refusal(status=500, message="Internal Server Error")
            case FaultKind.POST_503:
                message = "Service Unavailable. Please try again later."
                raise Refusal(status=503, message=message)
            case FaultKind.POST_429 if params.daily:
                raise self.rates.daily_refusal(limit=1000, retry_after=params.retry_after)
            case FaultKind.POST_429:
                raise too_many(limit=50, reset=1, retry_after=params.retry_after)
            case FaultKind.POST_402:
                raise out_of_credits()
            case FaultKind.POST_HTML:
                raise gateway_trouble()
            case _:
                raise ConnectionDropped(after=params.seconds)


def out_of_credits() -> Refusal:
    """The 402 of an empty account; its real body is not known."""
    return Refusal(status=402, message="You have run out of credits")


def gateway_trouble() -> Refusal:
    """A page where JSON was expected, as gateways send it."""
    return Refusal(status=502, message="Bad Gateway", html=True)


def problems_of(error: ValidationError) -> InvalidParameters:
    """Pydantic's findings as fields and reasons."""
    problems: list[Problem] = []
    for found in error.errors(include_url=False, include_input=False):
        parts = [str(part) for part in found["loc"]]
        context = found.get("ctx", {})
        if found["type"] == "rule":
            parts.append(str(context["field"]))
        problems.append(Problem(name=".".join(parts), reason=found["msg"]))
    return InvalidParameters(problems=problems)


async def _read(schema: type[Body], raw: bytes) -> tuple[JsonObject, tuple[str, ...]]:
    """The fields with their defaults, and the names of those that were really sent."""
    try:
        if len(raw) > _LARGE_BODY:
            body = await asyncio.to_thread(schema.model_validate_json, raw)
        else:
            body = schema.model_validate_json(raw)
    except ValidationError as error:
        raise problems_of(error) from error
    dumped: JsonObject = body.model_dump(mode="json", exclude_none=True)
    return dumped, tuple(sorted(body.model_fields_set))


def _accepted_first(fault: Fault) -> bool:
    return fault.kind is FaultKind.POST_TIMEOUT_ACCEPTED or fault.params.accepted is True


def _bent(task: Task, fault: Fault) -> Task:
    match fault.kind:
        case FaultKind.TASK_FAILS:
            return replace(task, failed=True, error=None)
        case FaultKind.TASK_FAILS_WITH_ERROR:
            return replace(task, failed=True, error=fault.params.error)
        case FaultKind.COMPLETED_EMPTY:
            return replace(task, empty=True)
        case FaultKind.NEVER_ENDS:
            return replace(task, done_at=None)
        case FaultKind.GS_ENTRY_FIRST:
            return replace(task, gs_entry_first=True)
        case _:
            return replace(task, flagged=True, blank=fault.params.blank)


def _count(wish: _Wish) -> int:
    return int(wish.fields.number("num_images", 1))


def _pixels(wish: _Wish) -> int:
    """How large the result gets, where that follows from the input."""
    found = wish.pictures.get("image")
    if not found:
        return 0
    width, height = found[0].width, found[0].height
    if wish.route.craft is Craft.UPSCALE:
        return width * height * crafts.factor(wish.fields) ** 2
    return width * height


def _too_large(wish: _Wish) -> bool:
    limit = wish.route.max_output_pixels
    return limit > 0 and _pixels(wish) > limit
