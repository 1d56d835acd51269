"""Drawing one figure as an RGBA tile with volume, coat and rim light."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from simulator.painting.colours import RGB, WHITE, mix, multiply, scale
from simulator.painting.shapes import COMMON, Figure, Part, Point, tone_colour
from simulator.painting.texture import blur, dim, fade, noise

_SUPERSAMPLE = 3
_SMALL = 9
_LARGE = 260
_GLOWING = frozenset({"glow"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lighting:
    """The light a figure stands in; `night` 0 to 1 lights its windows and lamps."""

    ambient: tuple[float, float, float] = (1.0, 1.0, 1.0)
    rim: RGB = WHITE
    rim_strength: float = 0.25
    night: float = 0.0
    haze: RGB = WHITE
    distance: float = 0.0
    flat: bool = False


def draw_figure(
    shape: Figure,
    height: int,
    lighting: Lighting,
    *,
    tones: Mapping[str, RGB] | None = None,
    seed: int = 0,
) -> Image.Image:
    """Draw a figure `height` pixels tall; the width follows from its box."""
    height = max(8, height)
    factor = height / (shape.box[3] - shape.box[1])
    size = (max(4, math.ceil(shape.aspect * height)), height)
    palette = {**shape.tones, **(tones or {})}
    hint = multiply(palette.get("main", COMMON["ink"]), lighting.ambient)
    tile = Image.new("RGBA", size, (*hint, 0))
    frame = _Frame(shape.box[0], shape.box[1], factor)
    for part in shape.parts:
        _draw_part(tile, part, frame, palette=palette, light=lighting)
    if not lighting.flat:
        tile = _finish(tile, shape, lighting, Random(seed))
    return tile


@dataclass(frozen=True, slots=True)
class _Frame:
    left: float
    top: float
    factor: float

    def place(self, points: tuple[Point, ...]) -> list[Point]:
        return [((x - self.left) * self.factor, (y - self.top) * self.factor) for x, y in points]


def _draw_part(
    tile: Image.Image, part: Part, frame: _Frame, *, palette: Mapping[str, RGB], light: Lighting
) -> None:
    outline = frame.place(part.outline)
    left = max(0, math.floor(min(x for x, _ in outline)) - 1)
    top = max(0, math.floor(min(y for _, y in outline)) - 1)
    right = min(tile.width, math.ceil(max(x for x, _ in outline)) + 1)
    bottom = min(tile.height, math.ceil(max(y for _, y in outline)) + 1)
    if right <= left or bottom <= top:
        return
    size = (right - left, bottom - top)
    mask = _mask(size, (left, top), outline, frame.place(part.hole))
    if part.tone.opacity < 1:
        mask = dim(mask, part.tone.opacity)
    colour = _lit(part, palette, light)
    plain = part.tone.flat or light.flat or min(size) < _SMALL or part.tone.name in _GLOWING
    paint = Image.new("RGB", size, colour) if plain else _volume(mask, colour, light)
    tile.paste(paint, (left, top), mask)


def _mask(
    size: tuple[int, int], corner: tuple[int, int], outline: list[Point], hole: list[Point]
) -> Image.Image:
    many = _SUPERSAMPLE if max(size) < _LARGE else 2
    large = Image.new("L", (size[0] * many, size[1] * many))
    draw = ImageDraw.Draw(large)
    draw.polygon([((x - corner[0]) * many, (y - corner[1]) * many) for x, y in outline], fill=255)
    if hole:
        draw.polygon([((x - corner[0]) * many, (y - corner[1]) * many) for x, y in hole], fill=0)
    return large.reduce(many)


def _lit(part: Part, palette: Mapping[str, RGB], light: Lighting) -> RGB:
    colour = tone_colour(part.tone, palette)
    if part.tone.name in _GLOWING:
        dark = mix(COMMON["glass"], (60, 70, 90), 0.5)
        return mix(multiply(dark, light.ambient), colour, min(1.0, light.night * 1.4))
    return mix(multiply(colour, light.ambient), light.haze, light.distance)


def _volume(mask: Image.Image, colour: RGB, light: Lighting) -> Image.Image:
    """Shade a part as if lit from the upper left: a blurred, shifted copy of its own mask."""
    width, height = mask.size
    small = mask.reduce(max(1, min(width, height) // 24))
    reach = min(small.size) * 0.26
    soft = Image.new("L", small.size)
    soft.paste(small, (round(-reach * 0.45), round(-reach * 0.65)))
    soft = soft.filter(ImageFilter.GaussianBlur(reach * 0.8)).resize(mask.size)
    bright = mix(scale(colour, 1.1), light.rim, 0.1)
    shadow = scale(colour, 0.66)
    return Image.composite(
        Image.new("RGB", mask.size, bright), Image.new("RGB", mask.size, shadow), soft
    )


def _finish(tile: Image.Image, shape: Figure, light: Lighting, rng: Random) -> Image.Image:
    alpha = tile.getchannel("A")
    body = tile.convert("RGB")
    if shape.coat == "fur":
        hair = noise(rng, tile.size, cell=max(4.0, tile.height / 60), octaves=3, squash=0.45)
        lit = ImageChops.soft_light(body, Image.merge("RGB", (hair,) * 3))
        body = Image.blend(body, lit, 0.34)
    body.paste(scale(light.haze, 0.25), (0, 0), dim(fade(tile.size, 0.0, 1.0), 0.22))
    body.paste(light.rim, (0, 0), _rim(alpha, light.rim_strength))
    body.putalpha(alpha)
    return body


def _rim(alpha: Image.Image, strength: float) -> Image.Image:
    reach = max(1.5, alpha.height / 90)
    inside = Image.new("L", alpha.size)
    inside.paste(alpha, (round(-reach), round(reach)))
    edge = ImageChops.subtract(alpha, blur(inside, reach))
    return dim(edge, strength)
