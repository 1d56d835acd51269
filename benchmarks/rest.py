"""Reading over the REST API, against a bare FastAPI handler with SQLAlchemy on the same rows."""

import asyncio
import os
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import sqlalchemy as sa
from fastapi import FastAPI, Query
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import create_async_engine
from starlette.types import ASGIApp, Message, Scope

from app.container import Container
from app.web import web_app
from benchmarks.report import Figure, at_least, plain
from benchmarks.rig import SilentChat, fresh_folder, parts, settings_in
from benchmarks.seeding import fill_gallery, order, somebody
from storage.api_keys import KeyScope
from storage.tables import image, job
from tools.keys import NewKey, issue

REQUESTS = 400
AT_ONCE = 16
PICTURES = 2_000
RATIO = 0.7
ROUNDS = 5


class BareJob(BaseModel):
    """What a handler without keys, limits and tags answers."""

    id: UUID
    state: str
    number: int
    count: int
    tool: str
    model: str
    prompt: str
    credits: int | None
    created_at: datetime
    state_since: datetime
    finished_at: datetime | None


class BarePicture(BaseModel):
    """The same of a picture."""

    id: UUID
    handle: str
    number: int
    job_id: UUID | None
    parent_id: UUID | None
    caption: str
    alt_text: str
    prompt: str
    tool: str
    model: str
    seed: int | None
    width: int
    height: int
    media_type: str
    size: int
    sha256: str
    created_at: datetime


async def measure() -> list[Figure]:
    """Requests a second, as shares of the bare handler's in the same minute."""
    with fresh_folder() as folder:
        settings = settings_in(Path(folder))
        rest = settings.rest.model_copy(update={"requests_per_minute": 10_000_000})
        settings = settings.model_copy(update={"rest": rest})
        async with parts(settings, SilentChat()) as container:
            job_id, key = await _seed(container, Path(folder))
            file = Path(folder) / "orchestrator.db"
            ours, bare = web_app(container), _bare(file)
            headers = {"authorization": f"Bearer {key}"}
            figures = []
            for what, path in (
                ("GET status", f"/v1/status/{job_id}"),
                ("GET images", "/v1/images"),
            ):
                # In turns, so that both meet the same machine.
                pairs = [
                    (await _rate(bare, path, {}), await _rate(ours, path, headers))
                    for _ in range(ROUNDS)
                ]
                theirs, mine = (max(rates) for rates in zip(*pairs, strict=True))
                figures += [
                    plain("rest", f"{what}, bare", theirs, "requests/s"),
                    plain("rest", what, mine, "requests/s"),
                    at_least("rest", f"{what}, ratio", mine / theirs, unit="", target=RATIO),
                ]
    return figures


async def _seed(container: Container, folder: Path) -> tuple[UUID, str]:
    person, conversation = await somebody(container, "reader")
    ticket = await container.engine.order(order(person, conversation, "one"))
    await asyncio.to_thread(
        fill_gallery,
        folder / "orchestrator.db",
        person=person,
        conversation=conversation,
        first=10,
        last=10 + PICTURES,
    )
    async with container.db.write() as tx:
        _, secret = await issue(
            tx,
            person,
            NewKey(name="bench", scopes=tuple(KeyScope)),
            ids=container.ids,
            random=os.urandom,
            now=container.clock(),
        )
    return ticket.job.id, secret.text


def _bare(file: Path) -> ASGIApp:
    engine = create_async_engine(f"sqlite+aiosqlite:///{file}")
    app = FastAPI()

    @app.get("/v1/status/{job_id}")
    async def status(job_id: UUID) -> BareJob:
        async with engine.connect() as connection:
            row = (await connection.execute(sa.select(job).where(job.c.id == job_id))).one()
        return BareJob.model_validate(row._asdict())

    @app.get("/v1/images")
    async def images(limit: Annotated[int, Query(ge=1, le=100)] = 20) -> list[BarePicture]:
        newest = sa.select(image).order_by(image.c.id.desc()).limit(limit)
        async with engine.connect() as connection:
            rows = (await connection.execute(newest)).all()
        return [BarePicture.model_validate(row._asdict()) for row in rows]

    return app


async def _rate(app: ASGIApp, path: str, headers: Mapping[str, str]) -> float:
    waiting = iter(range(REQUESTS))

    async def caller() -> None:
        for _ in waiting:
            assert await _get(app, path, headers) == 200  # noqa: PLR2004 - it was found

    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(caller())
    return REQUESTS / (time.perf_counter() - begun)


async def _get(app: ASGIApp, path: str, headers: Mapping[str, str]) -> int:
    status = 0
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> Any:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]

    await app(scope, receive, send)
    return status
