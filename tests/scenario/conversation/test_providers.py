"""The real clients of the providers, against scripted models on loopback, wire by wire."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ssl import PROTOCOL_TLS_CLIENT, SSLContext

import pytest
from httpx2 import AsyncClient
from pydantic_ai.messages import ModelResponse
from pydantic_ai.models import override_allow_model_requests
from structlog.typing import EventDict

from agent import history
from agent.guarded import REFUSED_REST, SILENT_REST
from agent.models import build_models
from agent.specs import ModelSpec
from storage import conversations
from storage.tables import JobState
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tests.standins.clock import HandClock
from tests.standins.llm.script import Call, CutOff, Fail, Garbage, Gate, Item, Say, Stall, Step
from tests.standins.llm.server import Llm, serving
from tools.registry import TOOLS

FOX = Call("generate", {"prompt": "a red fox"})
TOLD = Say("Your fox is being drawn now. Foxes are fun!")
# Seconds: to find a model silent, and one that answers something before it falls silent.
IMPATIENCE, PATIENCE = 0.15, 0.7
OTHER = {"openai-chat": "anthropic", "anthropic": "openai", "openai": "openai-chat"}


@pytest.fixture(autouse=True)
def models_may_be_asked() -> Iterator[None]:
    with override_allow_model_requests(allow_model_requests=True):
        yield


@pytest.fixture(scope="module")
def server() -> Iterator[Llm]:
    with serving() as llm:
        yield llm


@pytest.fixture
def llm(server: Llm) -> Iterator[Llm]:
    with server.play():
        yield server


@pytest.fixture(params=["openai-chat", "openai", "anthropic"])
def provider(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@dataclass
class Talk:
    """A chat whose models are the configured ones, over the clients of their providers."""

    chat: Chat
    clock: HandClock
    llm: Llm
    heard: list[str] = field(default_factory=list)


@asynccontextmanager
async def talking(world: World, llm: Llm, *specs: ModelSpec) -> AsyncIterator[Talk]:
    clock = HandClock()
    # Nothing here speaks TLS: to read all the certificates of the world takes longest of all.
    async with AsyncClient(verify=SSLContext(PROTOCOL_TLS_CLIENT), trust_env=False) as http:
        models = await asyncio.to_thread(build_models, specs, http=http, monotonic=clock.monotonic)
        yield Talk(chat=Chat.of(world, *models), clock=clock, llm=llm)


async def answers(world: World) -> list[ModelResponse]:
    """What models answered, as it is remembered."""
    async with world.db.read() as tx:
        rows = await conversations.last_turns(tx, world.chat, 5)
    return [one for one in history.decode(rows) if isinstance(one, ModelResponse)]


@pytest.mark.parametrize("streamed", [True, False], ids=["streamed", "whole"])
async def test_a_wish_is_ordered_and_told(
    world: World, llm: Llm, provider: str, *, streamed: bool
) -> None:
    llm.plays(FOX, TOLD)
    async with talking(world, llm, llm.spec(provider)) as talk:
        reply = await talk.chat.says("draw a red fox", listening=streamed)
        await talk.chat.passes()

    first, second = llm.heard
    assert first.tools == {name for name, tool in TOOLS.items() if tool.for_models}
    assert "<chat>" in first.system
    assert (first.users, first.streamed) == (("draw a red fox",), streamed)
    (made,) = second.calls
    assert (made.tool, made.arguments) == ("generate", {"prompt": "a red fox"})
    assert "Drawing #1" in second.results[made.id]
    assert (reply.model, reply.text) == ("scripted", TOLD.text)
    (job,) = await talk.chat.jobs()
    assert (reply.jobs, job.prompt, job.state) == ((job.id,), "a red fox", JobState.DONE)


async def test_a_sentence_is_heard_while_the_model_still_speaks(
    world: World, llm: Llm, provider: str
) -> None:
    heard: list[str] = []
    first_heard = Gate()
    llm.plays(
        FOX,
        Say(
            TOLD.text,
            chunks=("Your fox is ", "being drawn now. Fox", "es are fun!"),
            held=first_heard,
        ),
    )

    async def hear(text: str) -> None:
        heard.append(text)
        first_heard.open()

    async with talking(world, llm, llm.spec(provider)) as talk, asyncio.timeout(5):
        request = await talk.chat.request("draw a red fox")
        await talk.chat.turns.take(request, on_text=hear)

    assert heard == ["Your fox is being drawn now. ", "Foxes are fun!"]


async def test_words_before_a_call_are_heard_and_the_call_is_made(
    world: World, llm: Llm, provider: str
) -> None:
    llm.plays((Say("With pleasure."), FOX), TOLD)
    async with talking(world, llm, llm.spec(provider)) as talk:
        reply = await talk.chat.says("draw a red fox", listening=True)

    assert talk.chat.heard[0] == "With pleasure."
    assert (reply.text, len(reply.jobs)) == (TOLD.text, 1)


async def test_two_calls_of_one_answer_build_on_each_other(
    world: World, llm: Llm, provider: str
) -> None:
    night = Call("edit", {"instruction": "make it night"})
    llm.plays((FOX, night), Say("Both are being drawn."))
    async with talking(world, llm, llm.spec(provider)) as talk:
        reply = await talk.chat.says("draw a red fox and make it night", listening=True)

    said = list(llm.heard[1].results.values())
    assert "Drawing #1" in said[0]
    assert "Editing #1 into #2" in said[1]
    fox, edited = await talk.chat.jobs()
    assert (edited.waits_for, reply.jobs) == (fox.id, (fox.id, edited.id))


async def test_earlier_turns_are_retold_also_to_another_provider(
    world: World, llm: Llm, provider: str
) -> None:
    llm.plays((Say("With pleasure."), FOX), TOLD, Say("You are welcome."))
    async with talking(world, llm, llm.spec(provider)) as talk:
        await talk.chat.says("draw a red fox", listening=True)
        await talk.chat.says("thanks", listening=True)
    llm.plays(Say("Indeed they are."), name="second")
    async with talking(world, llm, llm.spec(OTHER[provider], "second")) as talk:
        reply = await talk.chat.says("foxes are great", listening=True, turn_id="later")

    assert reply.text == "Indeed they are."
    (asked,) = llm.asked("second")
    assert [call.tool for call in asked.calls] == ["generate"]
    assert len(asked.users) >= 3


async def test_what_it_cost_is_kept_with_the_turn(world: World, llm: Llm, provider: str) -> None:
    llm.plays(FOX, TOLD)
    async with talking(world, llm, llm.spec(provider)) as talk:
        await talk.chat.says("draw a red fox", listening=True)

    usages = [answer.usage for answer in await answers(world)]
    assert [(usage.input_tokens, usage.output_tokens) for usage in usages] == [(120, 30)] * 2


BROKEN: dict[str, Step] = {
    "overloaded": Fail(429, retry_after=0.01),
    "broken": Fail(500, retry_after=0.01),
    "refused": Fail(400),
    "a page for people": Garbage(),
    "silent": Stall(),
    "silent after the start": Stall((FOX,)),
    "nothing at all": CutOff(),
    "cut off in a call": CutOff((FOX,)),
    "cut off behind blank": CutOff((Say(" "),)),
}


@pytest.mark.parametrize("step", BROKEN.values(), ids=BROKEN)
async def test_trouble_before_the_first_word_goes_to_the_next_provider(
    world: World, llm: Llm, provider: str, step: Step
) -> None:
    llm.plays(step, TOLD)
    llm.plays(FOX, TOLD, name="second")
    specs = (llm.spec(provider, timeout=IMPATIENCE), llm.spec(OTHER[provider], "second"))
    async with talking(world, llm, *specs) as talk:
        reply = await talk.chat.says("draw a red fox", listening=True)

    assert "".join(talk.chat.heard) == reply.text == TOLD.text
    assert len(await talk.chat.jobs()) == 1
    assert len(llm.asked("second")) >= 1


@pytest.mark.parametrize("step", [Fail(500), Garbage()], ids=lambda step: str(step)[:16])
async def test_the_same_holds_without_a_stream(
    world: World, llm: Llm, provider: str, step: Step
) -> None:
    llm.plays(step, TOLD)
    llm.plays(FOX, name="second")
    specs = (llm.spec(provider), llm.spec(OTHER[provider], "second"))
    async with talking(world, llm, *specs) as talk:
        reply = await talk.chat.says("draw a red fox")

    assert (reply.text, len(reply.jobs)) == (TOLD.text, 1)
    # What the failed provider answered is no part of the conversation.
    assert {answer.failed_attempts for answer in await answers(world)} == {None}


@pytest.mark.parametrize("kind", ["broken", "silent", "cut off in a call"])
async def test_when_every_provider_fails_the_rules_draw(
    world: World, llm: Llm, provider: str, kind: str
) -> None:
    llm.plays(*[BROKEN[kind]] * 6)
    async with talking(world, llm, llm.spec(provider, timeout=IMPATIENCE)) as talk:
        reply = await talk.chat.says("draw a red fox", listening=True)

    assert (reply.model, reply.text) == ("rules", "Drawing #1 with Mystic: “a red fox”.")
    assert len(await talk.chat.jobs()) == 1


async def test_where_only_the_rules_would_follow_a_model_is_asked_again(
    world: World, llm: Llm, provider: str
) -> None:
    llm.plays(Fail(500, retry_after=0.01), Fail(429, retry_after=0.01), FOX, TOLD)
    async with talking(world, llm, llm.spec(provider)) as talk:
        reply = await talk.chat.says("draw a red fox", listening=True)

    assert (reply.model, reply.text) == ("scripted", TOLD.text)


HALF = (Say("Foxes are lovely. I like th"),)


@pytest.mark.parametrize("step", [CutOff(HALF), Stall(HALF)], ids=["cut off", "stalled"])
async def test_half_an_answer_is_replaced_whole(
    world: World, llm: Llm, provider: str, step: Step, logged: list[EventDict]
) -> None:
    llm.plays(step)
    async with talking(world, llm, llm.spec(provider, timeout=PATIENCE)) as talk:
        reply = await talk.chat.says("draw a red fox", listening=True)

    assert talk.chat.heard[0] == "Foxes are lovely. "
    assert (reply.model, reply.text) == ("rules", "Drawing #1 with Mystic: “a red fox”.")
    assert [event["event"] for event in logged].count("turn.try_failed") == 1


LATE: dict[str, tuple[Step, ...]] = {
    "a page for people": (Garbage(),),
    "cut off": (CutOff((Say("Your fox is being dr"),)),),
    "cut off in a second order": (CutOff((FOX,)),),
    "silent": (Stall(),),
}


@pytest.mark.parametrize("steps", LATE.values(), ids=LATE)
async def test_trouble_after_an_order_does_not_order_twice(
    world: World, llm: Llm, provider: str, steps: tuple[Step, ...]
) -> None:
    llm.plays(FOX, *steps)
    llm.plays(TOLD, name="second")
    specs = (llm.spec(provider, timeout=PATIENCE), llm.spec(OTHER[provider], "second"))
    async with talking(world, llm, *specs) as talk:
        reply = await talk.chat.says("draw a red fox", listening=True)

    (job,) = await talk.chat.jobs()
    assert reply.jobs == (job.id,)
    assert reply.text in {TOLD.text, "Drawing #1 with Mystic: “a red fox”."}
    for retold in llm.asked("second"):
        assert [call.tool for call in retold.calls] == ["generate"]


async def test_a_wrong_key_is_logged_once_and_not_tried_again(
    world: World, llm: Llm, provider: str, logged: list[EventDict]
) -> None:
    llm.plays(FOX, TOLD, Say("Hello!"), Say("Hello again!"), name="second")
    specs = (llm.spec(provider, key="sk-wrong"), llm.spec(OTHER[provider], "second"))
    async with talking(world, llm, *specs) as talk:
        await talk.chat.says("draw a red fox", listening=True)
        await talk.chat.says("hello", listening=True)
        assert llm.refused == ["sk-wrong"]
        talk.clock.turn(REFUSED_REST)
        reply = await talk.chat.says("hello", listening=True)

    assert reply.text == "Hello again!"
    passed = [event for event in logged if event["event"] == "model.passed_over"]
    assert len(passed) == len(llm.refused) == 2
    assert passed[0]["log_level"] == "warning"


async def test_a_silent_provider_is_waited_for_once(
    world: World, llm: Llm, provider: str, logged: list[EventDict]
) -> None:
    llm.plays(Stall(), Say("I am back."))
    llm.plays(FOX, TOLD, name="second")
    specs = (llm.spec(provider, timeout=PATIENCE), llm.spec(OTHER[provider], "second"))
    async with talking(world, llm, *specs) as talk:
        await talk.chat.says("draw a red fox", listening=True)
        assert len(llm.asked("scripted")) == 1
        talk.clock.turn(SILENT_REST)
        reply = await talk.chat.says("hello", listening=True)

    assert reply.text == "I am back."
    (passed,) = [event for event in logged if event["event"] == "model.passed_over"]
    assert (passed["model"], passed["error"]) == ("scripted", "ModelTimeoutError")


async def test_a_limit_is_kept_as_long_as_the_provider_says(
    world: World, llm: Llm, provider: str
) -> None:
    llm.plays(Fail(429, retry_after=7), Say("I am back."))
    llm.plays(Say("Hello!"), Say("Hello!"), name="second")
    specs = (llm.spec(provider), llm.spec(OTHER[provider], "second"))
    async with talking(world, llm, *specs) as talk:
        said = []
        for seconds in (0, 6, 1):
            talk.clock.turn(seconds)
            said.append((await talk.chat.says("hello", listening=True)).text)

    assert said == ["Hello!", "Hello!", "I am back."]


async def test_a_gateway_speaks_chat_completions(world: World, llm: Llm) -> None:
    items: tuple[Item, ...] = (Say("With pleasure."), FOX)
    llm.plays(items, TOLD)
    async with talking(world, llm, llm.spec("gateway")) as talk:
        reply = await talk.chat.says("draw a red fox", listening=True)

    assert (reply.model, reply.text, len(reply.jobs)) == ("scripted", TOLD.text, 1)
