"""Drawing quoted words into a picture, with the typeface that Pillow carries."""

import textwrap
from random import Random

from PIL import Image, ImageDraw, ImageFont

from simulator.painting.colours import luminance
from simulator.painting.texture import blur, dim

_LONG_LINE = 14
_LIGHT = 128
_SMALLEST = 6


def paint_lettering(image: Image.Image, text: str, *, seed: int = 0) -> Image.Image:
    """Letter the text in the upper part, as large as fits, in a tone that stands out."""
    lines = textwrap.wrap(text, _LONG_LINE if len(text) > _LONG_LINE else len(text) or 1)[:4]
    words = "\n".join(lines)
    width, height = image.size
    font = ImageFont.load_default(_fitting(words, width, height))
    mask = Image.new("L", image.size)
    draw = ImageDraw.Draw(mask)
    stroke = max(1, round(font.size / 26)) if isinstance(font, ImageFont.FreeTypeFont) else 1
    centre = (width / 2, height * (0.2 + 0.02 * Random(seed).random()))
    draw.multiline_text(
        centre, words, fill=255, font=font, anchor="mm", align="center", stroke_width=stroke
    )
    behind = (
        image.crop((0, 0, width, max(1, height * 2 // 5)))
        .resize((1, 1), Image.Resampling.BOX)
        .getpixel((0, 0))
    )
    ground = behind if isinstance(behind, tuple) else (0, 0, 0)
    light = luminance((int(ground[0]), int(ground[1]), int(ground[2]))) > _LIGHT
    out = image.copy()
    shadow = dim(blur(mask, max(1.0, min(image.size) / 90)), 1.0)
    out.paste((250, 246, 236) if light else (14, 12, 22), (0, 0, width, height), dim(shadow, 0.85))
    out.paste((34, 30, 40) if light else (255, 248, 232), (0, 0, width, height), mask)
    return out


def _fitting(words: str, width: int, height: int) -> float:
    size = height * 0.26
    while size > _SMALLEST:
        font = ImageFont.load_default(size)
        left, top, right, bottom = ImageDraw.Draw(Image.new("L", (1, 1))).multiline_textbbox(
            (0, 0), words, font=font
        )
        if right - left < width * 0.86 and bottom - top < height * 0.34:
            break
        size *= 0.88
    return size
