"""Several pictures on one sheet, each with its label."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageOps

from storage.lettering import fitting, font, pen

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
    draw = pen(sheet)
    label_font = font(16)
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
        label = fitting(picture.label, label_font, _CELL)
        draw.text((left, top + _CELL + 6), label, fill=_INK, font=label_font)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()
