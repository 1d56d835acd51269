"""Lay pictures side by side, and tell what changed between them."""

import asyncio
from typing import Annotated, Literal, assert_never

from pydantic import BaseModel, Field

from storage import darkroom
from storage.database import Transaction
from storage.descent import line_of
from storage.images import Image
from tools.context import ToolContext
from tools.crafting import CraftResult, bytes_of, finished, kept, worked_on
from tools.descent import step_words
from tools.errors import BadArgument
from tools.fields import Picture
from tools.rights import Right
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW, listed, quoted

MOST = 6
Manner = Literal["side_by_side", "before_after", "difference"]


class CompareArguments(BaseModel):
    """Which pictures, and how they are laid out."""

    pictures: Annotated[
        list[Picture], Field(min_length=2, max_length=MOST, description="Two or more pictures.")
    ]
    manner: Annotated[Manner, Field(description="How they are laid out.")] = "side_by_side"


async def compare(ctx: ToolContext, arguments: CompareArguments) -> CraftResult:
    """Compare them at once; nothing is charged."""
    chosen = await finished(ctx, arguments.pictures)
    first, last = chosen[0], chosen[-1]
    if first.id == last.id:
        field = "pictures"
        sentence = speak("That is twice the same picture; name two different ones.")
        raise BadArgument(field, sentence)
    data = await bytes_of(ctx, chosen)
    share = None
    match arguments.manner:
        case "before_after":
            made = await worked_on(lambda: darkroom.before_after(data[0], data[-1]))
        case "difference":
            made, share = await asyncio.to_thread(darkroom.difference, data[0], data[-1])
        case "side_by_side":
            labelled = [(f"#{image.number}", one) for image, one in zip(chosen, data, strict=True)]
            made = await worked_on(lambda: darkroom.side_by_side(labelled))
        case _:
            assert_never(arguments.manner)
    async with ctx.services.db.read() as tx:
        told = await _changes(tx, first, last)
    apart = (
        " " + speak("{share:.0%} of it clearly looks different.", share=share)
        if share is not None
        else ""
    )
    numbers = listed(f"#{image.number}" for image in chosen)
    head = speak("{numbers}, as {new}.", numbers=numbers, new=NEW)
    return await kept(
        ctx,
        made,
        tool="compare",
        parent=last,
        change=f"compared with #{first.number}",
        did=f"{head} {told}{apart}",
    )


async def _changes(tx: Transaction, first: Image, last: Image) -> str:
    """What happened between two pictures, from our own record."""
    older, newer = sorted((first, last), key=lambda image: image.number)
    line = await line_of(tx, newer)
    numbers = [image.id for image in line]
    if older.id in numbers:
        steps = line[: numbers.index(older.id)][::-1]
        done = [f"{step_words(image)} (#{image.number})" for image in steps]
        return speak(
            "From #{older} to #{newer}: {steps}.",
            older=older.number,
            newer=newer.number,
            steps=listed(done),
        )
    others = {image.id for image in await line_of(tx, older)}
    shared = next((image for image in line if image.id in others), None)
    if shared is not None:
        return speak(
            "Both come from #{shared}; #{newer}: {words}.",
            shared=shared.number,
            newer=newer.number,
            words=quoted(newer.caption),
        )
    return speak(
        "They have no picture in common: #{older} is {older_words}, #{newer} {newer_words}.",
        older=older.number,
        older_words=quoted(older.caption),
        newer=newer.number,
        newer_words=quoted(newer.caption),
    )


TOOL = tool(
    name="compare",
    command="compare",
    summary="Lay pictures side by side and tell what changed",
    description=(
        "Compare pictures side by side, before and after, or by their difference, and tell what "
        "changed between them; free, at once."
    ),
    arguments=CompareArguments,
    result=CraftResult,
    run=compare,
    needs=Right.CREATE,
)
