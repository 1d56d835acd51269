"""How many pixels a request asks for, per family of routes."""

import re
from collections.abc import Callable, Mapping
from math import sqrt

from simulator.fields import Fields

Size = tuple[int, int]
Sizing = Callable[[Fields], Size]
_RATIO = re.compile(r"\b([1-9]\d?):([1-9]\d?)\b")

# flux-2-klein documents its 1k sizes; the 2k ones double them, capped at 2048.
_KLEIN: Mapping[str, Size] = {
    "square_1_1": (1024, 1024),
    "widescreen_16_9": (1344, 768),
    "social_story_9_16": (768, 1344),
    "portrait_2_3": (832, 1216),
    "standard_3_2": (1216, 832),
    "traditional_3_4": (960, 1280),
    "classic_4_3": (1280, 960),
    "vertical_1_2": (704, 1408),
    "horizontal_2_1": (1408, 704),
    "social_post_4_5": (896, 1152),
}
_SEEDREAM45: Mapping[str, Size] = {
    "square_1_1": (2048, 2048),
    "widescreen_16_9": (2730, 1536),
    "social_story_9_16": (1536, 2730),
    "portrait_2_3": (1672, 2508),
    "standard_3_2": (2508, 1672),
    "traditional_3_4": (1774, 2364),
    "classic_4_3": (2364, 1774),
    "cinematic_21_9": (3062, 1312),
}
# Only the two squares are documented with numbers.
_Z_IMAGE: Mapping[str, Size] = {
    "square": (512, 512),
    "square_hd": (1024, 1024),
    "portrait_3_4": (768, 1024),
    "portrait_9_16": (576, 1024),
    "landscape_4_3": (1024, 768),
    "landscape_16_9": (1024, 576),
}
_EDGES: Mapping[str, int] = {
    "1k": 1024,
    "2k": 2048,
    "4k": 4096,
    "low": 1024,
    "medium": 2048,
    "high": 4096,
}


def of_ratio(across: int, down: int, *, edge: int) -> Size:
    """The size of that ratio with the area of an `edge` x `edge` square, in steps of 16."""
    width = edge * sqrt(across / down)
    return max(16, round(width / 16) * 16), max(16, round(width * down / across / 16) * 16)


def named(name: str, *, edge: int) -> Size:
    """The size of a ratio written as `widescreen_16_9`."""
    across, down = name.split("_")[-2:]
    return of_ratio(int(across), int(down), edge=edge)


def plain(fields: Fields) -> Size:
    """A picture of about one megapixel in the named ratio."""
    return named(fields.text("aspect_ratio", "square_1_1"), edge=1024)


def in_words(fields: Fields) -> Size:
    """Nano Banana has no setting for it: the ratio that the prompt names, else a square."""
    found = _RATIO.search(fields.words())
    across, down = (int(found[1]), int(found[2])) if found else (1, 1)
    return of_ratio(across, down, edge=1024)


def classic(fields: Fields) -> Size:
    """Classic fast: the ratio hides in `image.size`."""
    return named(fields.group("image").text("size", "square_1_1"), edge=1024)


def by_resolution(fields: Fields) -> Size:
    """Mystic: 1k, 2k or 4k of area in the named ratio."""
    edge = _EDGES[fields.text("resolution", "2k")]
    return named(fields.text("aspect_ratio", "square_1_1"), edge=edge)


def nano(fields: Fields) -> Size:
    """Nano Banana Pro: `16:9` and `1K`."""
    across, down = fields.text("aspect_ratio", "1:1").split(":")
    edge = _EDGES[fields.text("resolution", "1K").lower()]
    return of_ratio(int(across), int(down), edge=edge)


def explicit(fields: Fields) -> Size:
    """FLUX.2 pro: width and height as such."""
    return int(fields.number("width", 1024)), int(fields.number("height", 768))


def turbo(fields: Fields) -> Size:
    """FLUX.2 turbo: width and height in `image_size`."""
    size = fields.group("image_size")
    return int(size.number("width", 1024)), int(size.number("height", 1024))


def klein(fields: Fields) -> Size:
    """FLUX.2 klein: its documented table."""
    width, height = _KLEIN[fields.text("aspect_ratio", "square_1_1")]
    factor = 2 if fields.text("resolution", "1k") == "2k" else 1
    return min(2048, width * factor), min(2048, height * factor)


def seedream45(fields: Fields) -> Size:
    """Seedream 4.5 and 5 lite: their documented table."""
    return _SEEDREAM45[fields.text("aspect_ratio", "square_1_1")]


def z_image(fields: Fields) -> Size:
    """Z-Image: its named sizes."""
    return _Z_IMAGE[fields.text("image_size", "square_hd")]


def runway(fields: Fields) -> Size:
    """RunWay: the ratio is the size."""
    width, height = fields.text("ratio", "1024:1024").split(":")
    return int(width), int(height)


def icon(_fields: Fields) -> Size:
    """Icons are 512 pixels square."""
    return 512, 512
