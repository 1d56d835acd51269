"""Which pictures count as the same, after what chats do to them and after what people do."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from simulator.painting.studio import paint
from storage.likeness import bands, distance, likeness, near, same_look
from storage.pictures import thumbnail
from storage.recognition import FARTHEST

PROMPTS = (
    "a red fox in the snow",
    "a castle on a hill at night",
    "a bowl of fruit on a table",
    "a blue car in a city",
    "a lighthouse by the sea",
)
SIGNED = st.integers(min_value=-(2**63), max_value=2**63 - 1)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.convert("RGB").save(out, kind, **options)
    return out.getvalue()


def seen(data: bytes) -> tuple[int, bytes]:
    """The likeness and the small version of a file."""
    small = thumbnail(data)
    found = likeness(small)
    assert found is not None
    return found, small


@pytest.fixture(scope="module")
def painted() -> list[Image.Image]:
    return [
        paint(prompt, width=1024, height=768, seed=place) for place, prompt in enumerate(PROMPTS)
    ]


def resent(image: Image.Image) -> Iterator[bytes]:
    """What chat platforms make of a picture."""
    for quality in (92, 80, 60):
        yield encoded(image, "JPEG", quality=quality)
    for longest in (1280, 800, 512):
        small = image.copy()
        small.thumbnail((longest, longest), Image.Resampling.BICUBIC)
        yield encoded(small, "JPEG", quality=85)
        yield encoded(small, "WEBP", quality=80)


def test_a_platform_that_encodes_anew_hides_nothing(painted: list[Image.Image]) -> None:
    for image in painted:
        ours, small = seen(encoded(image, "PNG", compress_level=1))
        for data in resent(image):
            theirs, also_small = seen(data)
            assert distance(ours, theirs) <= FARTHEST
            assert same_look(small, also_small)


def test_what_somebody_painted_on_it_is_a_change(painted: list[Image.Image]) -> None:
    for image in painted:
        _, small = seen(encoded(image, "PNG", compress_level=1))
        marked = image.convert("RGB")
        ImageDraw.Draw(marked).ellipse((700, 80, 760, 140), outline=(255, 0, 0), width=8)
        assert not same_look(small, thumbnail(encoded(marked, "JPEG", quality=90)))
        cut = image.crop((0, 0, 700, 768))
        assert not same_look(small, thumbnail(encoded(cut, "PNG", compress_level=1)))


def test_other_pictures_look_different(painted: list[Image.Image]) -> None:
    everything = [thumbnail(encoded(image, "PNG", compress_level=1)) for image in painted]
    for one in everything:
        assert [other for other in everything if same_look(one, other)] == [one]


def test_a_picture_without_features_has_no_likeness() -> None:
    assert likeness(encoded(Image.new("RGB", (400, 300), "red"), "PNG")) is None
    slope = Image.linear_gradient("L").rotate(90)
    assert likeness(encoded(slope, "PNG")) is None, "every sunset would be the same picture"


@given(SIGNED, st.sets(st.integers(0, 63), max_size=FARTHEST))
def test_whatever_is_near_is_found_by_a_band(value: int, flipped: set[int]) -> None:
    bits = value % 2**64
    for bit in flipped:
        bits ^= 1 << bit
    other = bits - 2**64 if bits >= 2**63 else bits
    assert distance(value, other) == len(flipped)
    pairs = zip(bands(value), bands(other), strict=True)
    assert any(theirs in near(ours) for ours, theirs in pairs)
