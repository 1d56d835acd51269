import sys
from collections.abc import AsyncIterator

import pytest
from pydantic_ai.exceptions import ModelHTTPError
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart
from pydantic_ai.models import Model
from pydantic_ai.models.fallback import FallbackModel
from pydantic_ai.models.function import AgentInfo, FunctionModel

from agent.errors import IncompleteModel, UnknownProvider
from agent.models import build_models, in_order, open_models
from agent.specs import ModelSpec

KEY = "test-key"
SPECS = (
    ModelSpec(provider="openai", name="gpt-a", api_key=KEY),
    ModelSpec(provider="anthropic", name="claude-b", api_key=KEY),
    ModelSpec(provider="gateway", name="c", base_url="http://127.0.0.1:9/v1"),
    ModelSpec(provider="openai-chat", name="gpt-d", api_key=KEY),
)


@pytest.fixture
async def models() -> AsyncIterator[list[Model]]:
    async with open_models(SPECS) as built:
        yield built


async def test_the_order_is_kept_and_the_rules_come_last(models: list[Model]) -> None:
    assert [model.model_name for model in models] == ["gpt-a", "claude-b", "c", "gpt-d", "rules"]
    assert [model.system for model in models[:4]] == ["openai", "anthropic", "gateway", "openai"]


async def test_only_the_last_real_model_is_retried_by_its_client(models: list[Model]) -> None:
    retries = [getattr(model, "client").max_retries for model in models[:4]]  # noqa: B009 - Model has no client
    assert retries == [0, 0, 0, 2]


async def test_without_specs_there_are_only_the_rules() -> None:
    async with open_models(()) as models:
        assert [model.model_name for model in models] == ["rules"]
        assert in_order(models) is models[0]


async def test_several_models_are_tried_request_by_request(models: list[Model]) -> None:
    assert isinstance(in_order(models), FallbackModel)


@pytest.mark.parametrize(
    "spec",
    [
        ModelSpec(provider="openai", name="x"),
        ModelSpec(provider="anthropic", name="x"),
        ModelSpec(provider="gateway", name="x", api_key=KEY),
    ],
)
def test_what_is_missing_is_said_at_the_start(spec: ModelSpec) -> None:
    with pytest.raises(IncompleteModel, match=spec.provider):
        build_models([spec])


def test_an_unknown_provider_is_named() -> None:
    with pytest.raises(UnknownProvider, match="mystery"):
        build_models([ModelSpec(provider="mystery", name="x")])


def test_a_key_is_not_shown() -> None:
    assert KEY not in repr(SPECS)


@pytest.mark.parametrize(
    ("started", "unused"),
    [
        ("agent.models", ("openai", "anthropic", "mcp")),
        # a bot is on its platform before what thinks is loaded
        ("app.run, bots.discordbot.bot", ("pydantic_ai", "agent.turns", "agent.offline")),
    ],
)
def test_nothing_is_imported_before_its_time(started: str, unused: tuple[str, ...]) -> None:
    import subprocess  # noqa: PLC0415 - a fresh interpreter is the only honest witness

    code = f"import sys, {started}; print([one for one in {unused} if one in sys.modules])"
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


async def test_a_failing_model_is_passed_over_within_the_run() -> None:
    async def fails(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        raise ModelHTTPError(500, "first", None)

    async def answers(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        return ModelResponse(parts=[TextPart("hello")])

    from pydantic_ai import Agent  # noqa: PLC0415 - only this test builds one

    both = in_order([FunctionModel(fails), FunctionModel(answers, model_name="second")])
    result = await Agent(both).run("hi")

    assert result.output == "hello"
