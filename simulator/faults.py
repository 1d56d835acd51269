"""Trouble on demand: what goes wrong, where, and how often."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue


class FaultKind(StrEnum):
    """Everything that can be made to go wrong."""

    POST_500 = "post_500"
    POST_503 = "post_503"
    POST_429 = "post_429"
    POST_402 = "post_402"
    POST_HTML = "post_html"
    POST_TIMEOUT_ACCEPTED = "post_timeout_accepted"
    POST_TIMEOUT_NOT_ACCEPTED = "post_timeout_not_accepted"
    GET_500 = "get_500"
    GET_HTML = "get_html"
    TASK_FAILS = "task_fails"
    TASK_FAILS_WITH_ERROR = "task_fails_with_error"
    COMPLETED_EMPTY = "completed_empty"
    NEVER_ENDS = "never_ends"
    GS_ENTRY_FIRST = "gs_entry_first"
    NSFW = "nsfw"
    WEBHOOK_LATE = "webhook_late"
    WEBHOOK_TWICE = "webhook_twice"
    WEBHOOK_LOST = "webhook_lost"
    WEBHOOK_OUT_OF_ORDER = "webhook_out_of_order"
    WEBHOOK_BADLY_SIGNED = "webhook_badly_signed"
    WEBHOOK_EMPTY_BODY = "webhook_empty_body"
    WEBHOOK_WRAPPED = "webhook_wrapped"
    WEBHOOK_BEFORE_ANSWER = "webhook_before_answer"
    LINK_EXPIRED = "link_expired"
    DOWNLOAD_500 = "download_500"
    DOWNLOAD_TRUNCATED = "download_truncated"
    DOWNLOAD_NOT_AN_IMAGE = "download_not_an_image"
    SLOW = "slow"
    HOLD = "hold"


BEFORE_ACCEPTANCE = (
    FaultKind.POST_500,
    FaultKind.POST_503,
    FaultKind.POST_429,
    FaultKind.POST_402,
    FaultKind.POST_HTML,
    FaultKind.POST_TIMEOUT_ACCEPTED,
    FaultKind.POST_TIMEOUT_NOT_ACCEPTED,
)
OF_TASKS = (
    FaultKind.TASK_FAILS,
    FaultKind.TASK_FAILS_WITH_ERROR,
    FaultKind.COMPLETED_EMPTY,
    FaultKind.NEVER_ENDS,
    FaultKind.GS_ENTRY_FIRST,
    FaultKind.NSFW,
)
OF_WEBHOOKS = (
    FaultKind.WEBHOOK_LATE,
    FaultKind.WEBHOOK_TWICE,
    FaultKind.WEBHOOK_LOST,
    FaultKind.WEBHOOK_OUT_OF_ORDER,
    FaultKind.WEBHOOK_BADLY_SIGNED,
    FaultKind.WEBHOOK_EMPTY_BODY,
    FaultKind.WEBHOOK_WRAPPED,
    FaultKind.WEBHOOK_BEFORE_ANSWER,
)
OF_DOWNLOADS = (
    FaultKind.LINK_EXPIRED,
    FaultKind.DOWNLOAD_500,
    FaultKind.DOWNLOAD_TRUNCATED,
    FaultKind.DOWNLOAD_NOT_AN_IMAGE,
)


class FaultParams(BaseModel):
    """The finer points of a fault; each kind reads its own.

    `seconds`: how long `slow`, `webhook_late` and the timeouts last. `accepted`: whether a
    failing POST was accepted and debited all the same, or a held one already is. `at`: what
    `hold` holds. `how`: what is wrong with a signature. `status`: limits a webhook fault to
    the call with that status. `daily`, `retry_after`: the kind of 429. `blank`: whether a flagged
    picture is replaced by an empty one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    seconds: float = 30.0
    accepted: bool | None = None
    at: Literal["post", "completion", "download"] = "post"
    how: Literal["wrong", "missing", "stale"] = "wrong"
    status: Literal["IN_PROGRESS", "COMPLETED", "FAILED"] | None = None
    error: JsonValue = "The generation failed"
    retry_after: float | None = None
    daily: bool = False
    blank: bool = True


class Fault(BaseModel):
    """One fault: for the next `times`, with a `probability`, or always.

    `route` is a path prefix; for task, webhook and download faults, of the route that made
    the task.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: FaultKind
    route: str = ""
    times: int | None = Field(default=None, ge=1)
    probability: float | None = Field(default=None, ge=0, le=1)
    seed: int = 0
    params: FaultParams = FaultParams()


@dataclass(slots=True)
class _Armed:
    fault: Fault
    left: int | None
    random: Random

    def strikes(self, path: str) -> bool:
        if self.left == 0 or not path.startswith(self.fault.route):
            return False
        chance = self.fault.probability
        if chance is not None and self.random.random() >= chance:
            return False
        if self.left is not None:
            self.left -= 1
        return True


@dataclass(slots=True)
class Faults:
    """The faults in force, and those who wait to be released."""

    _armed: list[_Armed] = field(default_factory=list)
    _gate: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: int = 0

    def add(self, fault: Fault) -> None:
        """Put a fault into force."""
        self._armed = [armed for armed in self._armed if armed.left != 0]
        self._armed.append(_Armed(fault, fault.times, Random(fault.seed)))

    def clear(self) -> None:
        """End all faults and let go whoever is held."""
        self._armed.clear()
        self.release()

    def take(self, path: str, *kinds: FaultKind) -> Fault | None:
        """The first fault of these kinds that strikes at `path`, used up once."""
        for armed in self._armed:
            if armed.fault.kind in kinds and armed.strikes(path):
                return armed.fault
        return None

    def take_all(self, path: str, kinds: Iterable[FaultKind]) -> tuple[Fault, ...]:
        """Every kind at most once."""
        found = (self.take(path, kind) for kind in kinds)
        return tuple(fault for fault in found if fault is not None)

    def take_hold(self, path: str, at: str) -> Fault | None:
        """A `hold` of that kind of thing."""
        for armed in self._armed:
            fault = armed.fault
            if fault.kind is FaultKind.HOLD and fault.params.at == at and armed.strikes(path):
                return fault
        return None

    async def wait_for_release(self) -> None:
        """Return when `release()` is called."""
        self.waiting += 1
        try:
            await self._gate.wait()
        finally:
            self.waiting -= 1

    def release(self) -> None:
        """Let everybody go who waits now."""
        self._gate.set()
        self._gate = asyncio.Event()

    async def slow_down(self, path: str) -> None:
        """Wait as long as a `slow` fault at `path` says."""
        fault = self.take(path, FaultKind.SLOW)
        if fault is not None:
            await asyncio.sleep(fault.params.seconds)

    def report(self) -> list[JsonValue]:
        """The faults with what is left of them."""
        return [
            {**armed.fault.model_dump(mode="json"), "left": armed.left}
            for armed in self._armed
            if armed.left != 0
        ]
