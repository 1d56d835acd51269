"""Work on pictures that needs no provider: cut, resize, convert, lay side by side. It is slow.

Every function takes and returns encoded pictures, and raises `BadPicture` like `pictures.inspect`.
Call them in a thread.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PIL import Image, ImageChops, ImageOps

from storage.errors import BadPicture
from storage.lettering import font, pen
from storage.pictures import decode

Format = Literal["png", "jpeg", "webp"]
Corner = Literal["top left", "top right", "bottom left", "bottom right"]

LARGEST_SIDE: Final = 12_000
_FINE: Final = 92
_HEIGHT: Final = 1024  # of pictures laid side by side
_GAP: Final = 16
_PAPER: Final = (250, 249, 246)
_INK: Final = (40, 40, 44)
_LOGO_SHARE: Final = 0.18
_EDGE_SHARE: Final = 0.03
_VISIBLE: Final = 4  # times: a small difference should be seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """What is cut off at each edge, in percent of the side."""

    left: int = 0
    right: int = 0
    top: int = 0
    bottom: int = 0


def crop(data: bytes, edges: Edges) -> bytes:
    """The picture without its edges."""
    image, kept = _upright(data)
    width, height = image.size
    box = (
        width * edges.left // 100,
        height * edges.top // 100,
        width - width * edges.right // 100,
        height - height * edges.bottom // 100,
    )
    if box[2] - box[0] < 1 or box[3] - box[1] < 1:
        reason = "Nothing would be left of the picture."
        raise BadPicture(reason)
    return _encoded(image.crop(box), kept)


def crop_to_ratio(data: bytes, ratio: float) -> bytes:
    """The largest middle part with this ratio of width to height."""
    image, kept = _upright(data)
    width, height = image.size
    across = min(width, max(1, round(height * ratio)))
    down = min(height, max(1, round(width / ratio)))
    left, top = (width - across) // 2, (height - down) // 2
    return _encoded(image.crop((left, top, left + across, top + down)), kept)


def resize(data: bytes, *, width: int | None, height: int | None, percent: int | None) -> bytes:
    """The picture in other dimensions; a side that is not given follows the other one."""
    image, kept = _upright(data)
    if percent is not None:
        width, height = image.width * percent // 100, image.height * percent // 100
    elif width is None and height is not None:
        width = round(image.width * height / image.height)
    elif height is None and width is not None:
        height = round(image.height * width / image.width)
    size = max(1, width or image.width), max(1, height or image.height)
    if max(size) > LARGEST_SIDE:
        reason = f"A side of more than {LARGEST_SIDE} pixels is too large."
        raise BadPicture(reason)
    return _encoded(image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0), kept)


def convert(data: bytes, form: Format, quality: int | None) -> bytes:
    """The same picture in another format; a JPEG gets a white ground where it was transparent."""
    image, _ = _upright(data)
    return _encoded(image, form, quality or _FINE)


def side_by_side(pictures: Sequence[tuple[str, bytes]]) -> bytes:
    """The pictures in a row, equally high, each with its label; a PNG."""
    shown = [(label, _at_height(data)) for label, data in pictures]
    width = sum(image.width for _, image in shown) + _GAP * (len(shown) + 1)
    sheet = Image.new("RGB", (width, _HEIGHT + 3 * _GAP + 20), _PAPER)
    draw, label_font = pen(sheet), font(20)
    left = _GAP
    for label, image in shown:
        sheet.paste(image, (left, _GAP), image)
        draw.text((left, _HEIGHT + 2 * _GAP - 4), label, fill=_INK, font=label_font)
        left += image.width + _GAP
    return _png(sheet)


def before_after(before: bytes, after: bytes) -> bytes:
    """The left half of one and the right half of the other, with a line between them; a PNG."""
    first, second = _same_size(before, after)
    middle = first.width // 2
    second.paste(first.crop((0, 0, middle, first.height)), (0, 0))
    line = max(2, first.width // 400)
    pen(second).rectangle((middle - line, 0, middle + line, first.height), fill="white")
    return _png(second)


def difference(before: bytes, after: bytes) -> tuple[bytes, float]:
    """What differs, bright on black, as a PNG; and the share of the picture that clearly does."""
    first, second = _same_size(before, after)
    apart = ImageChops.difference(first.convert("RGB"), second.convert("RGB"))
    grey = apart.convert("L")
    histogram = grey.histogram()
    share = sum(histogram[_CLEARLY:]) / max(1, sum(histogram))
    return _png(apart.point(lambda value: min(255, value * _VISIBLE))), share


def overlay(data: bytes, logo: bytes, corner: Corner) -> bytes:
    """The picture with a logo in a corner, about a fifth of its width."""
    image, kept = _upright(data)
    mark, _ = _upright(logo)
    mark = ImageOps.contain(
        mark.convert("RGBA"),
        (max(1, int(image.width * _LOGO_SHARE)), max(1, int(image.height * _LOGO_SHARE))),
    )
    edge = int(min(image.size) * _EDGE_SHARE)
    left = edge if corner.endswith("left") else image.width - mark.width - edge
    top = edge if corner.startswith("top") else image.height - mark.height - edge
    base = image.convert("RGBA")
    base.alpha_composite(mark, (max(0, left), max(0, top)))
    return _encoded(base if image.has_transparency_data else base.convert("RGB"), kept)


_CLEARLY: Final = 24  # of 255


def _upright(data: bytes) -> tuple[Image.Image, Format]:
    image = decode(data)
    form: Format = {"JPEG": "jpeg", "WEBP": "webp"}.get(image.format or "", "png")  # type: ignore[assignment]  # the three there are
    upright = ImageOps.exif_transpose(image)
    mode = "RGBA" if upright.has_transparency_data else "RGB"
    return upright.convert(mode), form


def _at_height(data: bytes) -> Image.Image:
    image, _ = _upright(data)
    width = max(1, round(image.width * _HEIGHT / image.height))
    return image.resize((width, _HEIGHT), Image.Resampling.LANCZOS, reducing_gap=2.0).convert(
        "RGBA"
    )


def _same_size(before: bytes, after: bytes) -> tuple[Image.Image, Image.Image]:
    first, second = _upright(before)[0].convert("RGB"), _upright(after)[0].convert("RGB")
    if first.size != second.size:
        first = ImageOps.fit(first, second.size, Image.Resampling.LANCZOS)
    return first, second


def _encoded(image: Image.Image, form: Format, quality: int = _FINE) -> bytes:
    if form == "png":
        return _png(image)
    out = io.BytesIO()
    if form == "webp":
        image.save(out, "WEBP", quality=quality, method=2)
    else:
        _on_white(image).save(out, "JPEG", quality=quality)
    return out.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=3)
    return out.getvalue()
