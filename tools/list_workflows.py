"""Tell which workflows can be run here, and what each would come to."""

from pydantic import BaseModel

from tools.context import ToolContext
from tools.estimates import estimate
from tools.plans import plan_of
from tools.recipes import usable
from tools.results import ToolResult
from tools.speech import speak
from tools.starting import price_words
from tools.tool import tool
from tools.wording import lasting


class ListWorkflowsArguments(BaseModel):
    """Nothing needs to be said."""


class WorkflowEntry(BaseModel):
    """A workflow and the estimate for one run of it; `unpriced` calls have no known price."""

    name: str
    title: str
    summary: str
    takes: str
    steps: list[str]
    credits: int
    unpriced: int
    seconds: float


class WorkflowsResult(ToolResult):
    """The workflows of this chat, its own first."""

    workflows: list[WorkflowEntry]


async def list_workflows(ctx: ToolContext, _: ListWorkflowsArguments) -> WorkflowsResult:
    """Every workflow, with what it takes and costs."""
    async with ctx.services.db.read() as tx:
        recipes = await usable(tx, ctx.conversation)
    lines, entries = [], []
    for recipe in recipes:
        coming = estimate(plan_of(recipe, prompt="", picture=None), ctx.services.pricing)
        entries.append(
            WorkflowEntry(
                name=recipe.name,
                title=recipe.title,
                summary=recipe.summary,
                takes=recipe.takes,
                steps=[step.tool for step in recipe.steps],
                credits=coming.credits,
                unpriced=coming.unpriced,
                seconds=coming.seconds,
            )
        )
        about = speak(
            "{price}, usually {time}", price=price_words(coming), time=lasting(coming.seconds)
        )
        lines.append(f"{recipe.name}: {speak(recipe.summary or recipe.title)} ({about})")
    return WorkflowsResult(say="\n".join([speak("The workflows here:"), *lines]), workflows=entries)


TOOL = tool(
    name="list_workflows",
    command="workflows",
    summary="See which workflows there are",
    description="List the workflows that can be run here, with steps, price and time.",
    arguments=ListWorkflowsArguments,
    result=WorkflowsResult,
    run=list_workflows,
)
