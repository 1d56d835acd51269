"""What an order, an approval or a cancellation may be refused for."""

from storage.ledger import Cap
from storage.tables import JobId, JobState


class JobError(Exception):
    """Root of everything this package raises to its callers."""


class OverBudget(JobError):
    """The order would pass a limit; `used` before it and `asked` are in the cap's unit."""

    def __init__(self, *, cap: Cap, used: int, asked: int) -> None:
        super().__init__(
            f"{asked} {cap.unit} would pass the {cap.period} limit of {cap.most}"
            f" for {cap.scope.kind}"
        )
        self.cap = cap
        self.used = used
        self.asked = asked


class TooManyOpen(JobError):
    """The person already has `limit` unfinished jobs."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"there are already {limit} unfinished jobs")
        self.limit = limit


class NotYours(JobError):
    """Somebody else asked for that job."""


class TooLate(JobError):
    """The job has gone past the point where this was possible."""

    def __init__(self, state: JobState) -> None:
        super().__init__(f"the job is already {state}")
        self.state = state


class UnknownJob(JobError):
    """There is no such job."""

    def __init__(self, job_id: JobId) -> None:
        super().__init__(f"no job {job_id}")
        self.job_id = job_id


class BadOrder(JobError):
    """The order can never work as it is."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
