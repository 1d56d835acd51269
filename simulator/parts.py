"""The simulator's parts, built once and joined."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult

import httpx

from simulator.answers import Answers
from simulator.artist import Artist
from simulator.clock import Clock, TurnableClock
from simulator.desk import Desk
from simulator.door import Door
from simulator.downloads import Downloads
from simulator.errors import Refusal
from simulator.faults import Faults
from simulator.inputs import Inputs
from simulator.journal import Blobs, Journal
from simulator.ledger import Ledger
from simulator.links import Links
from simulator.rates import Rates
from simulator.routes import ROUTES
from simulator.service import Service
from simulator.settings import SimulatorSettings
from simulator.tasks import TaskStores
from simulator.uploads import Uploads
from simulator.webhooks import Outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What is given from outside: time, ids, and the ways to other servers."""

    clock: Clock
    new_id: Callable[[], str]
    webhook_transport: httpx.AsyncBaseTransport | None
    fetch_transport: httpx.AsyncBaseTransport | None


class Parts:
    """Everything a simulator consists of, apart from its routes."""

    def __init__(self, settings: SimulatorSettings, outside: Outside) -> None:
        self.settings = settings
        self.new_id = outside.new_id
        self.clock = TurnableClock(outside.clock)
        self.faults = Faults()
        self.stores = TaskStores()
        self.ledger = Ledger(balance=settings.balance)
        self.journal = Journal(settings.state_dir)
        self.rates = Rates(settings=settings, clock=self.clock)
        self.blobs = Blobs(settings.state_dir, max_bytes=settings.input_bytes)
        secret = hashlib.sha256(f"{settings.seed}:{settings.keys}".encode()).digest()
        self.links = Links(secret=secret, clock=self.clock)
        self.artist = Artist(settings, blobs=self.blobs)
        self.answers = Answers(
            settings=settings,
            clock=self.clock,
            links=self.links,
            artist=self.artist,
            routes=ROUTES,
        )
        self.outbox = Outbox(
            settings,
            clock=self.clock,
            new_id=outside.new_id,
            tell=self.answers.at,
            transport=outside.webhook_transport,
        )
        self._build_rims(outside)

    def _build_rims(self, outside: Outside) -> None:
        self.door = Door(
            settings=self.settings, rates=self.rates, faults=self.faults, new_id=self.new_id
        )
        self.uploads = Uploads(
            clock=self.clock,
            links=self.links,
            blobs=self.blobs,
            key_headers=self.settings.key_headers,
            new_id=self.new_id,
        )
        self.downloads = Downloads(
            clock=self.clock,
            links=self.links,
            stores=self.stores,
            artist=self.artist,
            faults=self.faults,
            routes=ROUTES,
        )
        inputs = Inputs(blobs=self.blobs, own=self._own_bytes, transport=outside.fetch_transport)
        self.service = self._service(self._desk(inputs))

    def _desk(self, inputs: Inputs) -> Desk:
        return Desk(
            settings=self.settings,
            clock=self.clock,
            new_id=self.new_id,
            stores=self.stores,
            ledger=self.ledger,
            journal=self.journal,
            outbox=self.outbox,
            faults=self.faults,
            inputs=inputs,
            rates=self.rates,
        )

    def _service(self, desk: Desk) -> Service:
        return Service(
            settings=self.settings,
            clock=self.clock,
            desk=desk,
            stores=self.stores,
            answers=self.answers,
            artist=self.artist,
            outbox=self.outbox,
            uploads=self.uploads,
            faults=self.faults,
            routes=ROUTES,
        )

    async def _own_bytes(self, url: SplitResult) -> bytes | None:
        """The bytes behind one of our own addresses, for an input given as one."""
        try:
            match url.path.split("/"):
                case ["", "results", task_id, index] if index.isdigit():
                    file = await self.downloads.file(task_id, int(index), query=url.query)
                    return file.data
                case ["", "assets", file_id]:
                    data, _ = await self.uploads.asset(file_id, path=url.path, query=url.query)
                    return data
                case _:
                    return None
        except Refusal:
            return None
