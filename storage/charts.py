"""A bar chart as a picture: one bar a row, its name before it and its value behind it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from storage.lettering import fitting, font, pen

WIDTH = 960
_MARGIN, _ROW, _BAR = 32, 40, 22
_NAMES, _VALUES = 240, 150
_PAPER, _INK, _FAINT, _COLOUR = (250, 249, 246), (40, 40, 44), (120, 118, 112), (64, 110, 176)
_GROUND = (234, 232, 226)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar; `told` is its value in words."""

    name: str
    value: int
    told: str


def height_of(bars: int) -> int:
    """The pixels a chart of so many bars is high."""
    return 2 * _MARGIN + 56 + bars * _ROW


def bar_chart(title: str, bars: Sequence[Bar]) -> bytes:
    """A PNG of `WIDTH` by `height_of`. Blocking: call it in a thread."""
    chart = Image.new("RGB", (WIDTH, height_of(len(bars))), _PAPER)
    draw = pen(chart)
    plain, large = font(17), font(24)
    draw.text((_MARGIN, _MARGIN), fitting(title, large, WIDTH - 2 * _MARGIN), _INK, large)
    left, right = _MARGIN + _NAMES, WIDTH - _MARGIN - _VALUES
    most = max((bar.value for bar in bars), default=0) or 1
    for place, bar in enumerate(bars):
        top = _MARGIN + 56 + place * _ROW
        middle = top + _BAR // 2
        name = fitting(bar.name, plain, _NAMES - 16)
        draw.text((left - 14, middle), name, _INK, plain, anchor="rm")
        draw.rounded_rectangle((left, top, right, top + _BAR), 4, fill=_GROUND)
        # Nothing has no bar; anything else is seen.
        if bar.value:
            end = left + max(4, round((right - left) * bar.value / most))
            draw.rounded_rectangle((left, top, end, top + _BAR), 4, fill=_COLOUR)
        told = fitting(bar.told, plain, _VALUES - 12)
        draw.text((right + 12, middle), told, _FAINT, plain, anchor="lm")
    out = io.BytesIO()
    chart.save(out, "PNG", optimize=True)
    return out.getvalue()
