"""Orders the steps of a run as their pictures come in, each with the rights of who began it."""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog

from jobs.errors import TooLate
from jobs.orders import RunPart
from storage import conversations, images, jobs, people, tracing
from storage.tables import OPEN_STATES, PersonId, RunId, RunState
from storage.workflows import Run
from tools import registry
from tools.context import Caller, Services, ToolContext
from tools.courses import course_of
from tools.errors import ToolError, TooMany
from tools.plans import AGAIN, FAILED, LEFT, PICTURES, Call, Course, Stand
from tools.preferences import settled_around, settled_language
from tools.results import DrawResult
from tools.speech import speaking, spoken_now

log = structlog.get_logger(__name__)

Outcome = dict[str, Any]
_OF_CALLERS = frozenset(field.name for field in fields(Caller))
_AT_WORK = frozenset({RunState.RUNNING, RunState.FAILED})


async def retry(services: Services, run_id: RunId, *, person_id: PersonId) -> Run:
    """Have the failed calls of a run made again, and nothing else; raises as `Runs.retry`."""
    run = await services.runs.get(run_id)
    outcomes: Outcome = {}
    if run is not None:
        async with services.db.read() as tx:
            course = await course_of(tx, run)
        failed = [call for call in _calls(course) if call.stand is Stand.FAILED]
        outcomes = {**run.outcomes, **{call.key: {AGAIN: call.tries} for call in failed}}
    return await services.runs.retry(run_id, person_id=person_id, outcomes=outcomes)


class Conductor:
    """Takes a run from step to step; `advance` is the queue's handler, and safe to repeat."""

    def __init__(self, *, services: Services) -> None:
        self._services = services

    async def advance(self, run_id: UUID) -> None:
        """Order what has become possible; end the run when nothing is open any more."""
        run = await self._services.runs.get(RunId(run_id))
        if run is None:
            return
        with tracing.resumed(run.trace), tracing.span("run", {"run.id": str(run_id)}):
            await self._advance(run)

    async def _advance(self, run: Run) -> None:
        if run.state in _AT_WORK:
            await self._go_on(run)
        elif run.state is RunState.CANCELLED and run.finished_at is None:
            await self._call_off(run)
        elif _lapsed(run, self._services.clock()):
            await self._services.runs.write(run, RunState.CANCELLED, ended=True)
        await self._services.runs.show(run.id)

    async def _go_on(self, run: Run) -> None:
        async with self._services.db.read() as tx:
            course = await course_of(tx, run)
        calls = _calls(course)
        ready = [call for call in calls if call.stand is Stand.READY]
        # What was ordered before a crash is found again under its key: nothing is drawn twice.
        told = {call.key: outcome for call in ready if (outcome := await self._order(run, call))}
        state = _state(calls, told)
        ended = state is not RunState.RUNNING
        if told or state is not run.state or ended != (run.finished_at is not None):
            kept = replace(run, outcomes={**run.outcomes, **told})
            written = await self._services.runs.write(kept, state, ended=ended)
            if told or not written:
                await self._services.runs.ring(run.id)

    async def _order(self, run: Run, call: Call) -> Outcome | None:
        """Make the call; what came of it where no job stands behind it."""
        try:
            ctx = await self._context(run, call)
            # A worker was spoken to by nobody: it knows what was settled.
            with speaking(ctx.settled_language or spoken_now()):
                result = await registry.call(call.step.tool, ctx, call.arguments)
        except TooMany:
            return None  # it is rung again each minute, and when one of its jobs ends
        except ToolError as error:
            log.info("run.call_refused", run=str(run.id), call=call.key, reason=error.sentence)
            return {FAILED: error.sentence, AGAIN: call.tries}
        if isinstance(result, DrawResult) and result.jobs:
            # Only what no card of a job says: that a limit is nearly used up.
            return {LEFT: result.left, AGAIN: call.tries} if result.left else None
        async with self._services.db.read() as tx:
            shown = [await images.get(tx, image_id) for image_id in result.shows]
        return {PICTURES: [image.handle for image in shown if image is not None]}

    async def _context(self, run: Run, call: Call) -> ToolContext:
        async with self._services.db.read() as tx:
            person = await people.get(tx, run.person_id)
            conversation = await conversations.get(tx, run.conversation_id)
            if person is None or conversation is None:
                sentence = "The person or the chat this was for is gone."
                raise ToolError(sentence)
            around = await settled_around(tx, conversation)
        return ToolContext(
            person=person,
            conversation=conversation,
            turn_id=f"run:{run.id}",
            request_key=f"run:{run.id}:{call.key}:{call.tries}",
            services=self._services,
            caller=_caller(run),
            part=RunPart(run_id=run.id, step=call.key, quiet=bool(run.plan.get("quiet"))),
            settled_language=settled_language(person, around),
        )

    async def _call_off(self, run: Run) -> None:
        async with self._services.db.read() as tx:
            open_ = [job for job in await jobs.of_run(tx, run.id) if job.state in OPEN_STATES]
        drawn = 0
        for job in open_:
            try:
                await self._services.engine.cancel(job.id, person_id=run.person_id)
            except TooLate:
                drawn += 1
        if not drawn:
            await self._services.runs.write(run, RunState.CANCELLED, ended=True)


def _caller(run: Run) -> Caller:
    """Who began it, as the door knew them then: their platform's roles count for every step."""
    known = {name: value for name, value in run.caller.items() if name in _OF_CALLERS}
    return Caller(**{**known, "roles": tuple(known.get("roles", ()))})


def _calls(course: Course) -> list[Call]:
    return [call for _, calls in course.steps() for call in calls or ()]


def _state(calls: list[Call], told: dict[str, Outcome]) -> RunState:
    stands = {call.stand for call in calls}
    # What was made just now may make others possible: that is seen at the next look.
    if told or stands & {Stand.READY, Stand.OPEN}:
        return RunState.RUNNING
    return RunState.FAILED if Stand.FAILED in stands else RunState.DONE


def _lapsed(run: Run, now: datetime) -> bool:
    waits = run.state is RunState.AWAITING_APPROVAL
    return waits and run.approve_by is not None and run.approve_by <= now
