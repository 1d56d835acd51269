"""Show the same thing from another side, height or distance."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, JsonValue

from freepik.catalog import Capability
from freepik.requests import Role, Wish
from tools import choice
from tools.context import ToolContext
from tools.drawing import Drawing, order
from tools.errors import BadArgument
from tools.fields import Model, Picture
from tools.picture_ref import resolve
from tools.results import DrawResult
from tools.shape import ratio_to_come, size_of
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW

_AS_IT_IS = 5
View = Literal["front", "left", "right", "back", "above", "below"]
# Degrees as the route counts them: around the subject, and up (/v1/ai/image-change-camera).
_VIEWS: dict[str, dict[str, int]] = {
    "front": {"horizontal_angle": 0},
    "left": {"horizontal_angle": 270},
    "right": {"horizontal_angle": 90},
    "back": {"horizontal_angle": 180},
    "above": {"vertical_angle": 60},
    "below": {"vertical_angle": -30},
}


class ChangeViewArguments(BaseModel):
    """Which picture, and where the camera goes."""

    picture: Picture = "last"
    view: Annotated[View | None, Field(description="From where, in a word.")] = None
    horizontal: Annotated[
        int | None, Field(ge=0, le=360, description="Degrees around the subject.")
    ] = None
    vertical: Annotated[
        int | None, Field(ge=-30, le=90, description="Degrees up (90: from straight above).")
    ] = None
    zoom: Annotated[
        int | None, Field(ge=0, le=10, description="0 far away, 5 as it is, 10 very close.")
    ] = None
    model: Model = None


async def change_view(ctx: ToolContext, arguments: ChangeViewArguments) -> DrawResult:
    """Order the other view."""
    options = _camera(arguments)
    if not options:
        field = "view"
        sentence = speak("From where? Say left, right, back, above, below, or closer.")
        raise BadArgument(field, sentence)
    found = await resolve(ctx, arguments.picture)
    model = choice.named(Capability.CHANGE_VIEW, arguments.model or "")
    if model.prompt:
        # It has no camera: it is told.
        told = (
            f"The same scene, seen {_told(arguments)}. Keep what is there, its style, its colours."
        )
        wish = Wish(capability=Capability.CHANGE_VIEW, prompt=told, ratio=ratio_to_come(found))
    else:
        wish = Wish(capability=Capability.CHANGE_VIEW, options=options)
    return await order(
        ctx,
        Drawing(
            tool="change_view",
            doing=speak("Turning #{number} as {new}", number=found.number, new=NEW),
            endpoint=model,
            wish=wish,
            prompt=f"{found.caption}, seen {_words(arguments)}",
            quotes=False,
            asked=arguments.model_fields_set,
            inputs=[found.as_input(Role.IMAGE)],
            sources=[found],
            parent_id=found.image_id,
            size=size_of(found),
        ),
    )


def _camera(arguments: ChangeViewArguments) -> dict[str, JsonValue]:
    chosen: dict[str, int | None] = {**_VIEWS.get(arguments.view or "", {})}
    named = {
        "horizontal_angle": arguments.horizontal,
        "vertical_angle": arguments.vertical,
        "zoom": arguments.zoom,
    }
    chosen.update({name: value for name, value in named.items() if value is not None})
    return {name: value for name, value in chosen.items() if value is not None}


def _told(arguments: ChangeViewArguments) -> str:
    """The camera in words, for a model that has only words."""
    around, up, near = arguments.horizontal, arguments.vertical, arguments.zoom
    parts = [_words(arguments)] if arguments.view is not None else []
    if around is not None:
        parts.append(f"from {around} degrees around it to the right")
    if up is not None:
        parts.append(f"from {abs(up)} degrees {'above' if up >= 0 else 'below'}")
    if near is not None:
        parts.append(
            "as it is" if near == _AS_IT_IS else "closer" if near > _AS_IT_IS else "farther"
        )
    return ", ".join(parts)


def _words(arguments: ChangeViewArguments) -> str:
    if arguments.view is not None:
        return f"from {'the ' if arguments.view not in {'above', 'below'} else ''}{arguments.view}"
    return "from another point of view"


TOOL = tool(
    name="change_view",
    command="view",
    summary="See the same thing from another side",
    description="Move the camera: another side, height or distance of the same subject.",
    arguments=ChangeViewArguments,
    result=DrawResult,
    run=change_view,
    draws=True,
)
