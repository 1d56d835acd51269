"""Colour arithmetic on plain tuples; everything here is cheap and pure."""

import colorsys
from collections.abc import Sequence

_NOT_A_COLOUR = "a colour is written #rrggbb"
RGB = tuple[int, int, int]
WHITE: RGB = (255, 255, 255)
BLACK: RGB = (0, 0, 0)


def parse_hex(text: str) -> RGB:
    """Read "#rrggbb" (the mark is optional); raises ValueError for anything else."""
    digits = text.strip().removeprefix("#")
    if len(digits) != len("rrggbb"):
        raise ValueError(_NOT_A_COLOUR)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def to_hex(colour: RGB) -> str:
    """Write a colour as "#rrggbb"."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def clamp(value: float) -> int:
    """Round to a channel value, 0 to 255."""
    return max(0, min(255, round(value)))


def mix(first: RGB, second: RGB, share: float) -> RGB:
    """Blend two colours; `share` 0 is the first, 1 the second."""
    return (
        clamp(first[0] + (second[0] - first[0]) * share),
        clamp(first[1] + (second[1] - first[1]) * share),
        clamp(first[2] + (second[2] - first[2]) * share),
    )


def scale(colour: RGB, factor: float) -> RGB:
    """Brighten (factor above 1) or darken a colour."""
    return clamp(colour[0] * factor), clamp(colour[1] * factor), clamp(colour[2] * factor)


def multiply(colour: RGB, light: tuple[float, float, float]) -> RGB:
    """Show a surface of this colour under a light given as three factors."""
    return clamp(colour[0] * light[0]), clamp(colour[1] * light[1]), clamp(colour[2] * light[2])


def luminance(colour: RGB) -> float:
    """Perceived brightness, 0 to 255 (ITU-R 601 weights, as Pillow's mode L)."""
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def saturate(colour: RGB, factor: float) -> RGB:
    """Move away from grey (factor above 1) or towards it."""
    grey = luminance(colour)
    return (
        clamp(grey + (colour[0] - grey) * factor),
        clamp(grey + (colour[1] - grey) * factor),
        clamp(grey + (colour[2] - grey) * factor),
    )


def from_hsv(hue: float, saturation: float, value: float) -> RGB:
    """Build a colour from hue, saturation and value, each 0 to 1 (hue wraps)."""
    red, green, blue = colorsys.hsv_to_rgb(hue % 1.0, saturation, value)
    return clamp(red * 255), clamp(green * 255), clamp(blue * 255)


def ramp(stops: Sequence[tuple[float, RGB]], size: int) -> list[RGB]:
    """Sample a gradient of (position, colour) stops, positions 0 to 1 and rising."""
    samples = []
    for index in range(size):
        at = index / max(1, size - 1)
        samples.append(_at(stops, at))
    return samples


def _at(stops: Sequence[tuple[float, RGB]], at: float) -> RGB:
    previous = stops[0]
    for stop in stops:
        if at <= stop[0]:
            span = stop[0] - previous[0]
            return mix(previous[1], stop[1], (at - previous[0]) / span if span else 1.0)
        previous = stop
    return stops[-1][1]
