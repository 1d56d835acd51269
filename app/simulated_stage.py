"""Where workflows are tried out: a service of its own on the simulator, gone when it has ended."""

import asyncio
import random
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

from app.container import Container, open_container
from app.rehearsal_chat import PLATFORM, RehearsalChat
from app.run import Part, running
from app.simulated import simulated_freepik
from config.settings import default_settings
from jobs.pricing import Pricing
from prompts.recipes import Recipe
from storage import conversations, people
from storage.workflows import Run
from tools import registry
from tools.context import ToolContext
from tools.courses import course_of
from tools.errors import TooMany, Unavailable
from tools.plans import Stand, plan_of
from tools.results import DrawResult
from tools.starting import start
from tools.workflow_book import Acted, coming

_PATIENCE: Final = 90.0  # seconds
_LOOK: Final = 0.2
_DRAWING: Final = 0.1
_MOST_CALLS: Final = 60
_SUBJECT: Final = "a red fox"


class SimulatedStage:
    """Plays one workflow at a time: nothing real is asked, and nothing is spent."""

    def __init__(self, *, pricing: Pricing) -> None:
        self._pricing = pricing
        self._free = asyncio.Lock()

    async def __call__(self, recipe: Recipe) -> Sequence[Acted]:
        """What each of its calls came to.

        Raises:
            TooMany: another one is being tried, or this one is too large to be.
            Unavailable: it did not end in time.
        """
        if self._free.locked():
            sentence = "Another workflow is being tried out just now; try again in a minute."
            raise TooMany(sentence)
        async with self._free, AsyncExitStack() as stack:
            folder = await asyncio.to_thread(tempfile.TemporaryDirectory, prefix="stage")
            stack.callback(folder.cleanup)
            freepik = await stack.enter_async_context(
                simulated_freepik(None, drawing_seconds=_DRAWING, tiny=True)
            )
            nobody = default_settings()
            storage = nobody.storage.model_copy(update={"data_dir": Path(folder.name)})
            settings = freepik.settings(
                nobody.model_copy(update={"storage": storage}), public_url=None
            )
            chat = RehearsalChat(random.Random(0).random)  # noqa: S311 - bad luck, no secret
            chat.calm = True
            container = await stack.enter_async_context(
                open_container(settings, adapters={PLATFORM: chat}, pricing=self._pricing)
            )
            await stack.enter_async_context(running(container, {Part.WORKER}))
            return await _played(container, recipe)


async def _played(container: Container, recipe: Recipe) -> Sequence[Acted]:
    ctx = await _context(container)
    if coming(ctx, recipe).calls > _MOST_CALLS:
        sentence = f"That is more than {_MOST_CALLS} calls, too many to be tried out."
        raise TooMany(sentence)
    try:
        async with asyncio.timeout(_PATIENCE):
            picture = await _picture(ctx) if recipe.takes == "picture" else None
            begun = await start(ctx, recipe.name, plan_of(recipe, prompt=_SUBJECT, picture=picture))
            run = await container.services.runs.get(begun.run_id)
            while run is not None and run.finished_at is None:
                await asyncio.sleep(_LOOK)
                run = await container.services.runs.get(begun.run_id)
    except TimeoutError as error:
        sentence = "It did not end in time on the simulator."
        raise Unavailable(sentence, reference=recipe.name) from error
    return await _acted(container, run) if run is not None else ()


async def _acted(container: Container, run: Run) -> Sequence[Acted]:
    async with container.db.read() as tx:
        course = await course_of(tx, run)
    return [
        Acted(
            step=call.key,
            tool=step.tool,
            pictures=len(call.pictures),
            trouble=None if call.stand is Stand.DONE else call.trouble or "it did not work",
        )
        for step, calls in course.steps()
        for call in calls or ()
    ]


async def _picture(ctx: ToolContext) -> str | None:
    """Something to work on."""
    drawn = await registry.call("generate", ctx, {"prompt": _SUBJECT, "exact": True})
    return f"#{drawn.jobs[0].number}" if isinstance(drawn, DrawResult) else None


async def _context(container: Container) -> ToolContext:
    now, ids = container.clock(), container.ids
    async with container.db.write() as tx:
        person = await people.identify(
            tx,
            platform=PLATFORM,
            external_id="stage",
            name="Somebody",
            language=None,
            new_id=ids(),
            now=now,
        )
        here = await conversations.open(
            tx, platform=PLATFORM, chat="stage", thread=None, new_id=ids(), now=now
        )
    return ToolContext(
        person=person,
        conversation=here,
        turn_id="stage",
        request_key="stage",
        services=container.services,
    )
