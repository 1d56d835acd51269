"""What a picture was made from, step by step, from our own record."""

from storage.images import Image
from storage.tables import ConversationId
from tools.wording import quoted

_SAID = frozenset({"generate", "edit", "relight", "icon"})
"""Tools whose prompt is what was said for this very step."""


def name_of(image: Image, here: ConversationId) -> str:
    """The number it has in this chat; of a picture that lies in another one, the handle."""
    return f"#{image.number}" if image.conversation_id == here else image.handle


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
