"""A full prompt written by Freepik from a few words, or made up."""

from typing import Annotated

from pydantic import BaseModel, Field

from freepik.catalog import Capability, endpoint
from freepik.requests import Wish
from tools.context import ToolContext
from tools.drawing import Drawing, order
from tools.results import DrawResult
from tools.speech import speak
from tools.tool import tool

MODEL = "improve-prompt"


class SuggestPromptArguments(BaseModel):
    """What the prompt is to be about."""

    about: Annotated[
        str | None, Field(max_length=2500, description="A few words; none has one made up.")
    ] = None


async def suggest_prompt(ctx: ToolContext, arguments: SuggestPromptArguments) -> DrawResult:
    """Order the prompt; it comes into the chat on a card of its own."""
    about = (arguments.about or "").strip()
    language = ctx.settled_language or ctx.heard_language
    return await order(
        ctx,
        Drawing(
            tool="suggest_prompt",
            doing=speak("Having a prompt written"),
            endpoint=endpoint(MODEL),
            wish=Wish(
                capability=Capability.IMPROVE_PROMPT,
                prompt=about or None,
                options={"language": language} if language else {},
            ),
            prompt=about,
        ),
    )


TOOL = tool(
    name="suggest_prompt",
    command="suggest",
    summary="Have a prompt written, or made up",
    description=(
        "Have Freepik write a whole prompt from a few words, or invent one; the words come by "
        "card. Only when the person asks for an idea or a suggested prompt."
    ),
    arguments=SuggestPromptArguments,
    result=DrawResult,
    run=suggest_prompt,
    draws=True,
)
