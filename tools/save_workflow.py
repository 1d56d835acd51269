"""Save steps as a workflow of this chat: those that made a picture, or written ones."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, JsonValue, ValidationError

from prompts.recipes import MOST_STEPS, PROMPT_PLACE, Recipe, Step, Takes
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
from tools.workflow_book import checked, read

_PICTURES = frozenset({"picture", "pictures", "references", "like", "mask"})
"""Arguments that name pictures of one chat: another run works on its own."""
_ONCE = frozenset({"seed"})


def _steps(value: object) -> object:
    """Steps that somebody typed, as a list of tables."""
    if not isinstance(value, str):
        return value
    try:
        return read(f"steps = {value}").get("steps")
    except BadArgument as error:
        raise ValueError(error.sentence) from error


class SaveWorkflowArguments(BaseModel):
    """The name, and the picture whose making is saved, or the steps themselves."""

    name: Annotated[str, Field(min_length=1, max_length=60, description="What to call it.")]
    picture: Picture = "last"
    steps: Annotated[
        list[Step],
        BeforeValidator(_steps),
        Field(
            max_length=MOST_STEPS,
            description="The steps themselves, where no picture was made with them yet.",
        ),
    ] = []
    takes: Annotated[
        Takes | None, Field(description="What a run of written steps begins with.")
    ] = None
    title: Annotated[
        str | None, Field(max_length=80, description="How it is listed, if not by its name.")
    ] = None
    summary: Annotated[str, Field(max_length=200, description="What it does, in a few words.")] = ""
    quiet: Annotated[
        bool, Field(description="Show its pictures together at the end, not one by one.")
    ] = False


class SaveResult(ToolResult):
    """A workflow that was saved."""

    name: str
    steps: list[str]


async def save_workflow(ctx: ToolContext, arguments: SaveWorkflowArguments) -> SaveResult:
    """Keep the steps under the name, in place of an older workflow of that name."""
    recipe = _written(arguments) if arguments.steps else await _of_picture(ctx, arguments)
    scope, scope_id = scope_of(ctx.conversation)
    saved = Saved(
        id=UUID(bytes=ctx.services.ids().bytes),
        scope=scope,
        scope_id=scope_id,
        name=recipe.name,
        recipe=recipe.model_dump(mode="json"),
        person_id=ctx.person.id,
        created_at=ctx.services.clock(),
    )
    async with ctx.services.db.write() as tx:
        await workflows.save(tx, saved)
    tools = [step.tool for step in recipe.steps]
    say = speak(
        "Saved as “{name}”: {steps} ({tools}). Run it with “run {name} on …”, with words or with"
        " a picture.",
        name=recipe.name,
        steps=counted(len(tools), "step"),
        tools=listed(tools),
    )
    return SaveResult(say=say, name=recipe.name, steps=tools)


def _written(arguments: SaveWorkflowArguments) -> Recipe:
    given = arguments.model_dump(exclude={"name", "picture"}, exclude_none=True)
    return checked(arguments.name, {"takes": _takes(arguments.steps), **given})


def _takes(steps: list[Step]) -> Takes:
    """What steps begin with of which nobody said it."""
    said = (value for step in steps for one in step.variants() for value in one.values())
    return "prompt" if any(PROMPT_PLACE in str(value) for value in said) else "picture"


async def _of_picture(ctx: ToolContext, arguments: SaveWorkflowArguments) -> Recipe:
    """The steps from the first picture to this one; a new prompt or picture starts them."""
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
    async with ctx.services.db.read() as tx:
        return _recipe(name, arguments.name.strip(), await _making(tx, found.image))


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


def _typed(text: str) -> Mapping[str, Any]:
    """A name; below it, if one likes, the steps in the form of prompts/workflows.toml."""
    name, _, below = text.strip().partition("\n")
    return {"name": name.strip(), **(read(below) if below.strip() else {})}


TOOL = tool(
    name="save_workflow",
    command="saveworkflow",
    summary="Save steps, or how a picture was made, as a workflow",
    description=(
        'Save the steps that led to a picture under a name: "save this as packshot". Or save steps '
        "that the person tells you, without drawing anything: each with its id, tool and "
        "arguments, and in `of` the id of the earlier step whose pictures it works on; {prompt} "
        "stands for the words that a run is given."
    ),
    arguments=SaveWorkflowArguments,
    result=SaveResult,
    run=save_workflow,
    needs=Right.CREATE,
    reads=_typed,
)
