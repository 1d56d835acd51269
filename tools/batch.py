"""Draw a list of prompts: one quote, one card, the pictures together."""

from typing import Annotated

from pydantic import BaseModel, Field, JsonValue

from prompts.recipes import MOST_VALUES, Step
from tools.context import ToolContext
from tools.errors import BadArgument
from tools.fields import Model, Ratio
from tools.plans import Plan
from tools.prompt_table import MOST_CHARACTERS, read_table
from tools.speech import speak
from tools.starting import RunResult, start
from tools.tool import tool
from tools.wording import counted

_SHEET_FROM = 5
"""Pictures from which on an overview of all of them is worth having."""


class BatchArguments(BaseModel):
    """What to draw, one prompt a picture, and the settings they share."""

    prompts: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=2000)]],
        Field(max_length=MOST_VALUES, description="One prompt for each picture."),
    ] = []
    table: Annotated[
        str | None,
        Field(
            max_length=MOST_CHARACTERS,
            description="A table as CSV instead: a column prompt, and where wanted ratio, model, "
            "n, negative and seed.",
        ),
    ] = None
    ask: Annotated[
        bool, Field(description="Whether to tell the price and wait for approval in any case.")
    ] = False
    ratio: Ratio = None
    model: Model = None
    style: Annotated[str | None, Field(max_length=100, description="A style for all.")] = None


async def batch(ctx: ToolContext, arguments: BatchArguments) -> RunResult:
    """Begin drawing all of them."""
    rows = read_table(arguments.table) if arguments.table is not None else _lines(arguments)
    shared: dict[str, JsonValue] = {
        name: value
        for name, value in arguments.model_dump(exclude={"prompts", "table", "ask"}).items()
        if value is not None
    }
    steps = [Step(id="draw", tool="generate", arguments=shared, over={"prompt": [*rows]})]
    if len(rows) >= _SHEET_FROM:
        steps.append(Step(id="sheet", tool="contact_sheet", of="draw", joins=True))
    plan = Plan(
        title=speak("A list of {prompts}", prompts=counted(len(rows), "prompt")),
        quiet=True,
        steps=tuple(steps),
    )
    return await start(ctx, "batch", plan, asks=arguments.ask)


def _lines(arguments: BatchArguments) -> list[JsonValue]:
    prompts = [prompt.strip() for prompt in arguments.prompts if prompt.strip()]
    if not prompts:
        field = "prompts"
        sentence = speak("The list is empty: one prompt a line, please.")
        raise BadArgument(field, sentence)
    return [*prompts]


TOOL = tool(
    name="batch",
    command="batch",
    summary="Draw a whole list of prompts",
    description=(
        "Draw several different pictures from a list of prompts in one go: one price, one card. "
        "For versions of one prompt use generate with a count."
    ),
    arguments=BatchArguments,
    result=RunResult,
    run=batch,
    draws=True,
)
