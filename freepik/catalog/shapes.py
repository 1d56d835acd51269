"""How routes spell a ratio: named values, pixel sizes, or lists of sizes."""

import math

from pydantic import JsonValue

from freepik.catalog.model import Shape

NAMES = {
    "1:1": "square_1_1",
    "4:3": "classic_4_3",
    "3:4": "traditional_3_4",
    "16:9": "widescreen_16_9",
    "9:16": "social_story_9_16",
    "3:2": "standard_3_2",
    "2:3": "portrait_2_3",
    "2:1": "horizontal_2_1",
    "1:2": "vertical_1_2",
    "4:5": "social_post_4_5",
    "20:9": "smartphone_horizontal_20_9",
    "9:20": "smartphone_vertical_9_20",
    "5:4": "social_5_4",
    "21:9": "cinematic_21_9",
}

RATIOS_5 = ("1:1", "9:16", "16:9", "3:4", "4:3")
RATIOS_7 = (*RATIOS_5, "2:3", "3:2")
RATIOS_8 = (*RATIOS_7, "21:9")
RATIOS_10 = (*RATIOS_7, "2:1", "1:2", "4:5")
RATIOS_13 = (*RATIOS_10, "20:9", "9:20", "5:4")
RATIOS_GOOGLE = ("1:1", "2:3", "3:2", "4:3", "3:4", "5:4", "4:5", "16:9", "9:16", "21:9")
RATIOS_FREE = (*RATIOS_10, "5:4", "21:9", "9:21")


def within(path: tuple[str, ...], value: JsonValue) -> dict[str, JsonValue]:
    """The value under a path of names, as a piece of a body."""
    for name in reversed(path):
        value = {name: value}
    return value if isinstance(value, dict) else {}


def named(ratios: tuple[str, ...], *path: str) -> tuple[Shape, ...]:
    """Ratios in the service's own words; the field is `aspect_ratio` unless a path is given."""
    return tuple(
        Shape(ratio=ratio, body=within(path or ("aspect_ratio",), NAMES[ratio])) for ratio in ratios
    )


def plain(ratios: tuple[str, ...]) -> tuple[Shape, ...]:
    """Ratios written as they are: "16:9"."""
    return tuple(Shape(ratio=ratio, body={"aspect_ratio": ratio}) for ratio in ratios)


def pixels(*path: str, low: int, high: int) -> tuple[Shape, ...]:
    """Any ratio as width and height: a megapixel ("1k", the default) or up to four ("2k")."""
    return tuple(
        Shape(ratio=ratio, resolution=resolution, body=_size(path, ratio, side, low=low, high=high))
        for ratio in RATIOS_FREE
        for resolution, side in (("1k", 1024), ("2k", 2048))
    )


def _size(
    path: tuple[str, ...], ratio: str, side: int, *, low: int, high: int
) -> dict[str, JsonValue]:
    across, down = (int(part) for part in ratio.split(":"))
    stretch = math.sqrt(across / down)
    scale = min(1.0, high / (side * max(stretch, 1 / stretch)))
    width, height = (
        min(high, max(low, 16 * round(length * scale / 16)))
        for length in (side * stretch, side / stretch)
    )
    size: dict[str, JsonValue] = {"width": width, "height": height}
    return within(path, size) if path else size
