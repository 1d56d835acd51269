"""Chat processes that can be told when to die, each a fork of this one so that it starts at once.

One line of JSON on standard input is one life (`Life`). Its pid is printed when it lives, its exit
code when it does not. A life is the terminal chat on a pipe, with impatient timings. At its doom it
kills itself with SIGKILL, so that nothing can be tidied up: the state of a job, after its commit
("running"; "style:running" for a job of that step of a workflow), "shown" (a picture stands in the
chat), the first picture that a tool made here, or a moment of somebody's being forgotten: before it
is told, in a step, when so many files are gone.
"""

import asyncio
import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import sqlalchemy as sa
from pydantic import SecretStr
from rich.console import Console
from typing_extensions import override

import agent.enhancing
import agent.turns
import storage.migrations.upgrade
from agent.offline import prepare
from app.container import Clock, Container, open_container
from app.process import utc_now
from app.run import Part, running
from app.simulated import simulated_prices
from bots.consolebot.adapter import ConsoleAdapter
from bots.consolebot.bot import ConsoleBot
from bots.ports import Card, ChatRef, Phase, Sender
from config.settings import Settings, default_settings
from jobs.forgetting import Forgetting
from jobs.housekeeping import Housekeeping
from jobs.policy import Policy
from storage.jobs import Job
from storage.media import Media
from storage.tables import image

# What every life needs sooner or later, loaded once.
LOADED = (agent.enhancing, agent.turns, storage.migrations.upgrade)
IMPATIENT = Policy(
    callback_window=timedelta(seconds=1.5),
    post_patience=timedelta(seconds=1.5),
    first_look=timedelta(seconds=0.1),
    longest_look=timedelta(seconds=0.3),
    first_pause=timedelta(seconds=0.2),
    longest_pause=timedelta(seconds=0.5),
    parked=timedelta(seconds=1),
)
NEVER = "never"
SHOWN = "shown"
TELLING = "telling that somebody is forgotten"
STEP = "step of forgetting "
FILE = "file "
PICTURE = "picture by "


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What one process does, and when it dies.

    `database`: where it is not a file in the folder. `minute`: there is no chat, only what a worker
    does in a minute about people who had themselves forgotten, so many minutes from now.
    """

    folder: str
    base_url: str
    doom: str
    lines: list[str]
    out: str
    err: str
    who: str = "ana"
    database: str | None = None
    minute: float | None = None


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class MortalMedia(Media):
    """The folder of the pictures, which dies with its process when so many files are gone."""

    fatal = 0
    gone = 0

    @override
    async def delete(self, key: str) -> None:
        await super().delete(key)
        self.gone += 1
        if self.gone == self.fatal:
            die()


class MortalAdapter(ConsoleAdapter):
    """A terminal that dies with its process when a picture was shown and nobody has noted it."""

    doom = NEVER

    @override
    async def say(self, ref: ChatRef, text: str, *, nonce: str, reply_to: str | None) -> str:
        if self.doom == TELLING and "I do not know you any more" in text:
            die()
        return await super().say(ref, text, nonce=nonce, reply_to=reply_to)

    @override
    async def edit_card(self, ref: ChatRef, message_ref: str, card: Card) -> str:
        shown = await super().edit_card(ref, message_ref, card)
        if self.doom == SHOWN and card.phase is Phase.RESULT:
            die()
        return shown


def settings_for(life: Life) -> Settings:
    settings = default_settings()
    storage = settings.storage.model_copy(
        update={"data_dir": Path(life.folder), "database_url": life.database}
    )
    freepik = settings.freepik.model_copy(
        update={
            "api_key": SecretStr("simulator-key"),
            "base_url": life.base_url,
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
    adapter.doom = life.doom
    asks = life.doom == "awaiting_approval" or "/approve" in life.lines

    async def watch(job: Job) -> None:
        step = (job.step or "").partition(".")[0]
        if life.doom in {job.state, f"{step}:{job.state}"}:
            die()

    async with open_container(
        settings_for(life),
        adapters={adapter.platform: adapter},
        pricing=simulated_prices(),
        policy=replace(IMPATIENT, approve_above=1 if asks else None),
        clock=lambda: utc_now() + timedelta(minutes=life.minute or 0),
    ) as container:
        if life.minute is not None:
            await pass_a_minute(container, life)
            return 0
        container.engine.watch(watch)
        async with (
            running(container, {Part.CHAT, Part.WORKER}),
            asyncio.TaskGroup() as group,
        ):
            watcher = group.create_task(watch_pictures(container, life.doom))
            code = await ConsoleBot(
                intake=container.intake,
                services=container.services,
                adapter=adapter,
                lines=script(life.lines),
                sender=Sender(id=life.who, name=life.who.title()),
                chat=life.who,
            ).run()
            watcher.cancel()
    return code


async def watch_pictures(container: Container, doom: str) -> None:
    """Die when the first picture by this tool is on record, and nobody has noted more of it."""
    made = sa.select(image.c.id).where(image.c.tool == doom.removeprefix(PICTURE)).limit(1)
    while doom.startswith(PICTURE):
        async with container.db.read() as tx:
            if await tx.rows(made):
                die()
        await asyncio.sleep(0)


async def pass_a_minute(container: Container, life: Life) -> None:
    services, media = container.services, await MortalMedia.open(container.settings.storage.media)
    media.fatal = number_in(life.doom, after=FILE)
    forgetting = Forgetting(
        db=container.db,
        engine=container.engine,
        budget=services.budget,
        # It is asked once in each step.
        clock=dying_at(number_in(life.doom, after=STEP), container.clock),
    )
    housekeeping = Housekeeping(
        db=container.db, media=media, ages=services.ages, clock=container.clock
    )
    await forgetting.resume()
    await housekeeping.sweep()


def number_in(doom: str, *, after: str) -> int:
    return int(doom.removeprefix(after)) if doom.startswith(after) else 0


def dying_at(fatal: int, clock: Clock) -> Clock:
    asked = count(1)

    def ask() -> datetime:
        if next(asked) == fatal:
            die()
        return clock()

    return ask


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
    gc.freeze()  # what is loaded stays as it is, so that a life need not copy it
    for line in sys.stdin:
        life = Life(**json.loads(line))
        pid = os.fork()
        if pid == 0:
            os._exit(live(life))
        tell(pid)
        _, status = os.waitpid(pid, 0)
        tell(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    prepare()
    serve()
