"""What is asked of the engine, and what it hands back."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from freepik.requests import Adjustment, Wish
from jobs.budget import Left
from storage.jobs import Job, JobInput
from storage.tables import ConversationId, ImageId, JobId, PersonId, RunId


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPart:
    """Which call of which run of a workflow an order is; the run was approved as a whole.

    A `quiet` one is told on the run's own card and has none of its own.
    """

    run_id: RunId
    step: str
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One wish of one person for one chat; the `request_key` makes it safe to repeat.

    `arguments` are those of the tool call, as they were given; `approve_above` is a threshold that
    holds where it was ordered, if lower than the one for all. `server` ("<platform>:<server>") and
    `guest` (nobody gave them a role) say whose limits bind it besides. `language`: what it was said
    in, where anything was said.
    """

    person_id: PersonId
    conversation_id: ConversationId
    platform: str
    chat: str
    thread: str | None = None
    tool: str
    capability: str
    model: str
    why: str | None = None
    language: str | None = None
    wish: Wish
    inputs: Sequence[JobInput] = ()
    prompt: str
    parent_id: ImageId | None = None
    request_key: str
    turn_id: str | None = None
    adjustments: Sequence[Adjustment] = ()
    waits_for: JobId | None = None
    input_pixels: int | None = None
    arguments: dict[str, JsonValue] | None = None
    part: RunPart | None = None
    approve_above: int | None = None
    server: str | None = None
    guest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """The job that stands behind an order; `created` is False when the same order came before.

    `nearly` are the limits that came near their end by it.
    """

    job: Job
    created: bool
    credits: int | None
    queued_behind: int
    nearly: tuple[Left, ...] = ()
