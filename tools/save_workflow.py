"""Save how a picture came about as a workflow of this chat."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, JsonValue, ValidationError

from prompts.recipes import MOST_STEPS, PROMPT_PLACE, Recipe, Step
from storage import images, jobs, workflows
from storage.database import Transaction
from storage.images import Image
from storage.jobs import Job
from storage.workflows import Saved
from tools.context import ToolContext
from tools.errors import BadArgument, NotFound
from tools.fields import Picture
from tools.picture_ref import resolve
from tools.recipes import name_of, scope_of
from tools.results import ToolResult
from tools.rights import Right
from tools.speech import speak
from tools.tool import tool
from tools.wording import counted, listed

_PICTURES = frozenset({"picture", "pictures", "references", "like", "mask"})
"""Arguments that name pictures of one chat: another run works on its own."""
_ONCE = frozenset({"seed"})


class SaveWorkflowArguments(BaseModel):
    """The name, and the picture whose making is saved."""

    name: Annotated[str, Field(min_length=1, max_length=60, description="What to call it.")]
    picture: Picture = "last"


class SaveResult(ToolResult):
    """A workflow that was saved."""

    name: str
    steps: list[str]


async def save_workflow(ctx: ToolContext, arguments: SaveWorkflowArguments) -> SaveResult:
    """Keep the steps from the first picture to this one; a new prompt or picture starts them."""
    name = name_of(arguments.name)
    found = await resolve(ctx, arguments.picture)
    if not name or found.image is None:
        field = "picture" if name else "name"
        sentence = (
            speak("#{number} is not finished yet.", number=found.number)
            if name
            else speak("Give it a name of letters, please.")
        )
        raise BadArgument(field, sentence)
    async with ctx.services.db.write() as tx:
        recipe = _recipe(name, arguments.name.strip(), await _making(tx, found.image))
        scope, scope_id = scope_of(ctx.conversation)
        await workflows.save(
            tx,
            Saved(
                id=UUID(bytes=ctx.services.ids().bytes),
                scope=scope,
                scope_id=scope_id,
                name=name,
                recipe=recipe.model_dump(mode="json"),
                person_id=ctx.person.id,
                created_at=ctx.services.clock(),
            ),
        )
    tools = [step.tool for step in recipe.steps]
    say = speak(
        "Saved as “{name}”: {steps} ({tools}). Run it with “run {name} on …”, with words or with"
        " a picture.",
        name=name,
        steps=counted(len(tools), "step"),
        tools=listed(tools),
    )
    return SaveResult(say=say, name=name, steps=tools)


async def _making(tx: Transaction, image: Image) -> list[Job]:
    """The jobs from the first picture to this one."""
    line: list[Job] = []
    step: Image | None = image
    while step is not None and len(line) < MOST_STEPS:
        job = await jobs.get(tx, step.job_id) if step.job_id is not None else None
        if job is not None:
            line.append(job)
        step = await images.get(tx, step.parent_id) if step.parent_id is not None else None
    return line[::-1]


def _recipe(name: str, title: str, line: list[Job]) -> Recipe:
    steps: list[Step] = []
    for job in line:
        before = steps[-1].id if steps else None
        arguments = _arguments(job)
        steps.append(Step(id=f"s{len(steps) + 1}", tool=job.tool, of=before, arguments=arguments))
    drawn = bool(line) and "prompt" in steps[0].arguments and steps[0].tool == "generate"
    try:
        return Recipe(
            name=name, title=title, takes="either" if drawn else "picture", steps=tuple(steps)
        )
    except ValidationError as error:
        sentence = speak(
            "That picture was handed in and not changed yet: there are no steps to save."
        )
        raise NotFound(sentence) from error


def _arguments(job: Job) -> dict[str, JsonValue]:
    left_out = _PICTURES | _ONCE
    given = job.arguments or {}
    kept = {name: value for name, value in given.items() if name not in left_out}
    if job.tool == "generate":
        kept["prompt"] = PROMPT_PLACE
    return kept


TOOL = tool(
    name="save_workflow",
    command="saveworkflow",
    summary="Save how a picture was made as a workflow",
    description='Save the steps that led to a picture under a name: "save this as packshot".',
    arguments=SaveWorkflowArguments,
    result=SaveResult,
    run=save_workflow,
    needs=Right.CREATE,
)
