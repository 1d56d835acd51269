"""A whole bot at a terminal: what is typed goes in, what is printed comes out, time flies."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from pydantic_ai.models import Model
from rich.console import Console

from agent.models import build_models
from agent.turns import Turns
from bots.consolebot.adapter import ConsoleAdapter
from bots.consolebot.bot import ConsoleBot
from bots.delivery import Deliverer
from bots.intake import Intake, IntakePolicy
from bots.ports import Sender
from bots.router import Router
from jobs.pricing import Pricing
from jobs.queue import Bell
from prompts.loader import load_text
from storage.inbox import Inbox
from tests.scenario.jobs.world import World
from tools.conductor import Conductor
from tools.context import Services

# Read once, outside the loop.
_PRICES = Pricing.load()
_SYSTEM = load_text("system.md")


@dataclass(frozen=True)
class Transcript:
    """What one run of the bot printed, and how it ended."""

    text: str
    code: int
    folder: Path

    @property
    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.glob("*"))

    def count(self, words: str) -> int:
        return self.text.count(words)


def services_of(world: World) -> Services:
    return Services(
        db=world.db,
        engine=world.engine,
        media=world.media,
        pricing=_PRICES,
        budget=world.budget,
        clock=world.clock,
        ids=world.ids,
        random=secrets.token_bytes,
        runs=world.runs,
        notices=world.notices,
        loras=world.loras,
    )


def turns_of(services: Services, models: Sequence[Model] = ()) -> Turns:
    return Turns(
        services=services,
        models=models or build_models(()),
        system=_SYSTEM,
        name="Pixel",
    )


async def talk(
    world: World,
    folder: Path,
    *lines: str,
    terminal: bool = False,
    who: str = "Ana",
    turns: Turns | None = None,
) -> Transcript:
    """Run the bot over these lines; the queue and the clock run along by themselves."""
    out = StringIO()
    console = Console(file=out, force_terminal=terminal, width=100)
    adapter = ConsoleAdapter(console=console, folder=folder, clock=world.clock)
    services = services_of(world)
    deliverer = Deliverer(
        db=world.db,
        media=world.media,
        queue=world.queue,
        adapters={adapter.platform: adapter},
        clock=world.clock,
        ids=world.ids,
    )
    world.queue.on(Bell.DELIVER, deliverer.deliver)
    world.queue.on(Bell.CONDUCT, Conductor(services=services).advance)
    await world.recovery.recover()
    router = Router(
        services=services, turns=turns or turns_of(services), random=world.random.randbytes
    )
    intake = Intake(
        receiver=router,
        inbox=Inbox(world.db),
        clock=world.clock,
        sleep=_at_once,
        policy=IntakePolicy(),
    )
    bot = ConsoleBot(
        intake=intake,
        services=services,
        adapter=adapter,
        lines=_typed(lines),
        sender=Sender(id=who, name=who),
        chat="here",
    )
    async with asyncio.TaskGroup() as group:
        group.create_task(intake.run())
        time = group.create_task(_time_flies(world))
        code = await bot.run()
        intake.stop()
        time.cancel()
    return Transcript(text=out.getvalue(), code=code, folder=folder)


async def _typed(lines: Sequence[str]) -> AsyncIterator[str]:
    for line in lines:
        yield line


async def _time_flies(world: World) -> None:
    while True:
        await world.turn(0.5)
        await asyncio.sleep(0)


async def _at_once(_: float) -> None:
    await asyncio.sleep(0)
