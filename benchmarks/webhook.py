"""Webhooks verified, stored and committed, against a bare handler with one SQLite commit."""

import asyncio
import base64
import hashlib
import hmac
import time
from collections.abc import Sequence
from pathlib import Path

import aiosqlite
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Scope

from app.container import Container
from app.web import web_app
from benchmarks.report import Figure, at_least, plain
from benchmarks.rig import SECRET, SilentChat, body_of, fresh_folder, parts, settings_in
from benchmarks.seeding import running_jobs

WEBHOOKS = 2000
AT_ONCE = 64
RATIO = 0.75

Call = tuple[str, str, dict[str, str], bytes]


async def measure() -> list[Figure]:
    """Accepted webhooks a second, as a share of the bare handler's."""
    with fresh_folder() as folder:
        bare = max([await _bare(Path(folder) / f"bare{n}.db") for n in range(3)])
        chat = SilentChat()
        async with parts(settings_in(Path(folder)), chat) as container:
            jobs = await running_jobs(container, WEBHOOKS)
            now = container.clock()
            moment = str(int(now.timestamp()))

            def calls(round_: int) -> list[Call]:
                # Other delivery ids each round: a repeated one is answered without a write.
                made = []
                for number, job in enumerate(jobs):
                    body = body_of(job.task_id or "")
                    headers = signed(f"{round_}-{number}", moment, body)
                    made.append((f"/webhooks/freepik/{job.id}", f"t={job.token}", headers, body))
                return made

            rates = [await _rate(web_app(container), calls(round_)) for round_ in range(3)]
            await container.callbacks.drain()
            told = await _told(container, calls(3))
            repeated = await _rate(web_app(container), calls(0))
    ours = max(rates)
    return [
        plain("webhook", "bare Starlette + SQLite commit", bare, "webhooks/s"),
        plain("webhook", "verified, stored, committed", ours, "webhooks/s"),
        at_least("webhook", "ratio", ours / bare, unit="", target=RATIO),
        plain("webhook", "the same, and the engine told of each", told, "webhooks/s"),
        plain("webhook", "duplicates dropped", repeated, "webhooks/s"),
    ]


async def _told(container: Container, calls: Sequence[Call]) -> float:
    """Webhooks a second when the work that follows the answer is counted too."""
    begun = time.perf_counter()
    await _rate(web_app(container), calls)
    await container.callbacks.drain()
    return len(calls) / (time.perf_counter() - begun)


async def _bare(path: Path) -> float:
    async with aiosqlite.connect(path) as db:
        await db.execute("PRAGMA journal_mode=WAL")
        await db.execute("PRAGMA synchronous=NORMAL")
        await db.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, body BLOB)")
        writing = asyncio.Lock()

        async def receive(request: Request) -> Response:
            body = await request.body()
            async with writing:
                await db.execute("INSERT INTO event (body) VALUES (?)", (body,))
                await db.commit()
            return Response(status_code=200)

        app = Starlette(routes=[Route("/hook", receive, methods=["POST"])])
        calls: list[Call] = [("/hook", "", {}, body_of(str(n))) for n in range(WEBHOOKS)]
        return await _rate(app, calls)


async def _rate(app: ASGIApp, calls: Sequence[Call]) -> float:
    waiting = iter(calls)

    async def caller() -> None:
        for call in waiting:
            assert await post(app, call) == 200  # noqa: PLR2004 - accepted

    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(caller())
    return len(calls) / (time.perf_counter() - begun)


async def post(app: ASGIApp, call: Call) -> int:
    """The status of the answer."""
    path, query, headers, body = call
    status = 0
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]

    await app(scope, receive, send)
    return status


def signed(delivery: str, timestamp: str, body: bytes) -> dict[str, str]:
    """The headers of a webhook as Freepik sends it."""
    text = f"{delivery}.{timestamp}.".encode() + body
    digest = hmac.new(SECRET.encode(), text, hashlib.sha256).digest()
    return {
        "webhook-id": delivery,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
        "content-type": "application/json",
    }
