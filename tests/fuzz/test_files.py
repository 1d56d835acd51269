"""Files that strangers send: pictures of any kind, spoilt; archives; what a file says of itself."""

import io
from contextlib import suppress
from functools import cache
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from storage import likeness, pictures, xmp
from storage.errors import BadBackup, BadPicture
from storage.restore import Backup
from storage.stories import identity_in
from tests.fuzz.foreign import near

# What Pillow remarks about a spoilt file is for the log of who runs it.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")
KINDS = ("PNG", "JPEG", "WEBP", "GIF")
_PACKET = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>'


@cache
def picture(kind: str) -> bytes:
    """A small one with everything on it that has a parser of its own."""
    image = Image.linear_gradient("L").resize((24, 18)).convert("P" if kind == "GIF" else "RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    more: dict[str, object] = {} if kind == "GIF" else {"exif": exif}
    image.save(out, kind, **more)
    return xmp.embed(out.getvalue(), _PACKET)


def spoilt(kind: str) -> st.SearchStrategy[bytes]:
    return st.one_of(
        near(picture(kind)), st.binary(max_size=200).map(lambda end: picture(kind) + end)
    )


@given(st.sampled_from(KINDS), st.data())
def test_a_spoilt_picture(kind: str, data: st.DataObject) -> None:
    sent = data.draw(spoilt(kind))
    with suppress(BadPicture):
        info = pictures.inspect(sent)
        small = pictures.thumbnail(sent, 16)
        assert info.width > 0
        # What is served small is made anew: nothing that hung on the file is in it.
        assert len(small) < 10_000
        likeness.likeness(small)
    with suppress(BadPicture):
        pictures.is_blank(sent)
    with suppress(BadPicture):
        fitted, _ = pictures.fitted(sent, 2_000)
        assert len(fitted) <= max(2_000, len(sent))


@given(st.sampled_from(KINDS), st.data())
def test_what_a_spoilt_file_says_of_itself(kind: str, data: st.DataObject) -> None:
    sent = data.draw(spoilt(kind))
    xmp.extract(sent)
    identity_in(sent)
    xmp.remove(sent)
    told = xmp.embed(sent, _PACKET)
    assert told == sent or len(told) < 2 * len(sent) + 10 * len(_PACKET) + 200


@cache
def archive() -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as zipped:
        zipped.writestr("manifest.json", b'{"format": 1, "revision": "0001_first", "tables": {}}')
        zipped.writestr("files.jsonl", b"")
    return out.getvalue()


@given(st.one_of(st.binary(max_size=300), near(archive())))
def test_an_archive_that_is_to_be_restored(sent: bytes) -> None:
    with suppress(BadBackup):
        Backup.read(io.BytesIO(sent))
