"""What a picture was made from, step by step, from our own record."""

from storage import images
from storage.database import Transaction
from storage.images import Image
from tools.wording import quoted

MOST_STEPS = 30
_SAID = frozenset({"generate", "edit", "relight", "icon"})
"""Tools whose prompt is what was said for this very step."""


async def line_of(tx: Transaction, image: Image) -> list[Image]:
    """The picture, what it was made from, and so on to the first one."""
    line = [image]
    while line[-1].parent_id is not None and len(line) < MOST_STEPS:
        parent = await images.get(tx, line[-1].parent_id)
        if parent is None:
            break
        line.append(parent)
    return line


def step_words(image: Image) -> str:
    """What was done to make this picture, in a few words."""
    said = image.prompt.strip()
    return quoted(said) if said and image.tool in _SAID else image.tool.replace("_", " ")


def chained(line: list[Image]) -> list[Image]:
    """The edits at the end of a line of pictures, newest first, back to what was not an edit."""
    edits: list[Image] = []
    for image in line[:-1]:
        if image.tool != "edit" or not image.prompt.strip():
            break
        edits.append(image)
    return edits
