"""Richer prompts by a language model, with typed output; what it writes is checked by the tools."""

import asyncio
import json
from collections.abc import Sequence

import structlog
from pydantic import BaseModel, Field
from pydantic_ai import Agent
from pydantic_ai.exceptions import AgentRunError
from pydantic_ai.models import Model
from pydantic_ai.usage import UsageLimits

from agent.models import in_order
from agent.offline import RulesModel
from prompts.loader import PromptText

log = structlog.get_logger(__name__)

_PATIENCE = 20.0  # seconds: a person waits for it
_REQUESTS = 2


class RicherPrompt(BaseModel):
    """What the model is to answer."""

    prompt: str = Field(
        min_length=1, max_length=8000, description="The whole richer prompt, in one paragraph."
    )


class PromptWriter:
    """Asks the configured models, in their order; says None rather than fail."""

    def __init__(self, *, models: Sequence[Model], instructions: PromptText) -> None:
        real = [model for model in models if not isinstance(model, RulesModel)]
        self._model = in_order(real) if real else None
        self._agent = Agent(
            output_type=RicherPrompt,
            name="prompt writer",
            instructions=instructions.fill(),
            retries=1,
        )

    async def enhance(self, prompt: str, *, longest: int) -> str | None:
        """A richer prompt; None when no model answers in time or in the form that was asked for."""
        if self._model is None:
            return None
        # As JSON: the person's words are data, whatever they say.
        task = json.dumps({"prompt": prompt, "longest": longest}, ensure_ascii=False)
        try:
            async with asyncio.timeout(_PATIENCE):
                answer = await self._agent.run(
                    task, model=self._model, usage_limits=UsageLimits(request_limit=_REQUESTS)
                )
        except (AgentRunError, OSError, TimeoutError) as error:
            log.warning("enhancement.failed", error=repr(error)[:300])
            return None
        except ExceptionGroup as errors:  # every model failed in its own way
            log.warning("enhancement.failed", error=repr(errors)[:300])
            return None
        return answer.output.prompt
