"""Pictures find their places by role, in the form each route wants, or it is said why not."""

import base64
from dataclasses import replace

import pytest
from pydantic import JsonValue

from freepik.bodies import INLINE_MOST, body, encode, place
from freepik.catalog import Capability, endpoint
from freepik.errors import BadRequest
from freepik.requests import Picture, Role, Wish


def picture(role: Role, data: bytes = b"one", media_type: str = "image/png") -> Picture:
    return Picture(role=role, data=data, media_type=media_type)


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def fields(name: str, capability: Capability, *pictures: Picture) -> dict[str, JsonValue]:
    wish = Wish(capability=capability)
    placed = place(endpoint(name), wish, pictures)
    urls = [replace(item, url="https://u") if item.needs_upload else item for item in placed]
    return body(endpoint(name), wish, urls)


IMAGE = picture(Role.IMAGE, b"image")
OTHER = picture(Role.REFERENCE, b"other")
TYPED: dict[str, JsonValue] = {"image": "https://u", "mime_type": "image/png"}

PLACES: list[tuple[str, Capability, tuple[Picture, ...], dict[str, JsonValue]]] = [
    (
        "seedream-v4-5-edit",
        Capability.EDIT,
        (OTHER, IMAGE),
        {"reference_images": [b64(b"image"), b64(b"other")]},
    ),
    (
        "flux-2-pro",
        Capability.EDIT,
        (IMAGE, OTHER),
        {"input_image": b64(b"image"), "input_image_2": b64(b"other")},
    ),
    ("flux-kontext-pro", Capability.EDIT, (IMAGE,), {"input_image": "https://u"}),
    ("nano-banana-pro", Capability.EDIT, (IMAGE, OTHER), {"reference_images": [TYPED, TYPED]}),
    ("remove-background", Capability.REMOVE_BACKGROUND, (IMAGE,), {"image_url": "https://u"}),
    (
        "image-style-transfer",
        Capability.STYLE_TRANSFER,
        (IMAGE, picture(Role.STYLE)),
        {"image": b64(b"image"), "reference_image": b64(b"one")},
    ),
    (
        "image-relight",
        Capability.RELIGHT,
        (IMAGE, picture(Role.LIGHT)),
        {"image": b64(b"image"), "transfer_light_from_reference_image": b64(b"one")},
    ),
    (
        "ideogram-image-edit",
        Capability.INPAINT,
        (picture(Role.MASK), IMAGE),
        {"image": b64(b"image"), "mask": b64(b"one")},
    ),
    (
        "mystic",
        Capability.GENERATE,
        (picture(Role.STRUCTURE), picture(Role.STYLE, b"two")),
        {"structure_reference": b64(b"one"), "style_reference": b64(b"two")},
    ),
]


@pytest.mark.parametrize(("name", "capability", "pictures", "expected"), PLACES)
def test_pictures_find_their_places(
    name: str,
    capability: Capability,
    pictures: tuple[Picture, ...],
    expected: dict[str, JsonValue],
) -> None:
    assert fields(name, capability, *pictures) == expected


REFUSED: list[tuple[str, Capability, tuple[Picture, ...], str]] = [
    ("image-upscaler", Capability.UPSCALE, (), "needs this picture"),
    ("gemini-2-5-flash-image-preview", Capability.EDIT, (), "needs a picture"),
    ("flux-2-pro", Capability.EDIT, (IMAGE,) * 5, "at most 4"),
    ("image-upscaler", Capability.UPSCALE, (IMAGE, OTHER), "takes image"),
    ("seedream-v4", Capability.GENERATE, (OTHER,), "takes no pictures"),
    ("ideogram-image-edit", Capability.INPAINT, (IMAGE,), "mask"),
    ("image-upscaler", Capability.UPSCALE, (picture(Role.IMAGE, b"x", "image/gif"),), "image/gif"),
    (
        "seedream-v4-5-edit",
        Capability.EDIT,
        (picture(Role.IMAGE, b"x" * (10 * 1024 * 1024 + 1)),),
        "up to 10 MB",
    ),
    (
        "image-relight",
        Capability.RELIGHT,
        (IMAGE, picture(Role.LIGHT), picture(Role.MASK)),
        "one of them",
    ),
]


@pytest.mark.parametrize(("name", "capability", "pictures", "says"), REFUSED)
def test_pictures_without_a_place_are_explained(
    name: str, capability: Capability, pictures: tuple[Picture, ...], says: str
) -> None:
    with pytest.raises(BadRequest, match=says):
        place(endpoint(name), Wish(capability=capability), pictures)


def test_a_large_picture_is_uploaded_where_a_url_will_do() -> None:
    large = picture(Role.IMAGE, bytes(INLINE_MOST + 1))
    for name, capability, uploaded in (
        ("image-relight", Capability.RELIGHT, True),
        ("image-upscaler", Capability.UPSCALE, False),
    ):
        (item,) = place(endpoint(name), Wish(capability=capability), [large])
        assert item.needs_upload is uploaded


def test_words_beyond_ascii_survive_in_both_forms() -> None:
    words: dict[str, JsonValue] = {"prompt": "snø ☃", "n": 2}
    json_form = encode(endpoint("mystic"), words)
    assert json_form.content_type == "application/json"
    assert b"prompt" in json_form.content
    form = encode(endpoint("remove-background"), words)
    assert form.content == b"prompt=sn%C3%B8+%E2%98%83&n=2"


def test_pictures_do_not_show_in_logs() -> None:
    assert "image/png" in repr(IMAGE)
    assert "b'image'" not in repr(IMAGE)
