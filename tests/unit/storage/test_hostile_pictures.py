"""Files that are two things at once, or that cost more than they weigh: refused in a sentence, or
served small as a fresh picture with nothing of the rest.
"""

import io
import struct
import zlib
from zipfile import ZipFile

import pytest
from PIL import Image

from storage.errors import BadPicture
from storage.pictures import inspect, thumbnail

SCRIPT = b"<script>alert(1)</script>"


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def gradient(mode: str = "RGB") -> Image.Image:
    return Image.linear_gradient("L").resize((90, 60)).convert(mode)


def zipped() -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("evil.html", SCRIPT)
    return out.getvalue()


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def with_text_bomb() -> bytes:
    """A compressed text of a gigabyte in a chunk of a picture: a block, a thousand times."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    sum_of_zeros = ((1 << 30) % 65521) << 16 | 1
    packed = b"\x78\x9c" + block * 1024 + b"\x03\x00" + struct.pack(">I", sum_of_zeros)
    good = saved(gradient(), "PNG")
    return good[:33] + png_chunk(b"zTXt", b"a\0\0" + packed) + good[33:]


ACCEPTED = {
    "a PNG with a zip behind it": saved(gradient(), "PNG") + zipped(),
    "a JPEG with a script behind it": saved(gradient(), "JPEG") + SCRIPT,
    "a JPEG with a script as its comment": saved(gradient(), "JPEG", comment=SCRIPT),
    "a GIF with a script as its comment": saved(gradient("P"), "GIF", comment=SCRIPT),
    "an animated PNG": saved(gradient(), "PNG", save_all=True, append_images=[gradient("L")]),
    "an animated GIF": saved(gradient(), "GIF", save_all=True, append_images=[gradient("L")] * 9),
    "an animated WebP": saved(gradient(), "WEBP", save_all=True, append_images=[gradient("L")]),
    "a CMYK JPEG": saved(gradient("CMYK"), "JPEG"),
    "a PNG of 16 bits": saved(Image.new("I;16", (90, 60), 40_000), "PNG"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_is_taken_is_served_small_without_what_hung_on_it(name: str) -> None:
    assert inspect(ACCEPTED[name]).width == 90
    small = thumbnail(ACCEPTED[name], 30)
    assert SCRIPT not in small
    assert b"PK\x03\x04" not in small
    with Image.open(io.BytesIO(small)) as served:
        assert (served.size, getattr(served, "n_frames", 1)) == ((30, 20), 1)
        assert served.mode in {"RGB", "RGBA"}
        assert "comment" not in served.info


REFUSED = {
    "an SVG with a script": b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>",
    "a page": b"<!doctype html>" + SCRIPT,
    "a page that begins like a JPEG": b"\xff\xd8\xff\xe0<html>" + SCRIPT,
    "a script that begins like a GIF": b"GIF89a/*" + bytes(3) + b"*/=1;alert(1)//",
    "a zip": zipped(),
    "a zip that begins like a PNG": b"\x89PNG\r\n\x1a\n" + zipped(),
    "a PNG that breaks off": saved(gradient(), "PNG")[:-30],
    "a JPEG that breaks off": saved(gradient(), "JPEG")[:-200],
    "a WebP that breaks off": saved(gradient(), "WEBP")[:-20],
    "a picture with a bomb of words": with_text_bomb(),
    "nothing": b"",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_has_a_sentence(name: str) -> None:
    with pytest.raises(BadPicture) as refused:
        inspect(REFUSED[name])
    assert refused.value.reason.endswith(".")
    assert "script" not in refused.value.reason


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_that_says_which_way_is_up_is_shown_that_way(turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    info = inspect(saved(gradient(), "JPEG", exif=exif))
    assert (info.width, info.height) == ((90, 60) if turn < 5 else (60, 90))
