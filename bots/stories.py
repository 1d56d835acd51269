"""Gathers, in one read, everything a job's card is made from."""

from collections.abc import Callable

from bots.cards import Story
from bots.ports import Load
from freepik.catalog import CATALOG
from storage import images, jobs, ledger, people
from storage.database import Transaction
from storage.images import Image
from storage.jobs import Job
from storage.tables import TERMINAL_STATES, JobState

_LEDGER_LINES = 200


def model_label(model: str) -> str:
    """The name people know a model by; the id itself when the catalogue has dropped it."""
    endpoint = CATALOG.get(model)
    return endpoint.label if endpoint is not None else model


async def story_of(tx: Transaction, job: Job, load: Callable[[Image], Load]) -> Story:
    """The story of a job as it stands now."""
    done = job.state is JobState.DONE
    queued = job.state is JobState.QUEUED
    person = await people.get(tx, job.person_id)
    parent = await images.get(tx, job.parent_id) if job.parent_id is not None else None
    return Story(
        job=job,
        load=load,
        model=model_label(job.model),
        images=tuple(await images.of_job(tx, job.id)) if done else (),
        asked_by=person.name if person is not None else None,
        position=await jobs.queue_position(tx, job) + 1 if queued else None,
        expected_seconds=None if done else await _expected(tx, job.model),
        parent=parent.number if parent is not None else None,
        charged=await _charged(tx, job) if job.state in TERMINAL_STATES else None,
    )


async def _charged(tx: Transaction, job: Job) -> bool | None:
    """What the ledger says about the ended job; its line is among the chat's newest."""
    recent = await ledger.entries(tx, conversation_id=job.conversation_id, limit=_LEDGER_LINES)
    kinds = {entry.kind for entry in recent if entry.job_id == job.id}
    if ledger.EntryKind.SETTLE in kinds:
        return True
    return False if ledger.EntryKind.RELEASE in kinds else None


async def _expected(tx: Transaction, model: str) -> float | None:
    measured = await jobs.typical_seconds(tx, model)
    endpoint = CATALOG.get(model)
    return measured or (endpoint.typical_seconds if endpoint is not None else None)
