"""What a picture was made from, step by step, from our own record."""

from storage.images import Image, get
from storage.statements import Transaction

MOST_STEPS = 30


async def line_of(tx: Transaction, image: Image) -> list[Image]:
    """The picture, what it was made from, and so on to the first one."""
    line = [image]
    while line[-1].parent_id is not None and len(line) < MOST_STEPS:
        parent = await get(tx, line[-1].parent_id)
        if parent is None:
            break
        line.append(parent)
    return line
