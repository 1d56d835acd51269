"""Paint beyond the edges of a picture: to a shape, in a direction, by so many pixels."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, JsonValue

from freepik.catalog import Capability
from freepik.requests import Role, Size, Wish
from tools import choice
from tools.context import ToolContext
from tools.drawing import Drawing, order
from tools.errors import BadArgument
from tools.fields import Model, Picture, Ratio
from tools.found import Found
from tools.picture_ref import resolve
from tools.results import DrawResult
from tools.shape import size_of, value_of
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW

Direction = Literal["left", "right", "up", "down"]
SIDES = {"left": "left", "right": "right", "up": "top", "down": "bottom"}
_ACROSS: tuple[Direction, Direction] = ("left", "right")
_DOWN: tuple[Direction, Direction] = ("up", "down")
_AXES = (_ACROSS, _DOWN)
_SHARE = 0.25
"""How much of the picture's own side is added where nobody says how much."""
_MOST = 2048


def _listed(said: object) -> object:
    """One side may be said without a list around it."""
    return [said] if isinstance(said, str) else said


class ExpandArguments(BaseModel):
    """Which picture, and how far: to a ratio, or in directions."""

    picture: Picture = "last"
    ratio: Ratio = None
    direction: Annotated[
        list[Direction],
        BeforeValidator(_listed),
        Field(max_length=4, description="Where to; empty means all around."),
    ] = []
    pixels: Annotated[
        int | None, Field(ge=1, le=_MOST, description="How far on each side, in pixels.")
    ] = None
    prompt: Annotated[
        str | None, Field(max_length=2000, description="What is to appear there.")
    ] = None
    model: Model = None


async def expand(ctx: ToolContext, arguments: ExpandArguments) -> DrawResult:
    """Order the larger picture; what is there already stays as it is."""
    found = await resolve(ctx, arguments.picture)
    # pixels are plainer than a ratio, and say all
    ratio = None if arguments.pixels else arguments.ratio
    whole = ratio if not arguments.direction else None
    if ratio and found.image is None:
        field = "picture"
        sentence = speak(
            "#{number} is not finished yet: I can fit it to {ratio} once it is.",
            number=found.number,
            ratio=ratio,
        )
        raise BadArgument(field, sentence)
    prompt = (arguments.prompt or "").strip()
    return await order(
        ctx,
        Drawing(
            tool="expand",
            doing=_doing(found.number, ratio),
            endpoint=choice.named(Capability.EXPAND, arguments.model or ""),
            wish=Wish(
                capability=Capability.EXPAND,
                prompt=prompt or None,
                ratio=whole,
                options={} if whole else _sides(found, arguments, ratio),
            ),
            prompt=prompt or found.caption,
            quotes=bool(prompt),
            asked=arguments.model_fields_set,
            inputs=[found.as_input(Role.IMAGE)],
            sources=[found],
            parent_id=found.image_id,
            size=size_of(found),
        ),
    )


def _sides(found: Found, arguments: ExpandArguments, ratio: str | None) -> dict[str, JsonValue]:
    """How far on each side: in pixels, to a ratio on the sides that are named, else by a share."""
    size = size_of(found) or Size(width=_MOST // 2, height=_MOST // 2)
    missing = _missing(size, ratio)
    amounts: dict[str, JsonValue] = {}
    for axis in _AXES:
        named = [one for one in arguments.direction or SIDES if one in axis]
        if any(missing.values()):
            named = (named or [*axis]) if missing[axis] else []
        side = size.width if axis is _ACROSS else size.height
        for direction in named:
            wanted = missing[axis] / len(named) or side * _SHARE
            amounts[SIDES[direction]] = arguments.pixels or min(_MOST, max(1, round(wanted)))
    return amounts


def _missing(size: Size, ratio: str | None) -> dict[tuple[Direction, Direction], float]:
    """What the picture lacks of the ratio, in pixels across and down."""
    if ratio is None:
        return dict.fromkeys(_AXES, 0)
    value = value_of(ratio)
    across, down = size.height * value - size.width, size.width / value - size.height
    return {_ACROSS: max(0, across), _DOWN: max(0, down)}


def _doing(number: int, ratio: str | None) -> str:
    if ratio:
        return speak("Expanding #{number} to {ratio} as {new}", number=number, ratio=ratio, new=NEW)
    return speak("Expanding #{number} as {new}", number=number, new=NEW)


TOOL = tool(
    name="expand",
    command="expand",
    summary="Paint beyond the edges of a picture",
    description=(
        "Make a picture wider or taller by painting beyond its edges: to a ratio (a 16:9 banner), "
        "or in directions. Nothing of it is cut off; for that use crop."
    ),
    arguments=ExpandArguments,
    result=DrawResult,
    run=expand,
    draws=True,
)
