"""Draw an icon."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from freepik.catalog import Capability, endpoint
from freepik.requests import Wish
from tools.context import ToolContext
from tools.drawing import Drawing, order
from tools.errors import NotAllowed
from tools.results import DrawResult
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW

MODEL = "text-to-icon"
PREVIEW = "text-to-icon-preview"


class IconArguments(BaseModel):
    """What it shows, and how it is drawn."""

    prompt: Annotated[str, Field(min_length=1, max_length=2000, description="What the icon shows.")]
    style: Annotated[
        Literal["solid", "outline", "color", "flat", "sticker"], Field(description="Its look.")
    ] = "solid"
    preview: Annotated[
        bool, Field(description="Only a first look at it, where the person asks for that.")
    ] = False


async def icon(ctx: ToolContext, arguments: IconArguments) -> DrawResult:
    """Order the icon.

    Raises:
        NotAllowed: nobody could tell us when it is done. Icons have no status to ask for
            (`/v1/ai/text-to-icon`), so they need a public address for Freepik's call.
    """
    if not ctx.services.engine.is_called_back:
        sentence = speak(
            "Icons can be drawn only where Freepik can call this bot back: whoever runs it has "
            "to set PUBLIC_URL. I can draw it as an ordinary picture instead."
        )
        raise NotAllowed(sentence)
    return await order(
        ctx,
        Drawing(
            tool="icon",
            doing=speak("Drawing the icon {new}", new=NEW),
            endpoint=endpoint(PREVIEW if arguments.preview else MODEL),
            wish=Wish(capability=Capability.ICON, prompt=arguments.prompt, style=arguments.style),
            prompt=arguments.prompt,
            asked=arguments.model_fields_set,
        ),
    )


TOOL = tool(
    name="icon",
    command="icon",
    summary="Draw an icon",
    description="Draw an icon in one of five looks: solid, outline, color, flat, sticker.",
    arguments=IconArguments,
    result=DrawResult,
    run=icon,
    draws=True,
)
