"""What the benchmarks share: a process's parts on an empty folder, and a chat that says nothing."""

import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from pydantic import SecretStr
from typing_extensions import override

from app.container import Container, open_container
from bots.ports import Card, CardPicture, ChatAdapter, ChatRef, Document, Phase, TextStream
from config.logging import set_up_logging
from config.settings import Settings, default_settings
from jobs.policy import Policy
from jobs.pricing import Pricing

SECRET = "simulator-webhook-secret"  # noqa: S105 - the simulator's own, on a loopback connection
_CROWD = 1_000_000


def crowded(public_url: str | None = None) -> Policy:
    """The product's own patience, but people may order without end: there is much to measure."""
    return Policy(public_url=public_url, person_open=_CROWD, person_concurrency=_CROWD)


class SilentStream(TextStream):
    """Shows nothing."""

    @override
    async def add(self, text: str) -> None:
        pass

    @override
    async def finish(self, full_text: str) -> str | None:
        return "text" if full_text else None


@dataclass(slots=True)
class SilentChat(ChatAdapter):
    """Counts what it is given."""

    said: int = 0
    results: int = 0
    result_shown: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    @override
    def platform(self) -> str:
        return "silent"

    @override
    async def acknowledge(self, ref: ChatRef, message_id: str) -> None:
        pass

    @override
    async def say(self, ref: ChatRef, text: str, *, nonce: str, reply_to: str | None) -> str:
        self.said += 1
        return nonce

    @override
    def stream(self, ref: ChatRef, *, reply_to: str | None) -> TextStream:
        return SilentStream()

    @override
    async def send_card(self, ref: ChatRef, card: Card, *, nonce: str) -> str:
        return await self.edit_card(ref, nonce, card)

    @override
    async def edit_card(self, ref: ChatRef, message_ref: str, card: Card) -> str:
        if card.phase is Phase.RESULT:
            self.results += 1
            self.result_shown.set()
        return message_ref

    @override
    async def send_file(
        self, ref: ChatRef, picture: CardPicture, *, nonce: str, reply_to: str | None
    ) -> str:
        return nonce

    @property
    @override
    def largest_document(self) -> int:
        return 0

    @override
    async def send_document(
        self, ref: ChatRef, document: Document, *, nonce: str, reply_to: str | None
    ) -> str:
        return nonce

    @override
    async def remove(self, ref: ChatRef, message_ref: str) -> None:
        return

    @override
    def private(self, person: str) -> ChatRef | None:
        return None

    async def shown(self, results: int) -> None:
        """Return when so many results were shown."""
        while self.results < results:
            self.result_shown.clear()
            await self.result_shown.wait()


def settings_in(folder: Path, *, base_url: str = "http://127.0.0.1:9", key: str = "k") -> Settings:
    """Nothing set but what a benchmark needs."""
    settings = default_settings()
    storage = settings.storage.model_copy(update={"data_dir": folder})
    freepik = settings.freepik.model_copy(
        update={
            "api_key": SecretStr(key),
            "base_url": base_url,
            "webhook_secret": (SecretStr(SECRET),),
            "requests_per_minute": 10_000_000,
        }
    )
    return settings.model_copy(update={"storage": storage, "freepik": freepik})


@asynccontextmanager
async def parts(
    settings: Settings, chat: SilentChat, *, policy: Policy | None = None
) -> AsyncIterator[Container]:
    """A container whose only chat is the silent one."""
    set_up_logging(level="warning", form="json", stream=sys.stderr)
    async with open_container(
        settings,
        adapters={chat.platform: chat},
        policy=policy or crowded(),
        pricing=Pricing.load(),
    ) as container:
        yield container


@asynccontextmanager
async def simulator_process(*options: str) -> AsyncIterator[str]:
    """A simulator in a process of its own, without drawing time; yields its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "app", "simulator", "--port", "0", "--seconds", "0", "--tiny", *options),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        first = (await process.stdout.readline()).decode()
        yield first.rsplit(" ", 1)[-1].strip()
    finally:
        process.terminate()
        await process.stdout.read()
        await process.wait()


def fresh_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that is gone afterwards."""
    return tempfile.TemporaryDirectory(prefix="orchestrator-bench-")


def memory_bytes(process: int | str = "self") -> int:
    """What a process holds in memory now; unless named, this one."""
    fields = Path(f"/proc/{process}/statm").read_text().split()
    return int(fields[1]) * 4096


def percentile(values: Sequence[float], share: int) -> float:
    """The value that so many of a hundred do not exceed."""
    return quantiles(values, n=100, method="inclusive")[share - 1]


def body_of(task_id: str, status: str = "COMPLETED") -> bytes:
    """A webhook's body."""
    return json.dumps({"task_id": task_id, "status": status, "generated": []}).encode()
