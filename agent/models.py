"""Which language models answer, in which order: the configured ones, at last always the rules."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog
from pydantic_ai.exceptions import ModelAPIError, UnexpectedModelBehavior
from pydantic_ai.models import Model, create_async_httpx2_client
from pydantic_ai.models.fallback import FallbackModel
from pydantic_ai.settings import ModelSettings

from agent.errors import IncompleteModel, ModelRests, UnknownProvider
from agent.guarded import Guarded
from agent.offline import RulesModel
from agent.specs import ModelSpec

if TYPE_CHECKING:
    from httpx2 import AsyncClient

log = structlog.get_logger(__name__)

LAST_MODEL_RETRIES = 2
"""Repeats by the provider's own client, only where no other real model stands behind it."""


Models = Sequence[Model]
"""In the order they are tried; for whoever only hands them on."""


@asynccontextmanager
async def open_models(
    specs: Sequence[ModelSpec], *, monotonic: Callable[[], float] = time.monotonic
) -> AsyncIterator[list[Model]]:
    """The models in the order they are tried, over one HTTP client that is closed at the end.

    Raises:
        UnknownProvider, IncompleteModel: a spec cannot be used.
    """
    if not specs:
        yield build_models(())
        return
    # Certificates, and hundreds of files of the clients, are read: not on the event loop.
    async with await asyncio.to_thread(create_async_httpx2_client) as http:
        yield await asyncio.to_thread(build_models, specs, http=http, monotonic=monotonic)


def build_models(
    specs: Sequence[ModelSpec],
    *,
    http: "AsyncClient | None" = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> list[Model]:
    """The same over a client of the caller's; the rules model comes last and needs nothing.

    Raises:
        UnknownProvider, IncompleteModel: a spec cannot be used.
    """
    real = [spec for spec in specs if spec.provider != "rules"]
    models = [
        Guarded(
            _build(spec, http, retries=LAST_MODEL_RETRIES if place == len(real) else 0),
            patience=spec.timeout,
            monotonic=monotonic,
        )
        for place, spec in enumerate(real, start=1)
    ]
    return [*models, RulesModel()]


def in_order(models: Sequence[Model]) -> Model:
    """One model that tries them in turn, request by request, so that finished tool calls are kept.

    A provider that answers with an error, not at all, or with something unreadable is passed over.
    """
    first, *others = models
    return FallbackModel(first, *others, fallback_on=_passes_over) if others else first


def _passes_over(error: Exception) -> bool:
    """Whether the next model is asked; unreadable answers count, a failed tool does not."""
    passed = isinstance(error, (ModelAPIError, UnexpectedModelBehavior, OSError, TimeoutError))
    if passed and not isinstance(error, ModelRests):
        log.warning(
            "model.passed_over",
            model=error.model_name if isinstance(error, ModelAPIError) else None,
            error=type(error).__name__,
            detail=str(error)[:300],
        )
    return passed


def _build(spec: ModelSpec, http: "AsyncClient | None", *, retries: int) -> Model:
    build = _PROVIDERS.get(spec.provider)
    if build is None:
        raise UnknownProvider(spec.provider)
    return build(spec, http, ModelSettings(timeout=spec.timeout), retries)


# The clients are imported where they are used: each costs a third of a second and megabytes.


def _openai(
    spec: ModelSpec, http: "AsyncClient | None", settings: ModelSettings, retries: int
) -> Model:
    from openai import AsyncOpenAI  # noqa: PLC0415 - a third of a second, and megabytes
    from pydantic_ai.models.openai import OpenAIResponsesModel  # noqa: PLC0415 - a third of a second, and megabytes
    from pydantic_ai.providers.openai import OpenAIProvider  # noqa: PLC0415 - a third of a second, and megabytes

    client = AsyncOpenAI(
        api_key=_key(spec), base_url=spec.base_url, http_client=http, max_retries=retries
    )
    provider = OpenAIProvider(openai_client=client)
    return OpenAIResponsesModel(spec.name, provider=provider, settings=settings)


def _openai_chat(
    spec: ModelSpec, http: "AsyncClient | None", settings: ModelSettings, retries: int
) -> Model:
    from openai import AsyncOpenAI  # noqa: PLC0415 - a third of a second, and megabytes
    from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415 - a third of a second, and megabytes
    from pydantic_ai.providers.openai import OpenAIProvider  # noqa: PLC0415 - a third of a second, and megabytes

    client = AsyncOpenAI(
        api_key=_key(spec), base_url=spec.base_url, http_client=http, max_retries=retries
    )
    return OpenAIChatModel(
        spec.name, provider=OpenAIProvider(openai_client=client), settings=settings
    )


def _gateway(
    spec: ModelSpec, http: "AsyncClient | None", settings: ModelSettings, retries: int
) -> Model:
    from openai import AsyncOpenAI  # noqa: PLC0415 - a third of a second, and megabytes
    from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415 - a third of a second, and megabytes
    from pydantic_ai.providers.openai_compatible import (  # noqa: PLC0415 - a third of a second, and megabytes
        OpenAICompatibleProvider,
    )

    if not spec.base_url:
        raise IncompleteModel(spec.provider, "a base URL")
    client = AsyncOpenAI(
        # A gateway without keys still needs a value: the client refuses to be built without one.
        api_key=spec.api_key or "none",
        base_url=spec.base_url,
        http_client=http,
        max_retries=retries,
    )
    provider = OpenAICompatibleProvider("gateway", openai_client=client)
    return OpenAIChatModel(spec.name, provider=provider, settings=settings)


def _anthropic(
    spec: ModelSpec, http: "AsyncClient | None", settings: ModelSettings, retries: int
) -> Model:
    from anthropic import AsyncAnthropic  # noqa: PLC0415 - a third of a second, and megabytes
    from pydantic_ai.models.anthropic import AnthropicModel  # noqa: PLC0415 - a third of a second, and megabytes
    from pydantic_ai.providers.anthropic import AnthropicProvider  # noqa: PLC0415 - a third of a second, and megabytes

    client = AsyncAnthropic(
        api_key=_key(spec), base_url=spec.base_url, http_client=http, max_retries=retries
    )
    return AnthropicModel(
        spec.name, provider=AnthropicProvider(anthropic_client=client), settings=settings
    )


def _key(spec: ModelSpec) -> str:
    if not spec.api_key:
        raise IncompleteModel(spec.provider, "an API key")
    return spec.api_key


_Build = Callable[[ModelSpec, "AsyncClient | None", ModelSettings, int], Model]
_PROVIDERS: Mapping[str, _Build] = {
    "openai": _openai,
    "openai-chat": _openai_chat,
    "anthropic": _anthropic,
    "gateway": _gateway,
}
