"""Looks at picture bytes before anybody trusts them. All of it is slow: call it in a thread."""

import io
import struct
import zlib
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps

from storage import xmp
from storage.errors import BadPicture

LARGEST_BYTES: Final = 60 * 1024 * 1024
_LARGEST_PIXELS: Final = 80_000_000
_MEDIA_TYPES: Final = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "WEBP": "image/webp",
    "GIF": "image/gif",
}
_ORIENTATION: Final = 0x0112  # EXIF 2.32, 4.6.4: values 5 to 8 lie on their side
_LYING: Final = frozenset({5, 6, 7, 8})
# What Pillow raises for broken files; the warning is an error only where warnings are.
_BROKEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureInfo:
    """What the bytes are; width and height as a viewer shows them (EXIF orientation applied)."""

    media_type: str
    width: int
    height: int


def inspect(data: bytes) -> PictureInfo:
    """Decode the picture (the first frame) to be sure of it.

    Raises `BadPicture` for anything but PNG, JPEG, WebP or GIF, for more than 60 MB or 80
    megapixels, and for files that break off or lie about themselves.
    """
    image = decode(data)
    width, height = image.size
    if image.getexif().get(_ORIENTATION) in _LYING:
        width, height = height, width
    media_type = _MEDIA_TYPES[image.format or ""]
    return PictureInfo(media_type=media_type, width=width, height=height)


def thumbnail(data: bytes, side: int = 512) -> bytes:
    """A small upright picture that fits `side` by `side`: PNG when it has transparency, else JPEG.

    Raises `BadPicture` like `inspect`.
    """
    image = decode(data, at_least=side)
    try:
        upright = ImageOps.exif_transpose(image)
        see_through = upright.has_transparency_data
        small = _plain(upright, "RGBA" if see_through else "RGB")
        small.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
        out = io.BytesIO()
        if see_through:
            small.save(out, "PNG")
        else:
            small.save(out, "JPEG", quality=85)
    except _BROKEN as error:
        raise BadPicture(_UNREADABLE) from error
    return out.getvalue()


def is_blank(data: bytes) -> bool:
    """Whether the picture is one colour all over. Raises `BadPicture` like `inspect`."""
    try:
        bands = decode(data).convert("RGB").split()
        return all(highest - lowest <= _NOISE for lowest, highest in map(_extremes, bands))
    except _BROKEN as error:
        raise BadPicture(_UNREADABLE) from error


def _extremes(band: Image.Image) -> tuple[int, int]:
    used = [value for value, count in enumerate(band.histogram()) if count]
    return used[0], used[-1]


def fitted(data: bytes, max_bytes: int) -> tuple[bytes, str]:
    """The picture in at most `max_bytes`, with its media type; the very bytes where they fit.

    Otherwise it is encoded anew (WebP with transparency, else JPEG), and made smaller only when
    that is not enough; what it says of itself (XMP) goes with it. Raises `BadPicture` like
    `inspect`.
    """
    image = decode(data)
    if len(data) <= max_bytes:
        return data, _MEDIA_TYPES[image.format or ""]
    story = xmp.extract(data)
    if story is None or 2 * len(story) > max_bytes:
        return _smaller(image, max_bytes)
    encoded, media_type = _smaller(image, max_bytes - len(story) - _AROUND_XMP)
    return xmp.embed(encoded, story), media_type


_AROUND_XMP: Final = 128  # bytes of names and lengths


def _smaller(image: Image.Image, max_bytes: int) -> tuple[bytes, str]:
    try:
        upright = ImageOps.exif_transpose(image)
        see_through = upright.has_transparency_data
        plain = _plain(upright, "RGBA" if see_through else "RGB")
        largest = _LONGEST_WEBP if see_through else _LONGEST_JPEG
        plain.thumbnail((largest, largest), Image.Resampling.LANCZOS)
        encoded = _encoded(plain, see_through=see_through, quality=_FINE)
        if len(encoded) > max_bytes:
            encoded = _encoded(plain, see_through=see_through, quality=_GOOD)
        while len(encoded) > max_bytes and max(plain.size) > 1:
            # The size of a file goes with the area; a little less, to arrive in few steps.
            scale = 0.95 * (max_bytes / len(encoded)) ** 0.5
            width, height = (max(1, int(side * scale)) for side in plain.size)
            plain = plain.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
            encoded = _encoded(plain, see_through=see_through, quality=_GOOD)
    except _BROKEN as error:
        raise BadPicture(_UNREADABLE) from error
    return encoded, "image/webp" if see_through else "image/jpeg"


_NOISE: Final = 6  # what JPEG may add to a plain colour
_FINE: Final = 92
_GOOD: Final = 82
_LONGEST_WEBP: Final = 16_383  # pixels: what the formats can hold
_LONGEST_JPEG: Final = 65_500


def _encoded(image: Image.Image, *, see_through: bool, quality: int) -> bytes:
    out = io.BytesIO()
    if see_through:
        image.save(out, "WEBP", quality=quality, method=2)
    else:
        image.save(out, "JPEG", quality=quality)
    return out.getvalue()


_UNREADABLE: Final = "The picture is damaged or incomplete."


def decode(data: bytes, *, at_least: int | None = None) -> Image.Image:
    """The first frame, loaded and checked; `at_least` lets a JPEG come smaller, down to twice it.

    Raises `BadPicture` like `inspect`.
    """
    if len(data) > LARGEST_BYTES:
        reason = f"The file is larger than {LARGEST_BYTES // 1024 // 1024} MB."
        raise BadPicture(reason)
    try:
        image = Image.open(io.BytesIO(data), formats=tuple(_MEDIA_TYPES))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadPicture(_too_many_pixels()) from error
    except _BROKEN as error:
        reason = "This is not a PNG, JPEG, WebP or GIF picture."
        raise BadPicture(reason) from error
    # The header alone is read so far: a small file that claims to be huge costs nothing.
    if image.width * image.height > _LARGEST_PIXELS:
        raise BadPicture(_too_many_pixels())
    try:
        if at_least is not None:
            image.draft("RGB", (2 * at_least, 2 * at_least))
        image.load()
        image.getexif()
    except _BROKEN as error:
        raise BadPicture(_UNREADABLE) from error
    return image


def _too_many_pixels() -> str:
    return f"The picture has more than {_LARGEST_PIXELS // 1_000_000} megapixels."


def _plain(image: Image.Image, mode: str) -> Image.Image:
    """Eight bits per channel in this mode; of what hung on it only the meaning of its colours."""
    if image.mode.startswith("I;16") or image.mode == "I":
        # Converting would clip at 255 instead of scaling.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    plain = image.convert(mode)
    # Comments and the like would be written into whatever is made of it.
    plain.info = {name: kept for name, kept in plain.info.items() if name == "icc_profile"}
    return plain
