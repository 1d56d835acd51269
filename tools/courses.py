"""How far a run is, read from its jobs, and the pictures it has brought."""

from storage import images, jobs
from storage.database import Transaction
from storage.tables import JobState
from storage.workflows import Run
from tools.plans import Course, Plan


async def course_of(tx: Transaction, run: Run) -> Course:
    """How far the run is."""
    made = await jobs.of_run(tx, run.id)
    return Course(
        plan=Plan.model_validate(run.plan),
        jobs=made,
        handles={
            job.id: tuple(image.handle for image in await images.of_job(tx, job.id))
            for job in made
            if job.state is JobState.DONE
        },
        outcomes=run.outcomes,
    )
