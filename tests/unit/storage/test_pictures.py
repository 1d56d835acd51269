"""Bytes are looked at before anybody trusts them."""

import contextlib
import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from storage.errors import BadPicture
from storage.pictures import PictureInfo, inspect, thumbnail


def _bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _gradient(width: int = 90, height: int = 60) -> Image.Image:
    return Image.linear_gradient("L").resize((width, height)).convert("RGB")


def _opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def _png_claiming(width: int, height: int) -> bytes:
    """A few hundred bytes that say they are a picture of any size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp"), ("GIF", "image/gif")],
)
def test_the_type_is_read_from_the_bytes(kind: str, media_type: str) -> None:
    data = _bytes(_gradient(), kind)
    assert inspect(data) == PictureInfo(media_type=media_type, width=90, height=60)
    small = _opened(thumbnail(data, 30))
    assert (small.size, small.format) == ((30, 20), "JPEG")


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "ICO", "PPM"])
def test_other_formats_are_refused(kind: str) -> None:
    with pytest.raises(BadPicture, match="not a PNG, JPEG, WebP or GIF"):
        inspect(_bytes(_gradient(), kind))


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"<html>busy</html>", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(BadPicture):
        inspect(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_files_that_break_off_are_refused(kind: str, share: float) -> None:
    noisy = Image.effect_noise((120, 120), 80).convert("RGB")
    data = _bytes(noisy, kind)
    for look in (inspect, thumbnail):
        with pytest.raises(BadPicture):
            look(data[: int(len(data) * share)])


@pytest.mark.parametrize(("width", "height"), [(9_000, 9_000), (30_000, 30_000), (2**31 - 1, 2)])
def test_bombs_are_refused_by_their_header(width: int, height: int) -> None:
    with pytest.raises(BadPicture, match="megapixels"):
        inspect(_png_claiming(width, height))


def test_a_file_too_large_is_refused_unread() -> None:
    with pytest.raises(BadPicture, match="60 MB"):
        inspect(bytes(60 * 1024 * 1024 + 1))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = _bytes(_gradient(90, 60), "JPEG", exif=exif)
    lying = orientation >= 5
    assert inspect(data).width == (60 if lying else 90)
    assert _opened(thumbnail(data, 30)).size == ((20, 30) if lying else (30, 20))


def test_transparency_survives_and_nothing_grows() -> None:
    clear = Image.new("RGBA", (40, 20), (200, 0, 0, 0))
    small = _opened(thumbnail(_bytes(clear, "PNG"), 512))
    assert (small.format, small.mode, small.size) == ("PNG", "RGBA", (40, 20))
    assert small.getpixel((1, 1)) == (200, 0, 0, 0)


def test_an_animation_shows_its_first_frame() -> None:
    frames = [Image.new("RGB", (40, 40), color) for color in ("red", "blue")]
    data = _bytes(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    assert inspect(data).media_type == "image/gif"
    pixel = _opened(thumbnail(data)).getpixel((20, 20))
    assert isinstance(pixel, tuple)
    red, _, blue = pixel
    assert red > 200
    assert blue < 50


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK", "I;16"])
def test_every_kind_of_colour_gets_a_thumbnail(mode: str) -> None:
    image = Image.new(mode, (64, 64)) if mode == "I;16" else _gradient(64, 64).convert(mode)
    data = _bytes(image, "JPEG" if mode == "CMYK" else "PNG")
    assert inspect(thumbnail(data, 16)).width == 16


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(["PNG", "JPEG", "WEBP", "GIF"]),
    spoils=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1),
)
def test_spoiled_files_are_read_or_refused_but_never_surprise(
    kind: str, spoils: list[tuple[float, int]]
) -> None:
    data = bytearray(_bytes(_gradient(40, 40), kind))
    for where, value in spoils:
        data[int(where * len(data))] = value
    for look in (inspect, thumbnail):
        with contextlib.suppress(BadPicture):
            assert look(bytes(data))
