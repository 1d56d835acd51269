"""`python -m app rehearse`: the operator's settings under trouble, where nothing real is touched.

The people sit at a chat platform in memory, the pictures are painted by the built-in simulator, and
the database, of the same kind as the operator's, is a new one that is gone afterwards.
"""

import asyncio
import contextlib
import random
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import TextIO

import typer

from app.container import Container, open_container
from app.process import saying_why, start_logging
from app.rehearsal_books import Books, findings
from app.rehearsal_chat import PLATFORM, RehearsalChat
from app.run import Part, running
from app.servers import Server, address, listen
from app.simulated import SimulatedFreepik, simulated_freepik
from app.web import web_app
from bots.ports import ChatRef, Incoming, Sender
from config.settings import Settings, default_settings
from simulator.faults import Fault, FaultKind, FaultParams
from storage import deliveries, people
from storage.jobs import Job
from storage.tables import OPEN_STATES, JobId, JobState, PersonId
from storage.temporary import temporary_database
from tools.wording import counted

_CHATS = 4
_ANSWERED_WITHIN = 30.0  # seconds
_FINISHED_WITHIN = 90.0
_LOOK = 0.2
_AT_ONCE = 4  # open orders of somebody who then waits
_SULK = 2.0  # seconds until somebody who got nothing asks again
_DRAWING = 0.5
_PARTS = {Part.CHAT, Part.WORKER, Part.API}
_SUBJECTS = ("fox", "owl", "lighthouse", "teapot", "sailing boat", "red bicycle", "cat")
_TROUBLES = (
    FaultKind.POST_500,
    FaultKind.WEBHOOK_LOST,
    FaultKind.TASK_FAILS,
    FaultKind.POST_503,
    FaultKind.DOWNLOAD_TRUNCATED,
    FaultKind.WEBHOOK_TWICE,
    FaultKind.POST_429,
    FaultKind.GET_500,
    FaultKind.NSFW,
    FaultKind.WEBHOOK_BADLY_SIGNED,
    FaultKind.LINK_EXPIRED,
    FaultKind.POST_HTML,
    FaultKind.COMPLETED_EMPTY,
    FaultKind.WEBHOOK_BEFORE_ANSWER,
    FaultKind.GET_HTML,
    FaultKind.DOWNLOAD_500,
    FaultKind.POST_TIMEOUT_NOT_ACCEPTED,
    FaultKind.WEBHOOK_OUT_OF_ORDER,
    FaultKind.DOWNLOAD_NOT_AN_IMAGE,
    FaultKind.WEBHOOK_EMPTY_BODY,
    FaultKind.POST_TIMEOUT_ACCEPTED,
)
_DETAILS = FaultParams(seconds=0.5, retry_after=0.5)
_UNTOUCHED = (
    "Not touched, and not rehearsed: Freepik, Discord, Telegram, language models (the built-in "
    "rules listened), Redis, your database and your store of pictures. Waiting times were "
    "shortened, FREEPIK_REQUESTS_PER_MINUTE was lifted. python -m app doctor looks at the rest."
)


@dataclass(slots=True, kw_only=True)
class _Rehearsal:
    """Who takes part, and what happened so far."""

    freepik: SimulatedFreepik
    chat: RehearsalChat
    wishes: int = 0
    unanswered: int = 0
    orders: dict[JobId, Job] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)
    troubles: Iterator[FaultKind] = field(default_factory=lambda: cycle(_TROUBLES))
    met: set[FaultKind] = field(default_factory=set)
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    async def heard(self, job: Job) -> None:
        self.orders[job.id] = job
        self.moved.set()

    async def talk(self, container: Container, *, seconds: float) -> None:
        """Everybody wishes for so long, each as soon as the last wish was answered."""
        until = asyncio.get_running_loop().time() + seconds
        async with asyncio.TaskGroup() as group:
            for number in range(_CHATS):
                group.create_task(self._person(container, f"chat-{number}", until))

    async def _person(self, container: Container, chat: str, until: float) -> None:
        for subject in cycle(_SUBJECTS):
            if asyncio.get_running_loop().time() > until:
                return
            self._trouble()
            ordered = await self._wish(container, chat, f"draw one {subject}")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout_at(until):
                    await (self._some_end(container, chat) if ordered else asyncio.sleep(_SULK))

    def _trouble(self) -> None:
        """One more kind, if not too much has been going wrong already."""
        faults = self.freepik.simulator.parts.faults
        if len(faults.report()) < _CHATS:
            kind = next(self.troubles)
            self.met.add(kind)
            faults.add(Fault(kind=kind, times=1, params=_DETAILS))

    async def _some_end(self, container: Container, chat: str) -> None:
        person = await self._who(container, chat)
        while sum(job.state in OPEN_STATES for job in self._of(person)) >= _AT_ONCE:
            self.moved.clear()
            await self.moved.wait()

    async def _who(self, container: Container, chat: str) -> PersonId | None:
        async with container.db.read() as tx:
            person = await people.find(tx, platform=PLATFORM, external_id=chat)
        return person.id if person is not None else None

    def _of(self, person: PersonId | None) -> list[Job]:
        return [job for job in self.orders.values() if job.person_id == person]

    async def _wish(self, container: Container, chat: str, text: str) -> bool:
        """Whether it was ordered."""
        self.wishes += 1
        ordered = len(self._of(await self._who(container, chat)))
        before = len(self.chat.said_in(chat))
        message = Incoming(
            ref=ChatRef(platform=PLATFORM, chat=chat, private=True),
            message_id=str(container.ids()),
            sender=Sender(id=chat, name=chat),
            text=text,
            received_at=container.clock(),
        )
        await container.intake.message(self.chat, message)
        if not await self.chat.more_than(before, chat, patience=_ANSWERED_WITHIN):
            self.unanswered += 1
            return False
        await container.intake.settled(message.ref)
        if len(self._of(await self._who(container, chat))) > ordered:
            return True
        self.refusals += [one.text for one in self.chat.said_in(chat)[before:] if one.text]
        return False

    async def finish(self, container: Container) -> Books:
        """Nothing goes wrong any more; what the books say when all has ended, or patience has."""
        self.freepik.simulator.parts.faults.clear()
        self.chat.calm = True
        until = asyncio.get_running_loop().time() + _FINISHED_WITHIN
        while asyncio.get_running_loop().time() < until:
            await self._approve(container)
            if await self._is_over(container):
                break
            await asyncio.sleep(_LOOK)
        return await self._books(container)

    async def _approve(self, container: Container) -> None:
        for job in [*self.orders.values()]:
            if job.state is JobState.AWAITING_APPROVAL:
                await container.engine.approve(job.id, person_id=job.person_id)

    async def _is_over(self, container: Container) -> bool:
        if any(job.state in OPEN_STATES for job in self.orders.values()):
            return False
        async with container.db.read() as tx:
            return await deliveries.count_open(tx) == 0

    async def _books(self, container: Container) -> Books:
        async with container.db.read() as tx:
            owed = await deliveries.count_open(tx)
        entries = self.freepik.simulator.parts.ledger.debits
        return Books(
            requests=self.wishes,
            unanswered=self.unanswered,
            orders=[*self.orders.values()],
            debits=[debit.task_id for debit in entries],
            results=self.chat.results,
            owed=owed,
            refusals=self.refusals,
        )


