"""Prompts made richer by real clients of language models, against a scripted one on loopback."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from ssl import PROTOCOL_TLS_CLIENT, SSLContext

import pytest
from httpx2 import AsyncClient
from pydantic_ai.models import override_allow_model_requests

from agent.enhancing import PromptWriter
from agent.models import build_models
from prompts.loader import load_text
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tests.standins.clock import HandClock
from tests.standins.llm.script import Call, Fail, Garbage, Say, Step
from tests.standins.llm.server import Llm, serving
from tools import registry
from tools.enhance_prompt import EnhanceResult

PROMPT = 'two red foxes without hats, a sign "OPEN"'
RICHER = f"{PROMPT}, backlit at dusk, close-up, crisp fur, a quiet mood"


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


@asynccontextmanager
async def writing(world: World, llm: Llm, provider: str) -> AsyncIterator[Chat]:
    """A chat whose prompts are made richer by this provider's own client."""
    async with AsyncClient(verify=SSLContext(PROTOCOL_TLS_CLIENT), trust_env=False) as http:
        models = await asyncio.to_thread(
            build_models, [llm.spec(provider)], http=http, monotonic=HandClock().monotonic
        )
        chat = Chat.of(world)
        writer = PromptWriter(models=models, instructions=load_text("enhance.md"))
        chat.services = replace(chat.services, enhancer=writer)
        yield chat


def written(prompt: str) -> Call:
    return Call("final_result", {"prompt": prompt})


@pytest.mark.parametrize("provider", ["openai-chat", "openai", "anthropic"])
async def test_a_model_writes_it_and_is_told_the_words_as_data(
    world: World, llm: Llm, provider: str
) -> None:
    llm.plays(written(RICHER))
    async with writing(world, llm, provider) as chat:
        found = await registry.call("enhance_prompt", await chat.context(), {"prompt": PROMPT})
    assert isinstance(found, EnhanceResult)
    assert found.original == PROMPT
    assert found.enhanced.startswith(RICHER)
    assert found.added[:2] == ["backlit at dusk", "close-up"]
    (asked,) = llm.heard
    assert '"prompt": "two red foxes without hats, a sign \\"OPEN\\""' in asked.users[0]


@pytest.mark.parametrize(
    "step",
    [
        written('three red foxes without hats, a sign "OPEN"'),
        written('two red foxes with hats, a sign "OPEN"'),
        Say("Here is your prompt: two foxes!"),
        Fail(500),
        Fail(401),
        Garbage(),
    ],
)
async def test_where_the_model_fails_or_is_not_faithful_the_rules_answer(
    world: World, llm: Llm, step: Step
) -> None:
    llm.plays(*[step] * 6)
    async with writing(world, llm, "openai-chat") as chat:
        found = await registry.call("enhance_prompt", await chat.context(), {"prompt": PROMPT})
    assert isinstance(found, EnhanceResult)
    assert found.enhanced.startswith(f"{PROMPT}, ")
    assert found.added


async def test_it_is_settled_for_oneself_shown_and_taken_back(world: World) -> None:
    chat = Chat.of(world)
    on = {"name": "enhance", "value": "on"}
    await registry.call("settings", await chat.context(key="s"), on)
    told = await registry.call("generate", await chat.context(key="a"), {"prompt": "a red fox"})
    exact = {"prompt": "an owl", "exact": True}
    remembered = await registry.call("generate", await chat.context(key="b"), exact)
    later = await registry.call("generate", await chat.context(key="c"), {"prompt": "a hare"})
    await chat.passes()

    assert "I added “beautiful soft light”" in told.say
    assert "I use your words as they are from now on" in remembered.say
    assert "added" not in later.say
    fox, owl, hare = await chat.jobs()
    assert (fox.prompt, owl.prompt, hare.prompt) == ("a red fox", "an owl", "a hare")
    assert str(fox.wish["prompt"]).startswith("a red fox, beautiful soft light")
    assert (owl.wish["prompt"], hare.wish["prompt"]) == ("an owl", "a hare")
