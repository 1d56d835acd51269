"""Tell how a picture came about, and what was made of it."""

from pydantic import BaseModel

from storage import images
from storage.database import Transaction
from storage.descent import line_of
from storage.images import Image
from tools import choice
from tools.context import ToolContext
from tools.crafting import finished
from tools.descent import name_of, step_words
from tools.fields import Picture
from tools.results import ToolResult
from tools.speech import speak
from tools.tool import tool

_MOST_LINES = 30


class LineageArguments(BaseModel):
    """Which picture."""

    picture: Picture = "last"


class Version(BaseModel):
    """One picture of the tree."""

    number: int
    handle: str
    parent: int | None
    tool: str
    words: str
    model: str


class LineageResult(ToolResult):
    """The tree the picture belongs to, from its first one on."""

    versions: list[Version]


async def lineage(ctx: ToolContext, arguments: LineageArguments) -> LineageResult:
    """The whole tree, the picture that was asked about marked."""
    (image,) = await finished(ctx, [arguments.picture])
    lines: list[str] = []
    versions: list[Version] = []
    async with ctx.services.db.read() as tx:
        *_, first = await line_of(tx, image)
        waiting: list[tuple[int, Image, int | None]] = [(0, first, None)]
        while waiting and len(lines) < _MOST_LINES:
            depth, one, parent = waiting.pop()
            name = name_of(one, image.conversation_id)
            lines.append(_line(depth, name, one, asked=one.id == image.id))
            versions.append(_version(one, parent))
            children = await _children(tx, ctx, one)
            waiting += [(depth + 1, child, one.number) for child in reversed(children)]
    return LineageResult(say="\n".join(lines), versions=versions)


async def _children(tx: Transaction, ctx: ToolContext, image: Image) -> list[Image]:
    """What was made of it in this chat: what others made elsewhere is theirs."""
    children = await images.children(tx, image.id)
    return [child for child in children if child.conversation_id == ctx.conversation.id]


def _line(depth: int, name: str, image: Image, *, asked: bool) -> str:
    model = f" · {choice.label(image.model)}" if image.model else ""
    here = f" ← {speak('this one')}" if asked else ""
    return f"{'   ' * depth}{name} {step_words(image)}{model}{here}"


def _version(image: Image, parent: int | None) -> Version:
    return Version(
        number=image.number,
        handle=image.handle,
        parent=parent,
        tool=image.tool,
        words=step_words(image),
        model=image.model,
    )


TOOL = tool(
    name="lineage",
    command="lineage",
    summary="See how a picture came about",
    description="Tell how a picture came about: its versions as a tree, with words and models.",
    arguments=LineageArguments,
    result=LineageResult,
    run=lineage,
)
