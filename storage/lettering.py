"""Drawing and writing on pictures; what that takes is loaded by the first who does it."""

from typing import TYPE_CHECKING, TypeAlias

from PIL.Image import Image

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

    Font: TypeAlias = ImageFont.ImageFont | ImageFont.FreeTypeFont


def pen(image: Image) -> "ImageDraw.ImageDraw":
    """Draws on this picture."""
    from PIL import ImageDraw  # noqa: PLC0415 - with its fonts it takes 2 MB, and is rarely needed

    return ImageDraw.Draw(image)


def font(size: int) -> "Font":
    """Pillow's own font, so many pixels high."""
    from PIL import ImageFont  # noqa: PLC0415 - 2 MB, and rarely needed

    return ImageFont.load_default(size=size)


def fitting(words: str, font: "Font", width: int) -> str:
    """The words, cut where they are wider than so many pixels."""
    if font.getlength(words) <= width:
        return words
    while words and font.getlength(f"{words}…") > width:
        words = words[:-1]
    return f"{words.rstrip()}…"
