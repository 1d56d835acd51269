"""A better prompt, shown beside the person's own: by a language model or by rules."""

from typing import Annotated
from uuid import uuid5

from pydantic import BaseModel, Field

from tools.context import ToolContext
from tools.enhancing import enhanced
from tools.proposing import propose
from tools.results import ProposingResult
from tools.speech import speak
from tools.tool import tool
from tools.wording import listed, quoted


class EnhancePromptArguments(BaseModel):
    """The prompt to improve."""

    prompt: Annotated[
        str, Field(min_length=1, max_length=4000, description="The person's prompt, word for word.")
    ]


class EnhanceResult(ProposingResult):
    """The prompt as it was, the richer one, and what was added."""

    original: str
    enhanced: str
    added: list[str]
    category: str


async def enhance_prompt(ctx: ToolContext, arguments: EnhancePromptArguments) -> EnhanceResult:
    """Propose a richer prompt; nothing is drawn."""
    found = await enhanced(arguments.prompt, ctx.services.enhancer)
    # Derived, so that the same call again proposes the same.
    proposal = uuid5(ctx.person.id, ctx.request_key) if found.added else None
    if proposal is not None:
        await propose(ctx, found, proposal)
        say = speak("I would add {added}:", added=listed(map(quoted, found.added)))
        say += f"\n{found.enhanced}"
    else:
        say = speak("That prompt says it all; I would add nothing.")
    return EnhanceResult(
        proposal=proposal,
        say=say,
        original=found.original,
        enhanced=found.enhanced,
        added=list(found.added),
        category=found.category,
    )


TOOL = tool(
    name="enhance_prompt",
    command="enhance",
    summary="Improve a prompt without drawing",
    description=(
        "Propose a richer prompt; the original stays in front and the additions are listed. "
        "Draws nothing. Only when the person asks for a better prompt."
    ),
    arguments=EnhancePromptArguments,
    result=EnhanceResult,
    run=enhance_prompt,
)
