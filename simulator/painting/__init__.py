"""The simulator's painter: prompts become real pictures, and edits really change them.

Everything is pure and synchronous; the same arguments always give the same pixels.
"""

from simulator.painting.carrying import to_jpeg_bytes, to_png_bytes
from simulator.painting.icons import icon, icon_svg
from simulator.painting.sentences import describe, improve
from simulator.painting.studio import (
    blank,
    change_view,
    edit,
    expand,
    inpaint,
    paint,
    relight,
    remove_background,
    retouch,
    style_transfer,
    upscale,
    vary,
)

__all__ = [
    "blank",
    "change_view",
    "describe",
    "edit",
    "expand",
    "icon",
    "icon_svg",
    "improve",
    "inpaint",
    "paint",
    "relight",
    "remove_background",
    "retouch",
    "style_transfer",
    "to_jpeg_bytes",
    "to_png_bytes",
    "upscale",
    "vary",
]
