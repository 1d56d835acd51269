"""A bar chart as a picture: one bar a row, its name before it and its value behind it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

WIDTH = 960
_MARGIN, _ROW, _BAR = 32, 40, 22
_NAMES, _VALUES = 240, 150
_PAPER, _INK, _FAINT, _COLOUR = (250, 249, 246), (40, 40, 44), (120, 118, 112), (64, 110, 176)
_GROUND = (234, 232, 226)
_Font = ImageFont.ImageFont | ImageFont.FreeTypeFont


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
    draw = ImageDraw.Draw(chart)
    font = ImageFont.load_default(size=17)
    title_font = ImageFont.load_default(size=24)
    draw.text(
        (_MARGIN, _MARGIN), _fitting(title, title_font, WIDTH - 2 * _MARGIN), _INK, title_font
    )
    left, right = _MARGIN + _NAMES, WIDTH - _MARGIN - _VALUES
    most = max((bar.value for bar in bars), default=0) or 1
    for place, bar in enumerate(bars):
        top = _MARGIN + 56 + place * _ROW
        middle = top + _BAR // 2
        name = _fitting(bar.name, font, _NAMES - 16)
        draw.text((left - 14, middle), name, _INK, font, anchor="rm")
        draw.rounded_rectangle((left, top, right, top + _BAR), 4, fill=_GROUND)
        # Nothing has no bar; anything else is seen.
        if bar.value:
            end = left + max(4, round((right - left) * bar.value / most))
            draw.rounded_rectangle((left, top, end, top + _BAR), 4, fill=_COLOUR)
        told = _fitting(bar.told, font, _VALUES - 12)
        draw.text((right + 12, middle), told, _FAINT, font, anchor="lm")
    out = io.BytesIO()
    chart.save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitting(words: str, font: _Font, width: int) -> str:
    if font.getlength(words) <= width:
        return words
    while words and font.getlength(f"{words}…") > width:
        words = words[:-1]
    return f"{words.rstrip()}…"
