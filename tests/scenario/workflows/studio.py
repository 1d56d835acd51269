"""A chat whose runs are conducted: what a person begins, approves, calls off, tries again."""

from dataclasses import dataclass
from typing import Any

from bots.actions import on_job
from bots.buttons import Action
from bots.ports import Card, Load
from bots.stories import place_of
from bots.subjects import subject_of
from jobs.queue import Bell
from prompts.recipes import Step
from storage import deliveries, ledger
from storage.deliveries import Delivery
from storage.images import Image
from storage.ledger import Period
from storage.tables import JobId, RunId
from storage.workflows import Run
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tools import registry
from tools.conductor import Conductor
from tools.plans import Plan
from tools.starting import RunResult, start


@dataclass
class Studio:
    """Ana's chat, with a conductor at its queue."""

    world: World
    chat: Chat

    @classmethod
    def of(cls, world: World) -> "Studio":
        studio = cls(world=world, chat=Chat.of(world))
        studio.conduct()
        return studio

    def conduct(self) -> None:
        conductor = Conductor(services=self.chat.services)
        self.world.queue.on(Bell.CONDUCT, conductor.advance)

    async def restarts(self) -> None:
        """The process dies and comes back: rings and objects are gone, tables are not."""
        self.world.queue.forget()
        await self.world.boot()
        self.chat = Chat.of(self.world)
        self.conduct()

    async def runs(self, name: str, *, key: str = "go", **arguments: Any) -> RunResult:
        ctx = await self.chat.context(key=key)
        result = await registry.call("run_workflow", ctx, {"name": name, **arguments})
        assert isinstance(result, RunResult)
        return result

    async def begins(self, *steps: Step, key: str = "go", quiet: bool = False) -> RunResult:
        plan = Plan(title="Test run", quiet=quiet, steps=steps)
        return await start(await self.chat.context(key=key), "test", plan)

    async def batch(self, *prompts: str, key: str = "list") -> RunResult:
        ctx = await self.chat.context(key=key)
        result = await registry.call("batch", ctx, {"prompts": [*prompts]})
        assert isinstance(result, RunResult)
        return result

    async def presses(self, action: Action, run_id: RunId, *, key: str = "press") -> None:
        await on_job(await self.chat.context(key=key), action, JobId(run_id))

    async def run(self, run_id: RunId) -> Run:
        found = await self.world.runs.get(run_id)
        assert found is not None
        return found

    async def card(self, run_id: RunId) -> Card:
        async with self.world.db.read() as tx:
            (owed,) = await deliveries.of_run(tx, run_id)
            subject = await subject_of(tx, owed)
            assert subject is not None
            place = await place_of(tx, owed.conversation_id)
            card = await subject.card(tx, self._load, place)
        assert card is not None
        return card

    async def cards_owed(self) -> list[Delivery]:
        async with self.world.db.read() as tx:
            return [
                *await deliveries.open_deliveries(tx, job_open=True, after=None, limit=100),
                *await deliveries.open_deliveries(tx, job_open=False, after=None, limit=100),
            ]

    async def spent(self) -> int:
        async with self.world.db.read() as tx:
            scope = ledger.scope_of_person(self.world.ana)
            return (await ledger.balance(tx, scope, Period.TOTAL, self.world.clock())).spent

    def _load(self, image: Image) -> Load:
        async def load() -> bytes:
            return await self.world.media.get(image.media_key)

        return load
