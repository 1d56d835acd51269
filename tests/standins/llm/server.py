"""Language models on loopback that play their scripts, strictly, in three wire protocols."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import assert_never

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from agent.specs import ModelSpec
from app.servers import Server, address, listen
from tests.standins.llm.chat_completions import ChatCompletions
from tests.standins.llm.messages import Messages
from tests.standins.llm.responses import Responses
from tests.standins.llm.script import (
    Answer,
    Call,
    CutOff,
    Fail,
    Frame,
    Garbage,
    Gate,
    Heard,
    Item,
    Json,
    Say,
    Stall,
    Step,
    Strange,
    Wire,
    expect,
)

KEY = "sk-scripted"
_WIRES: tuple[Wire, ...] = (ChatCompletions(), Responses(), Messages())


@dataclass(slots=True)
class Llm:
    """Scripted models by name. `heard` are the requests that were answered, `refused` those
    whose key was wrong, `problems` what a real provider would not have accepted."""

    url: str = ""
    heard: list[Heard] = field(default_factory=list)
    refused: list[str | None] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    scripts: dict[str, list[Step]] = field(default_factory=dict)
    released: Gate = field(default_factory=Gate)

    @contextmanager
    def play(self) -> Iterator[None]:
        """One test: it begins with empty scripts, and fails on whatever was strange."""
        self.heard, self.refused, self.problems, self.scripts = [], [], [], {}
        self.released = Gate()
        try:
            yield
        finally:
            self.released.open()
        assert not self.problems, self.problems

    def plays(self, *steps: Step, name: str = "scripted") -> None:
        """Give a model its script: one step for each request."""
        self.scripts[name] = list(steps)

    def asked(self, name: str) -> list[Heard]:
        """The requests for one model, in order."""
        return [one for one in self.heard if one.model == name]

    def spec(
        self, provider: str, name: str = "scripted", *, key: str = KEY, timeout: float = 5
    ) -> ModelSpec:
        """How our agent is told of a model of this server."""
        base = self.url if provider == "anthropic" else f"{self.url}/v1"
        return ModelSpec(provider=provider, name=name, api_key=key, base_url=base, timeout=timeout)

    async def answer(self, wire: Wire, request: Request) -> Response:
        """Play the next step of the model that is asked for."""
        if (key := wire.key(request.headers)) != KEY:
            self.refused.append(key)
            return JSONResponse(wire.error(401, f"Incorrect API key provided: {key}."), 401)
        body: Json = await request.json()
        try:
            heard = wire.read(body)
            step = self._step(heard)
        except (Strange, KeyError, TypeError) as error:
            self.problems.append(f"{wire.path}: {error!r} in {body}")
            return JSONResponse(wire.error(400, str(error)), 400)
        self.heard.append(heard)
        return await self._play(wire, heard, step)

    def _step(self, heard: Heard) -> Step:
        steps = self.scripts.get(heard.model, [])
        expect(steps, f"{heard.model} has nothing more to play")
        return steps.pop(0)

    async def _play(self, wire: Wire, heard: Heard, step: Step) -> Response:
        match step:
            case Fail(status=status, retry_after=after):
                headers = {"retry-after": f"{after:g}"} if after is not None else None
                return JSONResponse(wire.error(status, "It is our fault."), status, headers)
            case Garbage(html=html):
                return HTMLResponse(html)
            case Stall(items=()):
                released = self.released
                await released.opened()
                return Response(status_code=504)
            case CutOff(items=items) | Stall(items=items):
                assert heard.streamed, "only a stream can end early"
                frames = wire.frames(self._answer(heard, items))
                return self._stream(frames.body, stalls=isinstance(step, Stall))
            case Say() | Call() | tuple():
                items = step if isinstance(step, tuple) else (step,)
                answer = self._answer(heard, items)
                if not heard.streamed:
                    return JSONResponse(wire.whole(answer))
                frames = wire.frames(answer)
                return self._stream([*frames.body, *frames.last_item_end, *frames.end])
            case _:
                assert_never(step)

    def _answer(self, heard: Heard, items: tuple[Item, ...]) -> Answer:
        return Answer(model=heard.model, number=len(self.asked(heard.model)), items=items)

    def _stream(self, frames: Sequence[Frame], *, stalls: bool = False) -> Response:
        released = self.released

        async def parts() -> AsyncIterator[str]:
            for frame in frames:
                if isinstance(frame, str):
                    yield frame
                else:
                    await frame.opened()
            if stalls:
                await released.opened()

        return StreamingResponse(parts(), media_type="text/event-stream")


@contextmanager
def serving(llm: Llm | None = None) -> Iterator[Llm]:
    """Models on a free port of loopback, in a thread of their own."""
    listener = listen("127.0.0.1", 0)
    llm = llm or Llm()
    llm.url = address(listener)

    def route(wire: Wire) -> Route:
        async def endpoint(request: Request) -> Response:
            return await llm.answer(wire, request)

        return Route(wire.path, endpoint, methods=["POST"])

    server = Server(Starlette(routes=[route(wire) for wire in _WIRES]), listener)
    thread = threading.Thread(target=lambda: asyncio.run(server.run_until_stopped()))
    thread.start()
    try:
        yield llm
    finally:
        llm.released.open()
        server.stop()
        thread.join()
