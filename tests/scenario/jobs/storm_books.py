"""What came of every job, from all the books there are: ours, the provider's, and the chat's."""

from dataclasses import dataclass

from simulator.tasks import Task
from storage import images, jobs, ledger
from storage.images import Image
from storage.jobs import Job
from storage.ledger import EntryKind
from tests.scenario.jobs.storm import Storm
from tests.unit.bots.recording import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One job: as we have it, what it cost us and in truth, and what its chat shows.

    `settled` is None while the account is open. `doubted` when a post may have been accepted
    without our hearing of it, `damaged` counts downloads that were no picture.
    """

    job: Job
    pictures: list[Image]
    settled: int | None
    debited: list[int]
    tasks: list[Task]
    messages: list[Message]
    doubted: bool
    damaged: int


async def close_books(storm: Storm) -> list[Account]:
    """An account for every job that was ever ordered."""
    async with storm.db.read() as tx:
        lines = await ledger.entries(tx, limit=1_000_000)
        ordered = [each for mine in storm.ordered.values() for each in mine]
        found = [(await jobs.get(tx, each), await images.of_job(tx, each)) for each in ordered]
    settled = {line.job_id: line.spent for line in lines if line.kind is not EntryKind.RESERVE}
    shown: dict[object, list[Message]] = {}
    for message in storm.chat.messages.values():
        if message.card is not None:
            shown.setdefault(message.card.job_id, []).append(message)
    accounts = []
    for job, pictures in found:
        assert job is not None
        debits = storm.debits.get(job.id, [])
        tasks = [task for debit in debits if (task := _task(storm, debit.task_id)) is not None]
        accounts.append(
            Account(
                job=job,
                pictures=pictures,
                settled=settled.get(job.id),
                debited=[debit.credits for debit in debits],
                tasks=tasks,
                messages=shown.get(job.id, []),
                doubted=job.id in storm.doubted,
                damaged=sum(storm.wire.damaged[task.task_id] for task in tasks),
            )
        )
    return accounts


def _task(storm: Storm, task_id: str | None) -> Task | None:
    return storm.simulator.parts.stores.any(task_id) if task_id is not None else None
