"""What Prometheus can read about this process."""

from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from storage import deliveries, jobs, ledger
from storage.database import Database
from storage.jobs import Job
from storage.ledger import Period
from storage.tables import OPEN_STATES, TERMINAL_STATES, JobState

_DRAWING = (1, 2, 5, 10, 20, 30, 45, 60, 90, 120, 300, 600, 1800)
_WAITING = (0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600)


class Metrics:
    """The meters of one process, in a registry of their own so that tests do not share them.

    Counters and histograms count what this process did; gauges are read from the database and are
    the same whichever process tells them.
    """

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.webhooks = Counter(
            "orchestrator_webhooks",
            "Webhooks received from Freepik, by the status we answered.",
            ["outcome"],
            registry=registry,
        )
        self.telegram_updates = Counter(
            "orchestrator_telegram_updates",
            "Updates pushed by Telegram, by the status we answered.",
            ["outcome"],
            registry=registry,
        )
        self.jobs = Gauge("orchestrator_jobs", "Open jobs by state.", ["state"], registry=registry)
        self.deliveries = Gauge(
            "orchestrator_deliveries_open", "Cards that chats are still owed.", registry=registry
        )
        self.spent = Gauge(
            "orchestrator_spent_credits",
            "Credits spent or reserved overall, in the current day or month.",
            ["period"],
            registry=registry,
        )
        self.ended = Counter(
            "orchestrator_jobs_ended",
            "Jobs that ended, by model and how.",
            ["model", "state", "failure"],
            registry=registry,
        )
        self.drawing = Histogram(
            "orchestrator_drawing_seconds",
            "From the provider's acceptance to the stored picture.",
            ["model"],
            buckets=_DRAWING,
            registry=registry,
        )
        self.waiting = Histogram(
            "orchestrator_queue_wait_seconds",
            "From the order to the provider's acceptance.",
            buckets=_WAITING,
            registry=registry,
        )

    async def moved(self, job: Job) -> None:
        """A job of this process changed its state."""
        if job.state not in TERMINAL_STATES:
            return
        self.ended.labels(model=job.model, state=job.state, failure=job.failure or "").inc()
        if job.state is JobState.DONE and job.submitted_at and job.finished_at:
            took = job.finished_at - job.submitted_at
            self.drawing.labels(model=job.model).observe(took.total_seconds())
            self.waiting.observe((job.submitted_at - job.created_at).total_seconds())

    async def scrape(self, database: Database, now: datetime) -> bytes:
        """The text exposition; gauges are read from the database at this moment."""
        async with database.read() as tx:
            counts = await jobs.count_by_state(tx)
            owed = await deliveries.count_open(tx)
            for period in (Period.DAY, Period.MONTH):
                balance = await ledger.balance(tx, ledger.OVERALL, period, now)
                self.spent.labels(period=period.value).set(balance.spent + balance.reserved)
        for state in OPEN_STATES:
            self.jobs.labels(state=state.value).set(counts.get(state, 0))
        self.deliveries.set(owed)
        return generate_latest(self.registry)
