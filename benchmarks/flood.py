"""Floods: webhooks of all kinds, pictures finished in quick succession, a greedy person."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from starlette.types import ASGIApp, Receive, Scope, Send
from typing_extensions import override

from app.container import Container
from app.run import Part, running
from app.servers import Server, address, listen
from app.web import web_app
from benchmarks.report import Figure, at_least, at_most, plain
from benchmarks.rig import (
    SilentChat,
    body_of,
    crowded,
    fresh_folder,
    parts,
    percentile,
    settings_in,
    simulator_process,
)
from benchmarks.seeding import order, running_jobs, somebody
from benchmarks.webhook import Call, post, signed
from bots.ports import Card, ChatRef, Phase
from jobs.policy import Policy

STORM = 60_000
STORM_SECONDS = 30.0
TWICE, FORGED = 0.20, 0.05
AT_ONCE = 64
JOBS = 2_000
PACES = (20, 50, 200)
PACED = 400
SHOWN_SECONDS = 0.25
GREEDY, OTHERS = 50, 100
FAIRNESS = 0.9
KEY = "simulator-key"
_ACCEPTED, _REFUSED = 200, 401


async def measure() -> list[Figure]:
    """What is kept up with, what is refused, and who waits for whom."""
    figures = await _storm()
    async with simulator_process() as freepik:
        for pace in PACES:
            figures += await _paced(freepik, pace)
        figures += await _greedy(freepik)
    return figures


async def _storm() -> list[Figure]:
    """New webhooks, some of them twice, some forged: taken, known again, refused."""
    with fresh_folder() as folder:
        async with parts(settings_in(Path(folder)), SilentChat()) as container:
            jobs = await running_jobs(container, JOBS)
            moment = str(int(container.clock().timestamp()))
            dice = Random(1)  # noqa: S311 - the same storm each time, no secret
            calls: list[tuple[Call, int]] = []
            for number in range(STORM):
                kind = dice.random()
                if kind < TWICE and calls:
                    calls.append(dice.choice(calls[-AT_ONCE:]))
                    continue
                job = jobs[number % JOBS]
                body = body_of(job.task_id or "")
                headers = signed(f"storm-{number}", moment, body)
                if kind > 1 - FORGED:
                    headers["webhook-signature"] = signed("other", moment, body)[
                        "webhook-signature"
                    ]
                call = (f"/webhooks/freepik/{job.id}", f"t={job.token}", headers, body)
                calls.append((call, _REFUSED if kind > 1 - FORGED else _ACCEPTED))
            seconds, wrong = await _posted(web_app(container), calls)
    return [
        at_most("flood", f"{STORM:,} webhooks", seconds, unit="s", target=STORM_SECONDS),
        at_most("flood", "of them answered wrongly", wrong, unit="", target=0),
    ]


async def _posted(app: ASGIApp, calls: Sequence[tuple[Call, int]]) -> tuple[float, int]:
    waiting, wrong = iter(calls), 0

    async def caller() -> None:
        nonlocal wrong
        for call, status in waiting:
            wrong += await post(app, call) != status

    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(caller())
    return time.perf_counter() - begun, wrong


@dataclass(slots=True)
class _Watch(SilentChat):
    """When each chat was shown its first result, after how many, and when its webhook had come."""

    shown_at: dict[str, float] = field(default_factory=dict)
    place: dict[str, int] = field(default_factory=dict)
    called_at: dict[str, float] = field(default_factory=dict)

    @override
    async def edit_card(self, ref: ChatRef, message_ref: str, card: Card) -> str:
        if card.phase is Phase.RESULT:
            self.shown_at.setdefault(ref.chat, time.perf_counter())
            self.place.setdefault(ref.chat, self.results + 1)
        return await SilentChat.edit_card(self, ref, message_ref, card)

    def before(self, app: ASGIApp) -> ASGIApp:
        """The same application, its webhooks noted by their job."""

        async def noted(scope: Scope, receive: Receive, send: Send) -> None:
            path = str(scope.get("path", ""))
            if path.startswith("/webhooks/freepik/"):
                self.called_at.setdefault(path.rpartition("/")[2], time.perf_counter())
            await app(scope, receive, send)

        return noted


@asynccontextmanager
async def _service(freepik: str, watch: _Watch, policy: Policy | None) -> AsyncIterator[Container]:
    listener = listen("127.0.0.1", 0)
    with fresh_folder() as folder:
        settings = settings_in(Path(folder), base_url=freepik, key=KEY)
        own = policy or crowded(address(listener))
        async with parts(settings, watch, policy=own) as container:
            server = Server(watch.before(web_app(container)), listener)
            async with running(container, {Part.WORKER, Part.API}, server=server):
                yield container


async def _paced(freepik: str, pace: int) -> list[Figure]:
    """Orders at a steady pace: how long after its webhook a picture is sent to its chat."""
    watch, chats = _Watch(), {}
    async with _service(freepik, watch, None) as container:
        people = [await somebody(container, f"person {number}") for number in range(PACED)]
        begun = time.perf_counter()
        for number, (person, conversation) in enumerate(people):
            await asyncio.sleep(begun + number / pace - time.perf_counter())
            ticket = await container.engine.order(order(person, conversation, str(number)))
            chats[str(ticket.job.id)] = conversation.chat
        await watch.shown(PACED)
        rate = PACED / (time.perf_counter() - begun)
    waits = [watch.shown_at[chats[job]] - at for job, at in watch.called_at.items()]
    what = f"webhook to chat, {pace} orders/s"
    return [
        plain("flood", f"pictures a second, {pace} orders/s", rate, "pictures/s"),
        plain("flood", f"{what}, median", percentile(waits, 50) * 1000, "ms"),
        at_most(
            "flood",
            f"{what}, p99",
            percentile(waits, 99) * 1000,
            unit="ms",
            target=SHOWN_SECONDS * 1000,
        ),
    ]


async def _greedy(freepik: str) -> list[Figure]:
    """One person orders all they may, then many others one picture each: who waits how long."""
    watch = _Watch()
    async with _service(freepik, watch, Policy()) as container:
        flooder, flooded = await somebody(container, "greedy")
        others = [await somebody(container, f"person {number}") for number in range(OTHERS)]
        for number in range(GREEDY):
            await container.engine.order(order(flooder, flooded, f"greedy {number}"))
        begun = time.perf_counter()
        for number, (person, conversation) in enumerate(others):
            await container.engine.order(order(person, conversation, f"other {number}"))
        await watch.shown(GREEDY + OTHERS)
    waits = [watch.shown_at[chat.chat] - begun for _, chat in others]
    ahead = max(watch.place[chat.chat] for _, chat in others) - OTHERS
    speeds = [1 / wait for wait in waits]
    fairness = sum(speeds) ** 2 / (len(speeds) * sum(one**2 for one in speeds))
    return [
        plain("flood", f"{OTHERS} people behind {GREEDY} orders of one, p99", max(waits), "s"),
        plain("flood", "pictures of the greedy one before the last of theirs", ahead, ""),
        at_least("flood", "fairness among them (Jain's index)", fairness, unit="", target=FAIRNESS),
    ]