def rehearse(settings: Settings, *, seconds: float, log: Path | None) -> int:
    """Rehearse and print the report. Returns 0 when every promise was kept, 1 otherwise."""
    with _log_into(log) as stream, saying_why("The rehearsal did not begin"):
        start_logging(settings, stream)
        return asyncio.run(_rehearse(settings, seconds))


@contextlib.contextmanager
def _log_into(file: Path | None) -> Iterator[TextIO]:
    with (file or Path("/dev/null")).open("w", encoding="utf-8") as stream:
        yield stream


async def _rehearse(settings: Settings, seconds: float) -> int:
    begun = asyncio.get_running_loop().time()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rehearsal")))
        database = await stack.enter_async_context(_database(settings))
        freepik = await stack.enter_async_context(
            simulated_freepik(None, drawing_seconds=_DRAWING, tiny=True)
        )
        told = _told(settings, folder, database)
        rehearsal = _Rehearsal(
            freepik=freepik,
            chat=RehearsalChat(random.Random("rehearsal").random),  # noqa: S311 - bad luck, no secret
        )
        port = 0
        # The service is restarted in between, with whatever is under way.
        async with _life(told, rehearsal, port) as (container, port):
            await rehearsal.talk(container, seconds=seconds / 2)
        async with _life(told, rehearsal, port) as (container, _):
            await rehearsal.talk(container, seconds=seconds / 2)
            books = await rehearsal.finish(container)
        took = asyncio.get_running_loop().time() - begun
    return _report(rehearsal, books, kind="PostgreSQL" if database else "SQLite", took=took)


@contextlib.asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[str | None]:
    """A database like the operator's; None is a file in our own folder."""
    if settings.storage.database.startswith("sqlite"):
        yield None
        return
    async with temporary_database(settings.storage.database) as url:
        yield url


def _told(settings: Settings, folder: Path, database: str | None) -> Settings:
    """What is the operator's in a rehearsal: no key, token or address is among it."""
    nobody = default_settings()
    storage = {
        "data_dir": folder,
        "database_url": database,
        "database_connections": settings.storage.database_connections,
    }
    # Only whether there is one counts: then Freepik calls, as it will.
    public = {"public_url": settings.server.public_url}
    patience = {"post_seconds": 3, "callback_seconds": 4}
    return nobody.model_copy(
        update={
            "storage": nobody.storage.model_copy(update=storage),
            "server": nobody.server.model_copy(update=public),
            "freepik": nobody.freepik.model_copy(update=patience),
            "budget": settings.budget,
            "fairness": settings.fairness,
            "moderation": settings.moderation,
            "retention": settings.retention,
            "rest": settings.rest,
        }
    )


@contextlib.asynccontextmanager
async def _life(
    told: Settings, rehearsal: _Rehearsal, port: int
) -> AsyncIterator[tuple[Container, int]]:
    """The service from its start to its end, on one port."""
    listener = listen("127.0.0.1", port)
    here = address(listener)
    public = here if told.server.public_url is not None else None
    settings = rehearsal.freepik.settings(told, public_url=public)
    async with open_container(settings, adapters={PLATFORM: rehearsal.chat}) as container:
        container.engine.watch(rehearsal.heard)
        server = Server(web_app(container), listener)
        async with running(container, _PARTS, server=server):
            yield container, listener.getsockname()[1]


def _report(rehearsal: _Rehearsal, books: Books, *, kind: str, took: float) -> int:
    told = list(findings(books))
    typer.echo(
        f"{counted(books.requests, 'request')} in {_CHATS} chats within {took:.0f} s, on {kind}: "
        f"{counted(len(rehearsal.met), 'kind')} of trouble at Freepik, "
        f"{counted(rehearsal.chat.troubles, 'trouble')} in the chats, one restart."
    )
    for one in told:
        sign = {True: "ok  ", False: "BAD ", None: "-   "}[one.ok]
        typer.echo(f"{sign}{one.words}")
    typer.echo(_UNTOUCHED)
    broken = sum(one.ok is False for one in told)
    typer.echo("All promises were kept." if not broken else f"{broken} to mend.")
    return 1 if broken else 0
