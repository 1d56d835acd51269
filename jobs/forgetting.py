"""Forgetting people, as far as their orders are concerned; the rows themselves are `storage`'s."""

from collections.abc import Callable
from datetime import datetime

import structlog

from jobs.budget import Budget
from jobs.engine import Engine
from jobs.errors import JobError
from storage import forgetting
from storage.database import Database
from storage.errors import StorageError
from storage.forgetting import Step
from storage.tables import ConversationId, PersonId

log = structlog.get_logger(__name__)

_ROUNDS = 50
"""Batches of one kind of one person in one minute, so that nothing else has to wait for us."""
_PEOPLE = 20


class Forgetting:
    """`begin` is quick, and all that the person waits for; `resume` does the rest, and may fail.

    What is not begun is called off and costs nothing. What the provider has already is paid for,
    and thrown away when it comes.
    """

    def __init__(
        self, *, db: Database, engine: Engine, budget: Budget, clock: Callable[[], datetime]
    ) -> None:
        self._db = db
        self._engine = engine
        self._budget = budget
        self._clock = clock

    async def begin(self, person_id: PersonId, *, here: ConversationId | None) -> bool:
        """Forget who this is; False when that was so before. `here`: a chat of theirs alone."""
        await self._call_off(person_id)
        async with self._db.write() as tx:
            return await forgetting.begin(
                tx,
                person_id,
                periods=self._budget.personal_periods,
                here=here,
                now=self._clock(),
            )

    async def resume(self) -> None:
        """Meant for every minute: go on with everybody of whom something may be left."""
        async with self._db.read() as tx:
            people = await forgetting.pending(tx, _PEOPLE)
        for person_id in people:
            try:
                await self._go_on(person_id)
            except StorageError:
                log.exception("forgetting.interrupted", person=str(person_id))

    async def _go_on(self, person_id: PersonId) -> None:
        await self._call_off(person_id)
        for step in forgetting.STEPS:
            if not await self._repeat(step, person_id):
                return
        async with self._db.write() as tx:
            if await forgetting.finish(tx, person_id, self._clock()):
                log.info("forgetting.done", person=str(person_id))

    async def _repeat(self, step: Step, person_id: PersonId) -> bool:
        """Whether the step found an end of what it has to do."""
        for _ in range(_ROUNDS):
            async with self._db.write() as tx:
                more = await step(tx, person_id, self._clock())
            if not more:
                return True
        return False

    async def _call_off(self, person_id: PersonId) -> None:
        async with self._db.read() as tx:
            unbegun = await forgetting.unbegun(tx, person_id)
        for job_id in unbegun:
            try:
                await self._engine.cancel(job_id, person_id=person_id)
            except JobError as error:  # begun in the same moment: it is thrown away later
                log.info("forgetting.too_late", job=str(job_id), reason=type(error).__name__)
