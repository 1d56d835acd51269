"""Change a picture by an instruction."""

from typing import Annotated

from pydantic import BaseModel, Field

from freepik.catalog import Capability, Endpoint, endpoint
from freepik.requests import Role, Wish
from storage.descent import line_of
from tools import choice
from tools.context import ToolContext
from tools.descent import chained
from tools.drawing import Drawing, order
from tools.errors import BadArgument
from tools.fields import Model, Picture, Ratio, Seed
from tools.found import Found
from tools.picture_ref import resolve_all
from tools.results import DrawResult
from tools.shape import ratio_to_come, size_of
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW

USUAL = "gemini-2-5-flash-image-preview"
WITH_SETTINGS = "seedream-v4-edit"
WITH_MANY = "nano-banana-pro"
WITH_MASK = "ideogram-image-edit"
MOST_REFERENCES = 13
DRIFTS_AFTER = 4
"""Chained edits after which details usually begin to suffer."""


class EditArguments(BaseModel):
    """What to change, and in which picture."""

    instruction: Annotated[
        str,
        Field(
            min_length=1, max_length=4000, description="What to change, in the person's own words."
        ),
    ]
    picture: Picture = "last"
    ratio: Ratio = None
    model: Model = None
    seed: Seed = None
    references: Annotated[
        list[Picture],
        Field(max_length=MOST_REFERENCES, description="Further pictures to take something from."),
    ] = []
    mask: Annotated[
        Picture | None,
        Field(description="A picture of the same size that is black where to change something."),
    ] = None


async def edit(ctx: ToolContext, arguments: EditArguments) -> DrawResult:
    """Order the change; a picture that is still being drawn is waited for."""
    if arguments.mask is not None:
        return await _within(ctx, arguments, arguments.mask)
    found, *references = await resolve_all(ctx, [arguments.picture, *arguments.references])
    model = _model(arguments, found, len(references))
    _check_references(model, 1 + len(references))
    wish = Wish(
        capability=Capability.EDIT,
        prompt=arguments.instruction,
        ratio=arguments.ratio or (None if model.keeps_shape else ratio_to_come(found)),
        seed=arguments.seed if arguments.seed is not None else found.seed,
    )
    return await order(
        ctx,
        Drawing(
            tool="edit",
            doing=speak("Editing #{number} into {new}", number=found.number, new=NEW),
            endpoint=model,
            wish=wish,
            prompt=arguments.instruction,
            asked=arguments.model_fields_set,
            inputs=[
                found.as_input(Role.IMAGE),
                *(one.as_input(Role.REFERENCE) for one in references),
            ],
            sources=[found, *references],
            parent_id=found.image_id,
            size=size_of(found),
            notes=await _drift(ctx, found),
        ),
    )


async def _drift(ctx: ToolContext, found: Found) -> list[str]:
    """Once in a chain of edits: how to keep the details that many passes wear off."""
    if found.image is None or found.image.tool != "edit":
        return []
    async with ctx.services.db.read() as tx:
        line = await line_of(tx, found.image)
    edits = chained(line)
    if len(edits) != DRIFTS_AFTER:
        return []
    original = line[len(edits)]
    number = f"#{original.number}"
    return [
        speak(
            "Many changes in a row wear details off; “replay” makes all of them at once on "
            "{number}.",
            number=number,
        )
    ]


async def _within(ctx: ToolContext, arguments: EditArguments, mask: str) -> DrawResult:
    """Order the change inside the black part of the mask alone."""
    if arguments.references:
        field = "references"
        sentence = speak("With a mask there can be no further pictures.")
        raise BadArgument(field, sentence)
    found, black = await resolve_all(ctx, [arguments.picture, mask])
    seed = arguments.seed if arguments.seed is not None else found.seed
    return await order(
        ctx,
        Drawing(
            tool="edit",
            doing=speak(
                "Editing the masked part of #{number} into {new}", number=found.number, new=NEW
            ),
            endpoint=endpoint(WITH_MASK),
            wish=Wish(capability=Capability.INPAINT, prompt=arguments.instruction, seed=seed),
            prompt=arguments.instruction,
            asked=arguments.model_fields_set - {"mask"},
            inputs=[found.as_input(Role.IMAGE), black.as_input(Role.MASK)],
            sources=[found, black],
            parent_id=found.image_id,
            size=size_of(found),
        ),
    )


def _model(arguments: EditArguments, found: Found, references: int) -> Endpoint:
    if arguments.model:
        return choice.named(Capability.EDIT, arguments.model)
    with_settings = endpoint(WITH_SETTINGS)
    if arguments.ratio or arguments.seed is not None:
        few = 1 + references <= with_settings.max_references
        return with_settings if few else endpoint(WITH_MANY)
    carried = choice.by_name(found.model, Capability.EDIT)
    if carried is not None and 1 + references <= carried.max_references:
        return carried
    able = (endpoint(name) for name in (USUAL, WITH_SETTINGS, WITH_MANY))
    return next((one for one in able if 1 + references <= one.max_references), endpoint(WITH_MANY))


def _check_references(model: Endpoint, pictures: int) -> None:
    if pictures > max(1, model.max_references):
        field = "references"
        sentence = speak(
            "{model} takes at most {most} pictures, not {pictures}.",
            model=model.label,
            most=model.max_references,
            pictures=pictures,
        )
        raise BadArgument(field, sentence)


TOOL = tool(
    name="edit",
    command="edit",
    summary="Change a picture by an instruction",
    description=(
        "Change a picture as instructed: make it night, add a hat, remove the car. A picture "
        "that is still being drawn may be used; the change then waits for it."
    ),
    arguments=EditArguments,
    result=DrawResult,
    run=edit,
    draws=True,
)
