"""A chat as a test writes it: people say things, the bot answers, time passes, pictures come."""

import secrets
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    TextPart,
    ToolCallPart,
    ToolReturnPart,
)
from pydantic_ai.models import Model
from pydantic_ai.models.function import AgentInfo, DeltaToolCall, DeltaToolCalls, FunctionModel

from agent.models import build_models
from agent.turn import TurnReply, TurnRequest
from agent.turns import TurnLimits, Turns
from jobs.pricing import Pricing
from prompts.loader import load_text
from storage import conversations, images, jobs, people
from storage.conversations import Conversation
from storage.database import Transaction
from storage.images import Image
from storage.jobs import Job
from storage.people import Person
from storage.tables import ImageId, PersonId
from tests.scenario.jobs.world import World
from tools import registry
from tools.context import Services, ToolContext
from tools.registry import CallTool

PRICES = Pricing.load()
Arguments = dict[str, object]
Step = str | ModelResponse | Exception | tuple["Call", ...]


@dataclass(frozen=True)
class Call:
    """One tool call of a scripted model."""

    tool: str
    arguments: Arguments | str


def call(tool: str, **arguments: object) -> tuple[Call, ...]:
    return (Call(tool, arguments),)


@dataclass
class Script:
    """A language model that plays its steps; after the last it passes on what the tools said."""

    steps: Sequence[Step]
    seen: list[list[ModelMessage]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def model(self, name: str = "scripted") -> FunctionModel:
        return FunctionModel(self._respond, stream_function=self._stream, model_name=name)

    async def _respond(self, messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        step = self._next(messages, info)
        if isinstance(step, ModelResponse):
            return step
        if isinstance(step, str):
            return ModelResponse(parts=[TextPart(step)])
        return ModelResponse(
            parts=[
                ToolCallPart(one.tool, one.arguments, tool_call_id=f"c{len(self.seen)}-{place}")
                for place, one in enumerate(step)
            ]
        )

    async def _stream(
        self, messages: list[ModelMessage], info: AgentInfo
    ) -> AsyncIterator[str | DeltaToolCalls]:
        step = self._next(messages, info)
        assert not isinstance(step, ModelResponse)
        if isinstance(step, str):
            for word in step.split(" "):
                yield f"{word} "
            return
        for place, one in enumerate(step):
            yield {place: DeltaToolCall(one.tool, str(one.arguments), tool_call_id=f"s{place}")}

    def _next(
        self, messages: list[ModelMessage], info: AgentInfo
    ) -> str | ModelResponse | tuple[Call, ...]:
        self.seen.append(list(messages))
        self.told.append(info.instructions or "")
        place = len(self.seen) - 1
        if place >= len(self.steps):
            return last_said(messages)
        step = self.steps[place]
        if isinstance(step, Exception):
            raise step
        return step


def last_said(messages: Sequence[ModelMessage]) -> str:
    """What the tools answered last."""
    request = messages[-1]
    assert isinstance(request, ModelRequest)
    said = []
    for part in request.parts:
        if isinstance(part, ToolReturnPart):
            content: object = part.content
            said.append(str(content["say"]) if isinstance(content, dict) else str(content))
    return " ".join(said) or "All right."


@dataclass
class Chat:
    """One conversation over a whole engine; every message is a turn of its own."""

    world: World
    models: Sequence[Model]
    services: Services = field(init=False)
    turns: Turns = field(init=False)
    replies: list[TurnReply] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        world: World,
        *models: Model,
        limits: TurnLimits | None = None,
        tools: CallTool = registry.call,
    ) -> Self:
        """A chat with these models; with the rules alone when there is none."""
        chat = cls(world=world, models=models or build_models(()))
        chat.services = Services(
            db=world.db,
            engine=world.engine,
            media=world.media,
            pricing=PRICES,
            budget=world.budget,
            clock=world.clock,
            ids=world.ids,
            random=secrets.token_bytes,
            runs=world.runs,
            notices=world.notices,
            loras=world.loras,
        )
        chat.turns = Turns(
            services=chat.services,
            models=chat.models,
            system=load_text("system.md"),
            name="Pixel",
            limits=limits,
            call=tools,
        )
        return chat

    async def says(
        self,
        text: str,
        *,
        by: PersonId | None = None,
        turn_id: str | None = None,
        replied_to: ImageId | None = None,
        attached: tuple[ImageId, ...] = (),
        listening: bool = False,
    ) -> TurnReply:
        request = await self.request(text, by=by, turn_id=turn_id)
        reply = await self.turns.take(
            TurnRequest(
                text=request.text,
                person=request.person,
                conversation=request.conversation,
                turn_id=request.turn_id,
                replied_to=replied_to,
                attached=attached,
            ),
            on_text=self._hear if listening else None,
        )
        self.replies.append(reply)
        return reply

    async def request(
        self, text: str, *, by: PersonId | None = None, turn_id: str | None = None
    ) -> TurnRequest:
        async def look(tx: Transaction) -> tuple[Person | None, Conversation | None]:
            return (
                await people.get(tx, by or self.world.ana),
                await conversations.get(tx, self.world.chat),
            )

        person, conversation = await self.world.db.look(look)
        assert person is not None
        assert conversation is not None
        return TurnRequest(
            text=text,
            person=person,
            conversation=conversation,
            turn_id=turn_id or f"turn-{len(self.replies)}",
        )

    async def context(
        self, *, by: PersonId | None = None, key: str = "call", **changes: object
    ) -> ToolContext:
        """What a button or a command hands to a tool."""
        request = await self.request("", by=by)
        return ToolContext(
            person=request.person,
            conversation=request.conversation,
            turn_id=f"turn-of-{key}",
            request_key=key,
            services=self.services,
            **changes,  # type: ignore[arg-type]  # a test names real fields
        )

    async def passes(self, seconds: float = 30) -> None:
        await self.world.turn(seconds)

    async def jobs(self) -> list[Job]:
        async with self.world.db.read() as tx:
            found = await jobs.of_conversation(tx, self.world.chat, states=None, limit=50)
        return found[::-1]

    async def pictures(self) -> list[Image]:
        async with self.world.db.read() as tx:
            found = await images.recent(tx, self.world.chat, 50)
        return found[::-1]

    async def picture(self, number: int) -> Image:
        async with self.world.db.read() as tx:
            found = await images.by_number(tx, self.world.chat, number)
        assert found is not None, f"there is no #{number}"
        return found

    async def _hear(self, text: str) -> None:
        self.heard.append(text)
