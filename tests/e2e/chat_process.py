"""Chat processes that can be told when to die, each a fork of this one so that it starts at once.

One line of JSON on standard input is one life: `folder`, `base_url`, `doom`, `lines`, and the files
for its output. Its pid is printed when it lives, its exit code when it does not. A life is the
terminal chat on a pipe, with impatient timings. At its doom it kills itself with SIGKILL, so that
nothing can be tidied up: the state of a job, after its commit ("running"; "style:running" for a job
of that step of a workflow), or "shown" (a picture stands in the chat).
"""

import asyncio
import json
import os
import signal
import sys
import traceback
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console
from typing_extensions import override

from app.container import open_container
from app.process import utc_now
from app.run import Part, running
from app.simulated import simulated_prices
from bots.consolebot.adapter import ConsoleAdapter
from bots.consolebot.bot import ConsoleBot
from bots.ports import Card, ChatRef, Phase, Sender
from config.settings import Settings, default_settings
from jobs.policy import Policy
from storage.jobs import Job

IMPATIENT = Policy(
    callback_window=timedelta(seconds=1.5),
    post_patience=timedelta(seconds=1.5),
    first_look=timedelta(seconds=0.1),
    longest_look=timedelta(seconds=0.3),
    first_pause=timedelta(seconds=0.2),
    longest_pause=timedelta(seconds=0.5),
    parked=timedelta(seconds=1),
)
SHOWN = "shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What one process does, and when it dies."""

    folder: str
    base_url: str
    doom: str
    lines: list[str]
    out: str
    err: str


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class MortalAdapter(ConsoleAdapter):
    """A terminal that dies with its process when a picture was shown and nobody has noted it."""

    doomed = False

    @override
    async def edit_card(self, ref: ChatRef, message_ref: str, card: Card) -> str:
        shown = await super().edit_card(ref, message_ref, card)
        if self.doomed and card.phase is Phase.RESULT:
            die()
        return shown


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


async def converse(life: Life) -> int:
    folder = Path(life.folder)
    adapter = MortalAdapter(console=Console(), folder=folder / "pictures", clock=utc_now)
    adapter.doomed = life.doom == SHOWN
    asks = life.doom == "awaiting_approval" or "/approve" in life.lines

    async def watch(job: Job) -> None:
        step = (job.step or "").partition(".")[0]
        if life.doom in {job.state, f"{step}:{job.state}"}:
            die()

    async with open_container(
        settings_for(folder, life.base_url),
        adapters={adapter.platform: adapter},
        pricing=simulated_prices(),
        policy=replace(IMPATIENT, approve_above=1 if asks else None),
    ) as container:
        container.engine.watch(watch)
        async with running(container, {Part.CHAT, Part.WORKER}):
            return await ConsoleBot(
                intake=container.intake,
                services=container.services,
                adapter=adapter,
                lines=script(life.lines),
                sender=Sender(id="ana", name="Ana"),
            ).run()


def live(life: Life) -> int:
    for path, number in ((life.out, 1), (life.err, 2)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), number)
    code = 3
    try:
        code = asyncio.run(converse(life))
    except BaseException:  # noqa: BLE001 - the fork must not run on into its parent's code
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def serve() -> None:
    for line in sys.stdin:
        life = Life(**json.loads(line))
        pid = os.fork()
        if pid == 0:
            os._exit(live(life))
        tell(pid)
        _, status = os.waitpid(pid, 0)
        tell(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    serve()
