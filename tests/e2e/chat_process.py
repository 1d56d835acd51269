"""A chat process that can be told when to die: FOLDER URL STATE LINE…

It is the terminal chat on a pipe, with impatient timings. On reaching STATE (after its commit) it
kills itself with SIGKILL, so that nothing can be tidied up; `never` lets it live.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console

from app.container import open_container
from app.process import utc_now
from app.run import Part, running
from app.simulated import simulated_prices
from bots.consolebot.adapter import ConsoleAdapter
from bots.consolebot.bot import ConsoleBot
from bots.ports import Sender
from config.settings import Settings, default_settings
from jobs.policy import Policy
from storage.jobs import Job

IMPATIENT = Policy(
    callback_window=timedelta(seconds=1.5),
    first_look=timedelta(seconds=0.1),
    longest_look=timedelta(seconds=0.3),
    first_pause=timedelta(seconds=0.2),
    longest_pause=timedelta(seconds=0.5),
    parked=timedelta(seconds=1),
)


def settings_for(folder: Path, base_url: str) -> Settings:
    settings = default_settings()
    storage = settings.storage.model_copy(update={"data_dir": folder})
    freepik = settings.freepik.model_copy(
        update={
            "api_key": SecretStr("simulator-key"),
            "base_url": base_url,
            "requests_per_minute": 60_000,
        }
    )
    return settings.model_copy(update={"storage": storage, "freepik": freepik})


async def script(lines: list[str]) -> AsyncIterator[str]:
    for line in lines:
        yield line


async def converse(folder: Path, base_url: str, doom: str, lines: list[str]) -> int:
    adapter = ConsoleAdapter(console=Console(), folder=folder / "pictures", clock=utc_now)
    threshold = 1 if doom == "awaiting_approval" or "/approve" in lines else None
    policy = replace(IMPATIENT, approve_above=threshold)

    async def die(job: Job) -> None:
        if job.state == doom:
            os.kill(os.getpid(), signal.SIGKILL)

    async with open_container(
        settings_for(folder, base_url),
        adapters={adapter.platform: adapter},
        pricing=simulated_prices(),
        policy=policy,
    ) as container:
        container.engine.watch(die)
        async with running(container, {Part.CHAT, Part.WORKER}):
            return await ConsoleBot(
                intake=container.intake,
                services=container.services,
                adapter=adapter,
                lines=script(lines),
                sender=Sender(id="ana", name="Ana"),
            ).run()


if __name__ == "__main__":
    folder, base_url, doom, *lines = sys.argv[1:]
    sys.exit(asyncio.run(converse(Path(folder), base_url, doom, lines)))
