"""Paint one picture in the style of another."""

from typing import Annotated

from pydantic import BaseModel, Field, JsonValue

from freepik.catalog import Capability, endpoint
from freepik.requests import Role, Wish
from tools.context import ToolContext
from tools.drawing import Drawing, order
from tools.fields import Picture
from tools.picture_ref import resolve_all
from tools.results import DrawResult
from tools.shape import size_of
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW

MODEL = "image-style-transfer"


class StyleTransferArguments(BaseModel):
    """Which picture, in the style of which other one, and how strongly."""

    picture: Picture = "last"
    like: Annotated[Picture, Field(description="The picture whose style is to be taken.")]
    strength: Annotated[
        int | None, Field(ge=0, le=100, description="How much of the style, 0 to 100.")
    ] = None


async def style_transfer(ctx: ToolContext, arguments: StyleTransferArguments) -> DrawResult:
    """Order the picture in the other one's style."""
    found, like = await resolve_all(ctx, [arguments.picture, arguments.like])
    strength: dict[str, JsonValue] = (
        {} if arguments.strength is None else {"style_strength": arguments.strength}
    )
    return await order(
        ctx,
        Drawing(
            tool="style_transfer",
            doing=speak(
                "Painting #{number} in the style of #{like} as {new}",
                number=found.number,
                like=like.number,
                new=NEW,
            ),
            endpoint=endpoint(MODEL),
            wish=Wish(capability=Capability.STYLE_TRANSFER, options=strength),
            prompt=f"{found.caption}, in the style of {like.caption}",
            quotes=False,
            asked=arguments.model_fields_set,
            inputs=[found.as_input(Role.IMAGE), like.as_input(Role.STYLE)],
            sources=[found, like],
            parent_id=found.image_id,
            size=size_of(found),
        ),
    )


TOOL = tool(
    name="style_transfer",
    command="restyle",
    summary="Paint a picture in the style of another",
    description=(
        "Paint one picture in the style of another picture. For a style in words use edit."
    ),
    arguments=StyleTransferArguments,
    result=DrawResult,
    run=style_transfer,
    draws=True,
)
