"""A provider's model whose answers are whole, and which rests for a while after it failed."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import Final

from pydantic_ai import RunContext
from pydantic_ai.exceptions import (
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelNotFoundError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    ModelTimeoutError,
)
from pydantic_ai.messages import (
    ModelMessage,
    ModelResponse,
    ModelResponseStreamEvent,
    PartDeltaEvent,
    PartStartEvent,
    TextPart,
    TextPartDelta,
)
from pydantic_ai.models import Model, ModelRequestParameters, StreamedResponse
from pydantic_ai.models.wrapper import WrapperModel
from pydantic_ai.settings import ModelSettings
from typing_extensions import override

from agent.errors import AnswerCutOff, ModelRests

REFUSED_REST: Final = 600.0
"""Seconds after a refused key, a spent quota or an unknown model: only people can mend these."""
SILENT_REST: Final = 20.0
"""Seconds after a provider did not answer in time or could not be reached."""
LONGEST_LIMIT_REST: Final = 60.0
"""Seconds a provider's own Retry-After may keep it away."""


class Guarded(WrapperModel):
    """Opens a stream within `patience` seconds, or fails.

    Nothing of a stream is handed on before its first words: until then the next model can still
    take over, unnoticed. A stream that ends without the provider's word that it is complete raises
    `AnswerCutOff`, so no tool is called from half an answer. While it rests after a failure,
    `ModelRests` is raised at once, instead of making every request of everybody wait again.
    """

    def __init__(self, wrapped: Model, *, patience: float, monotonic: Callable[[], float]) -> None:
        super().__init__(wrapped)
        self._patience = patience
        self._monotonic = monotonic
        self._rests_until = float("-inf")

    @override
    async def request(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
    ) -> ModelResponse:
        self._stay_away()
        with self._resting_after_failure():
            return await super().request(messages, model_settings, model_request_parameters)

    @override
    @asynccontextmanager
    async def request_stream(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
        run_context: RunContext[object] | None = None,
    ) -> AsyncGenerator[StreamedResponse]:
        self._stay_away()
        async with AsyncExitStack() as stack:
            with self._resting_after_failure():
                try:
                    async with asyncio.timeout(self._patience):
                        stream = await stack.enter_async_context(
                            super().request_stream(
                                messages, model_settings, model_request_parameters, run_context
                            )
                        )
                except TimeoutError as error:
                    raise ModelTimeoutError(self.model_name, "no answer in time") from error
            # Where pydantic-ai's own fallback puts the events of a stream it has looked into.
            stream._event_iterator = self._whole(stream, aiter(stream))  # noqa: SLF001 - there is no public place
            yield stream

    async def _whole(
        self, stream: StreamedResponse, events: AsyncIterator[ModelResponseStreamEvent]
    ) -> AsyncIterator[ModelResponseStreamEvent]:
        held: list[ModelResponseStreamEvent] = []
        speaks = False
        with self._resting_after_failure():
            async for event in events:
                held.append(event)
                speaks = speaks or _has_words(event)
                while speaks and held:
                    yield held.pop(0)
        if not _is_complete(stream):
            raise AnswerCutOff(self.model_name)
        for event in held:
            yield event

    def _stay_away(self) -> None:
        if self._monotonic() < self._rests_until:
            raise ModelRests(self.model_name)

    @contextmanager
    def _resting_after_failure(self) -> Iterator[None]:
        try:
            yield
        except ModelAPIError as error:
            if (seconds := _rest_after(error)) > 0:
                self._rests_until = self._monotonic() + seconds
            raise


def _has_words(event: ModelResponseStreamEvent) -> bool:
    match event:
        case (
            PartStartEvent(part=TextPart(content=text))
            | PartDeltaEvent(delta=TextPartDelta(content_delta=text))
        ):
            return bool(text.strip())
        case _:
            return False


def _is_complete(stream: StreamedResponse) -> bool:
    # `finish_reason` alone does not tell: where none came by wire, pydantic-ai assumes "stop".
    said = (stream.provider_details or {}).get("finish_reason")
    return said is not None or stream.finish_reason == "content_filter"


def _rest_after(error: ModelAPIError) -> float:
    match error:
        case ModelAuthenticationError() | ModelQuotaExceededError() | ModelNotFoundError():
            return REFUSED_REST
        case ModelRateLimitError(retry_after=seconds):
            return min(seconds or 0.0, LONGEST_LIMIT_REST)
        case ModelConnectionError():
            return SILENT_REST
        case _:
            return 0.0
