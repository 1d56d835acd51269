"""Several pictures on one sheet, each with its label."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont, ImageOps

_CELL = 384
_MARGIN = 16
_LABEL = 30
_PAPER, _INK, _SHADE = (250, 249, 246), (40, 40, 44), (226, 224, 218)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An encoded picture and the words below it."""

    label: str
    data: bytes


def contact_sheet(pictures: Sequence[Labelled]) -> bytes:
    """A PNG with all pictures in rows, nothing cropped. Blocking: call it in a thread."""
    columns = max(1, min(3, len(pictures), math.ceil(math.sqrt(len(pictures)))))
    rows = max(1, math.ceil(len(pictures) / columns))
    width = columns * (_CELL + _MARGIN) + _MARGIN
    height = rows * (_CELL + _LABEL + _MARGIN) + _MARGIN
    sheet = Image.new("RGB", (width, height), _PAPER)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=16)
    for place, picture in enumerate(pictures):
        left = _MARGIN + place % columns * (_CELL + _MARGIN)
        top = _MARGIN + place // columns * (_CELL + _LABEL + _MARGIN)
        draw.rectangle((left, top, left + _CELL - 1, top + _CELL - 1), fill=_SHADE)
        with Image.open(io.BytesIO(picture.data)) as source:
            shown = ImageOps.contain(
                ImageOps.exif_transpose(source).convert("RGBA"), (_CELL, _CELL)
            )
        at = (left + (_CELL - shown.width) // 2, top + (_CELL - shown.height) // 2)
        sheet.paste(shown, at, shown)
        label = _fitting(picture.label, font)
        draw.text((left, top + _CELL + 6), label, fill=_INK, font=font)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()


def _fitting(label: str, font: ImageFont.ImageFont | ImageFont.FreeTypeFont) -> str:
    if font.getlength(label) <= _CELL:
        return label
    while label and font.getlength(f"{label}…") > _CELL:
        label = label[:-1]
    return f"{label.rstrip()}…"
