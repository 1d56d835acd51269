"""Run a workflow: several steps with one name, each with the guarantees of a single order."""

from typing import Annotated

from pydantic import BaseModel, Field

from tools.context import ToolContext
from tools.crafting import finished
from tools.errors import BadArgument
from tools.fields import Picture
from tools.plans import plan_of
from tools.recipes import called, usable
from tools.speech import speak
from tools.starting import RunResult, start
from tools.tool import tool


class RunWorkflowArguments(BaseModel):
    """Which workflow, and what it is to work on."""

    name: Annotated[str, Field(min_length=1, max_length=80, description="Its name.")]
    prompt: Annotated[
        str | None,
        Field(max_length=2000, description="What to draw, in the person's own words."),
    ] = None
    picture: Annotated[
        Picture | None, Field(description="The picture to work on, when one is meant.")
    ] = None
    logo: Annotated[
        Picture | None, Field(description="A picture of a logo, for workflows that place one.")
    ] = None


async def run_workflow(ctx: ToolContext, arguments: RunWorkflowArguments) -> RunResult:
    """Begin the workflow."""
    async with ctx.services.db.read() as tx:
        recipe = called(await usable(tx, ctx.conversation), arguments.name)
    prompt = (arguments.prompt or "").strip() or None
    wants_picture = recipe.takes == "picture" or (recipe.takes == "either" and prompt is None)
    picture = arguments.picture or ("last" if wants_picture else None)
    handle = await _handle(ctx, picture)
    logo = await _handle(ctx, arguments.logo)
    if recipe.takes == "prompt" and prompt is None:
        field = "prompt"
        sentence = speak(
            "What shall “{title}” show? Say it in a few words.", title=speak(recipe.title)
        )
        raise BadArgument(field, sentence)
    plan = plan_of(recipe, prompt=prompt, picture=handle, logo=logo)
    return await start(ctx, recipe.name, plan)


async def _handle(ctx: ToolContext, picture: str | None) -> str | None:
    if picture is None:
        return None
    (image,) = await finished(ctx, [picture])
    return image.handle


TOOL = tool(
    name="run_workflow",
    command="workflow",
    summary="Run several steps under one name",
    description=(
        "Run a workflow such as headshot, product or marketing, or one saved here, on words or on "
        "a picture. Its cost is said, its pictures come by themselves."
    ),
    arguments=RunWorkflowArguments,
    result=RunResult,
    run=run_workflow,
    draws=True,
)
