"""What Prometheus can read about this process."""

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

from storage import jobs
from storage.database import Database
from storage.tables import OPEN_STATES


class Metrics:
    """The meters of one process, in a registry of their own so that tests do not share them."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.webhooks = Counter(
            "orchestrator_webhooks",
            "Webhooks received from Freepik, by the status we answered.",
            ["outcome"],
            registry=self.registry,
        )
        self.jobs = Gauge(
            "orchestrator_jobs", "Open jobs by state.", ["state"], registry=self.registry
        )

    async def scrape(self, database: Database) -> bytes:
        """The text exposition; job counts are read from the database at this moment."""
        async with database.read() as tx:
            counts = await jobs.count_by_state(tx)
        for state in OPEN_STATES:
            self.jobs.labels(state=state.value).set(counts.get(state, 0))
        return generate_latest(self.registry)
