"""Which trained styles and characters (LoRAs) there are to draw with."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from freepik.loras import Lora
from tools.context import ToolContext
from tools.loras import loras
from tools.results import ToolResult
from tools.speech import speak
from tools.tool import tool


class ListLorasArguments(BaseModel):
    """Nothing to say."""


class LoraEntry(BaseModel):
    """One of them; `own`: trained for whoever runs this; `ready`: it can be drawn with."""

    name: str
    description: str
    kind: str
    category: str
    own: bool
    ready: bool


class LorasResult(ToolResult):
    """All of them, as the provider lists them."""

    loras: list[LoraEntry]


async def list_loras(ctx: ToolContext, _: ListLorasArguments) -> LorasResult:
    """What has been trained, and how to use it."""
    found = await loras(ctx)
    entries = [
        LoraEntry(
            name=one.name,
            description=one.description,
            kind=one.kind,
            category=one.category,
            own=one.own,
            ready=one.ready,
        )
        for one in found
    ]
    return LorasResult(say="\n".join(_lines(found)), loras=entries)


def _lines(found: Sequence[Lora]) -> Iterator[str]:
    if not found:
        yield speak("There are no trained styles or characters (LoRAs) yet.")
        return
    yield speak("Trained styles and characters (LoRAs):")
    for one in found:
        about = f": {one.description}" if one.description else ""
        facts = [
            one.kind,
            *([speak("own")] if one.own else []),
            *([] if one.ready else [speak("in training")]),
        ]
        yield f"{one.name} ({', '.join(facts)}){about}"
    example = next((one.name for one in found if one.ready), found[0].name)
    yield speak("Use one by its name: “draw a castle with the lora {example}”.", example=example)


TOOL = tool(
    name="list_loras",
    command="loras",
    summary="See the trained styles and characters",
    description="List the trained styles and characters (LoRAs) that generate can draw with.",
    arguments=ListLorasArguments,
    result=LorasResult,
    run=list_loras,
)
