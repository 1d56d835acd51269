"""What thinks, loaded when it is first needed or when the start has been seen.

The agent, its libraries and those of the language models are a third of what a process loads; a
bot is on its platform sooner without them, and a worker that only draws never needs them.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import TYPE_CHECKING, Generic, TypeVar

from typing_extensions import override

from agent.specs import ModelSpec
from agent.turn import OnText, TakesTurns, TurnReply, TurnRequest
from prompts.loader import load_text
from storage.conversations import Conversation
from storage.people import Person
from tools.context import Services
from tools.enhancing import Enhancer

if TYPE_CHECKING:  # this is what is loaded late
    from agent.enhancing import PromptWriter
    from agent.models import Models
    from agent.turns import Turns

T = TypeVar("T")


class Late(Generic[T]):
    """Made when it is first asked for, once; whoever asks meanwhile waits for it."""

    def __init__(self, make: Callable[[], Awaitable[T]]) -> None:
        self._make = make
        self._made: T | None = None
        self._one = asyncio.Lock()

    async def __call__(self) -> T:
        """The thing itself; what `make` raises, and then it is tried again for the next."""
        async with self._one:
            if self._made is None:
                self._made = await self._make()
            return self._made


def late_models(specs: Sequence[ModelSpec], stack: AsyncExitStack) -> "Late[Models]":
    """The models in their order, closed with the stack."""

    async def make() -> "Models":
        opened = await asyncio.to_thread(_opened, specs)
        return await stack.enter_async_context(opened)

    return Late(make)


class LateTurns(TakesTurns):
    """Turns whose agent is loaded by the first of them, or before by `load`."""

    def __init__(self, services: Services, models: "Late[Models]") -> None:
        self._services = services
        self._models = models
        self._turns = Late(self._make)

    @override
    async def take(self, request: TurnRequest, *, on_text: OnText | None = None) -> TurnReply:
        turns = await self._turns()
        return await turns.take(request, on_text=on_text)

    @override
    async def note(
        self, conversation: Conversation, person: Person, turn_id: str, *, said: str, did: str
    ) -> None:
        turns = await self._turns()
        await turns.note(conversation, person, turn_id, said=said, did=did)

    async def load(self) -> None:
        """Have everything ready before somebody speaks, the grammar of the rules too."""
        await self._turns()
        await asyncio.to_thread(_compile)

    async def _make(self) -> "Turns":
        models = await self._models()
        return await asyncio.to_thread(_turns, self._services, models)


class LateWriter(Enhancer):
    """A prompt writer that is loaded by the first prompt."""

    def __init__(self, models: "Late[Models]") -> None:
        self._models = models
        self._writer = Late(self._make)

    @override
    async def enhance(self, prompt: str, *, longest: int) -> str | None:
        writer = await self._writer()
        return await writer.enhance(prompt, longest=longest)

    async def _make(self) -> "PromptWriter":
        models = await self._models()
        return await asyncio.to_thread(_writer, models)


# These load, and read files, each in a thread.


def _opened(specs: Sequence[ModelSpec]) -> "AbstractAsyncContextManager[Models]":
    from agent.models import open_models  # noqa: PLC0415 - loaded late, in a thread

    return open_models(specs)


def _turns(services: Services, models: "Models") -> "Turns":
    from agent.turns import Turns  # noqa: PLC0415 - loaded late, in a thread

    return Turns(services=services, models=models, system=load_text("system.md"))


def _writer(models: "Models") -> "PromptWriter":
    from agent.enhancing import PromptWriter  # noqa: PLC0415 - loaded late, in a thread

    return PromptWriter(models=models, instructions=load_text("enhance.md"))


def _compile() -> None:
    from agent.offline import prepare  # noqa: PLC0415 - loaded late, in a thread

    prepare()
