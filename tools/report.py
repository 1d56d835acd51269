"""Report a picture to the administrators: by words, by command, by button, by other programs."""

from typing import Annotated

from pydantic import BaseModel, Field

from tools import reports
from tools.context import ToolContext
from tools.errors import NotFound
from tools.fields import Picture
from tools.picture_ref import resolve
from tools.results import ToolResult
from tools.speech import speak
from tools.tool import tool


class ReportArguments(BaseModel):
    """Which picture, and what is not all right about it."""

    picture: Picture = "last"
    reason: Annotated[
        str | None,
        Field(max_length=300, description="What is not all right, in the asker's own words."),
    ] = None


async def report(ctx: ToolContext, arguments: ReportArguments) -> ToolResult:
    """Note it, and tell whoever wants to know about this place.

    Raises:
        NotFound: there is no such picture yet.
    """
    found = await resolve(ctx, arguments.picture)
    if found.image is None:
        sentence = speak(
            "#{number} is not finished yet, so there is nothing to report.", number=found.number
        )
        raise NotFound(sentence)
    return ToolResult(say=await reports.report(ctx, found.image, arguments.reason))


TOOL = tool(
    name="report",
    command="report",
    summary="Tell the administrators that a picture is not all right",
    description=(
        "Report a picture to the administrators. Only when the person says that it is offensive, "
        "illegal, hurts somebody or should be looked at; not when they merely dislike it."
    ),
    arguments=ReportArguments,
    result=ToolResult,
    run=report,
)
