"""From a scene to pixels: the layers in order, the style, the asked-for size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PIL import Image, ImageEnhance, ImageFilter

from simulator.painting.canvas import Canvas
from simulator.painting.colours import RGB, luminance, ramp
from simulator.painting.cosmos import paint_moon_surface, paint_space
from simulator.painting.effects import apply_style
from simulator.painting.indoors import (
    paint_abstract,
    paint_bokeh,
    paint_room,
    paint_studio,
    paint_table,
)
from simulator.painting.land import paint_dunes, paint_forest, paint_hills, paint_mountains
from simulator.painting.lettering import paint_lettering
from simulator.painting.light import light_of
from simulator.painting.scene import Place, Scene, Style, Time
from simulator.painting.sky import paint_sky
from simulator.painting.staging import stage
from simulator.painting.texture import blur, dim, glow
from simulator.painting.town import paint_city
from simulator.painting.water import paint_beach, paint_shore, paint_underwater, paint_water
from simulator.painting.weather import paint_weather

_HILLY = 0.6
_DETAIL = ((1100, 768), (1 << 20, 1024))
_HORIZON: Mapping[Place, float] = {
    Place.SEA: 0.5,
    Place.BEACH: 0.44,
    Place.LAKE: 0.52,
    Place.CITY: 0.74,
    Place.DESERT: 0.5,
    Place.MOUNTAINS: 0.6,
    Place.FOREST: 0.46,
    Place.ROOM: 0.72,
    Place.TABLE: 0.66,
    Place.SKY: 1.04,
    Place.BOKEH: 0.62,
    Place.MOON: 0.58,
    Place.SPACE: 1.0,
    Place.UNDERWATER: 1.0,
    Place.STUDIO: 0.7,
}
_GROUND: Mapping[Place, float] = {
    Place.SEA: 0.74,
    Place.LAKE: 0.8,
    Place.CITY: 0.9,
    Place.SKY: 0.7,
    Place.SPACE: 0.72,
    Place.STUDIO: 0.82,
    Place.TABLE: 0.86,
    Place.BEACH: 0.88,
    Place.UNDERWATER: 0.92,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Painting:
    """A finished picture and the mask of its subjects, both at the asked size."""

    image: Image.Image
    mask: Image.Image


def render(scene: Scene, width: int, height: int, *, internal: int | None = None) -> Painting:
    """Paint a scene; `internal` bounds the longer side while painting, before enlarging."""
    longest = max(width, height)
    bound = internal or next(inside for most, inside in _DETAIL if longest <= most)
    factor = min(1.0, bound / longest)
    size = (max(16, round(width * factor)), max(16, round(height * factor)))
    canvas = Canvas(
        scene=scene,
        light=light_of(scene),
        image=Image.new("RGB", size),
        mask=Image.new("L", size),
    )
    canvas.horizon = _HORIZON.get(scene.place, 0.56) * size[1]
    canvas.ground = _GROUND.get(scene.place, 0.88) * size[1]
    _BACKDROPS[scene.place](canvas)
    if scene.style is Style.PHOTO and scene.subjects and scene.place is not Place.BOKEH:
        canvas.image = blur(canvas.image, canvas.unit * 0.8)
    stage(canvas)
    paint_weather(canvas)
    image = _graded(canvas)
    image = apply_style(image, scene.style, canvas.mask, seed=scene.seed)
    if scene.lettering:
        image = paint_lettering(image, scene.lettering, seed=scene.seed)
    return Painting(
        image=_sized(image, (width, height), scene.style), mask=canvas.mask.resize((width, height))
    )


def _meadow(canvas: Canvas) -> None:
    paint_sky(canvas)
    if canvas.rng("place").random() < _HILLY or canvas.scene.place is Place.MOUNTAINS:
        paint_mountains(canvas)
    paint_hills(canvas, rows=2 if canvas.scene.place is Place.MOUNTAINS else 3)


def _forest(canvas: Canvas) -> None:
    paint_sky(canvas)
    paint_forest(canvas)


def _sea(canvas: Canvas) -> None:
    paint_sky(canvas)
    paint_water(canvas)


def _beach(canvas: Canvas) -> None:
    paint_sky(canvas)
    paint_water(canvas)
    paint_beach(canvas)


def _lake(canvas: Canvas) -> None:
    paint_sky(canvas)
    paint_mountains(canvas)
    paint_water(canvas)
    paint_shore(canvas)


def _city(canvas: Canvas) -> None:
    paint_sky(canvas)
    paint_city(canvas)


def _desert(canvas: Canvas) -> None:
    paint_sky(canvas)
    paint_dunes(canvas)


def _room(canvas: Canvas) -> None:
    paint_sky(canvas)
    paint_room(canvas)


def _bokeh(canvas: Canvas) -> None:
    paint_sky(canvas)
    paint_hills(canvas)
    paint_bokeh(canvas)


_BACKDROPS: Mapping[Place, Callable[[Canvas], None]] = {
    Place.MEADOW: _meadow,
    Place.MOUNTAINS: _meadow,
    Place.FOREST: _forest,
    Place.SEA: _sea,
    Place.BEACH: _beach,
    Place.LAKE: _lake,
    Place.CITY: _city,
    Place.DESERT: _desert,
    Place.SKY: paint_sky,
    Place.ROOM: _room,
    Place.TABLE: paint_table,
    Place.STUDIO: paint_studio,
    Place.BOKEH: _bokeh,
    Place.SPACE: paint_space,
    Place.MOON: paint_moon_surface,
    Place.UNDERWATER: paint_underwater,
    Place.ABSTRACT: paint_abstract,
}


def _graded(canvas: Canvas) -> Image.Image:
    scene, image = canvas.scene, canvas.image
    if scene.palette:
        image = toned(image, scene.palette, 0.45)
    image = graded(image, warmth=scene.warmth, exposure=scene.exposure, contrast=scene.contrast)
    if scene.style in {Style.FLAT, Style.POP, Style.SKETCH, Style.PIXEL}:
        return image
    corners = dim(
        glow(image.size, (image.width / 2, image.height * 0.48), max(image.size) * 0.95, 0.8), 1.0
    )
    dark = ImageEnhance.Brightness(image).enhance(0.72 if scene.time is not Time.NIGHT else 0.62)
    return Image.composite(
        image, dark, corners.point([min(255, round(value * 1.9)) for value in range(256)])
    )


def toned(image: Image.Image, palette: tuple[RGB, ...], strength: float) -> Image.Image:
    """Pull a picture towards a palette: dark colours in its shadows, light ones in its lights."""
    ordered = sorted(palette, key=luminance)
    last = max(1, len(ordered) - 1)
    stops = [
        (0.0, (12, 12, 16)),
        *((0.15 + 0.7 * i / last, c) for i, c in enumerate(ordered)),
        (1.0, (252, 250, 246)),
    ]
    table = ramp(stops, 256)
    grey = image.convert("L")
    mapped = Image.merge(
        "RGB", [grey.point([colour[band] for colour in table]) for band in range(3)]
    )
    return Image.blend(image, mapped, strength)


def graded(
    image: Image.Image, *, warmth: int = 0, exposure: int = 0, contrast: int = 0
) -> Image.Image:
    """Adjust warmth, exposure and contrast in steps; 0 changes nothing."""
    if exposure:
        power = 0.84**exposure
        image = image.point([round(255 * (value / 255) ** power) for value in range(256)] * 3)
    if contrast:
        image = ImageEnhance.Contrast(image).enhance(1.18**contrast)
    if warmth:
        red, blue = 1 + 0.07 * warmth, 1 - 0.09 * warmth
        image = image.point(
            [min(255, round(value * red)) for value in range(256)]
            + list(range(256))
            + [max(0, min(255, round(value * blue))) for value in range(256)]
        )
    return image


def _sized(image: Image.Image, size: tuple[int, int], style: Style) -> Image.Image:
    if image.size == size:
        return image
    if style is Style.PIXEL:
        return image.resize(size, Image.Resampling.NEAREST)
    crisp = image.filter(ImageFilter.UnsharpMask(radius=1.1, percent=80, threshold=2))
    return crisp.resize(size, Image.Resampling.BICUBIC)
