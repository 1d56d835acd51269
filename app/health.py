"""What `/health` asks: our own parts, and what we last saw of those that others run."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from api.health import Check
from freepik.client import FreepikClient
from jobs.queue import PgQueue
from storage import jobs
from storage.database import Database
from storage.media import Media

_LAG = timedelta(minutes=5)
_PROBE = "health/probe"


class QueueLags(Exception):
    """Jobs are due and nobody takes them: no worker runs, or it does not keep up."""


def own_checks(
    *, db: Database, queue: PgQueue, media: Media, clock: Callable[[], datetime]
) -> Mapping[str, Check]:
    """The parts without which this process is of no use."""

    async def database() -> str:
        await db.ping()
        return db.dialect

    async def ringing() -> str:
        # A sweep rings what is overdue each minute, so an old one was missed several times.
        async with db.read() as tx:
            late = await jobs.overdue(tx, clock() - _LAG, 1)
        if late:
            message = f"job {late[0].id} is due since {late[0].next_look_at}"
            raise QueueLags(message)
        return "runs here" if queue.is_running else "does not run in this process"

    async def pictures() -> str:
        await media.put(_PROBE, b"ok")
        return "writable"

    return {"database": database, "queue": ringing, "pictures": pictures}


def outside_checks(*, client: FreepikClient, models: Sequence[str]) -> Mapping[str, Check]:
    """What others run, as last seen; asking costs them nothing."""

    async def freepik() -> str:
        return client.last_outcome or "not called yet"

    async def language_models() -> str:
        return ", ".join((*models, "built-in rules"))

    return {"freepik": freepik, "language_models": language_models}
