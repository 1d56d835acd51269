"""Light a picture anew, by words or like another picture."""

from typing import Annotated

from pydantic import BaseModel, Field

from freepik.catalog import Capability, endpoint
from freepik.requests import Role, Wish
from tools.context import ToolContext
from tools.drawing import Drawing, order
from tools.errors import BadArgument
from tools.fields import Picture
from tools.picture_ref import resolve_all
from tools.results import DrawResult
from tools.shape import size_of
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW

MODEL = "image-relight"


class RelightArguments(BaseModel):
    """Which picture, and the light: in words, or that of another picture."""

    picture: Picture = "last"
    light: Annotated[
        str | None,
        Field(max_length=2000, description="The light, in the person's own words."),
    ] = None
    like: Annotated[
        Picture | None, Field(description="The picture whose light is to be taken.")
    ] = None


async def relight(ctx: ToolContext, arguments: RelightArguments) -> DrawResult:
    """Order the new light; what is in the picture stays as it is."""
    light = (arguments.light or "").strip()
    if not light and arguments.like is None:
        field = "light"
        sentence = speak("What light? Say it in words, or name a picture that has it.")
        raise BadArgument(field, sentence)
    named = [arguments.picture, *([arguments.like] if arguments.like else [])]
    found, *like = await resolve_all(ctx, named)
    return await order(
        ctx,
        Drawing(
            tool="relight",
            doing=_doing(found.number, like[0].number if like else None),
            endpoint=endpoint(MODEL),
            wish=Wish(
                capability=Capability.RELIGHT,
                prompt=light or None,
                # A new light, not a new place.
                options={"change_background": False},
            ),
            prompt=light or f"the light of {like[0].caption}",
            quotes=bool(light),
            inputs=[found.as_input(Role.IMAGE), *(one.as_input(Role.LIGHT) for one in like)],
            sources=[found, *like],
            parent_id=found.image_id,
            size=size_of(found),
        ),
    )


def _doing(number: int, like: int | None) -> str:
    if like is None:
        return speak("Relighting #{number} as {new}", number=number, new=NEW)
    words = "Relighting #{number} as {new} with the light of #{like}"
    return speak(words, number=number, new=NEW, like=like)


TOOL = tool(
    name="relight",
    command="relight",
    summary="Change the light in a picture",
    description="Give a picture other light, by words (golden hour from the left) or like another.",
    arguments=RelightArguments,
    result=DrawResult,
    run=relight,
    draws=True,
)
