"""Edits on a picture whose scene is unknown: everything is done to the pixels."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from PIL import Image, ImageChops, ImageEnhance, ImageOps

from simulator.painting.canvas import Canvas
from simulator.painting.colours import RGB, WHITE, scale
from simulator.painting.cutout import background_of, subject_mask
from simulator.painting.effects import apply_style
from simulator.painting.figures import known
from simulator.painting.lettering import paint_lettering
from simulator.painting.light import light_of
from simulator.painting.painter import graded, render
from simulator.painting.scene import Extra, Place, Scene, Season, Subject, Time, Weather
from simulator.painting.sky import paint_extras
from simulator.painting.staging import stage
from simulator.painting.texture import add_light, blur, curve, dim, fade, glow, vertical
from simulator.painting.weather import paint_weather

_COIN = 0.5
_GREENS = [0] * 35 + [255] * 85 + [0] * 136
_Change = Callable[[Image.Image, Scene, Scene], Image.Image]


def edit_pixels(image: Image.Image, before: Scene, after: Scene, *, removed: bool) -> Image.Image:
    """Carry out on the pixels what changed between two scenes."""
    out = image.convert("RGB")
    if removed:
        out = patch(out, subject_mask(image))
    for change in _CHANGES:
        out = change(out, before, after)
    return out


def patch(image: Image.Image, mask: Image.Image) -> Image.Image:
    """Take out what the mask covers and fill in from around it."""
    hole = curve(blur(mask, max(2.0, min(image.size) / 60)), 0.08, 0.5)
    filled = Image.composite(background_of(image), image, hole)
    for radius in (8, 3):
        filled = Image.composite(blur(filled, min(image.size) / 100 * radius), filled, hole)
    return Image.composite(filled, image, hole)


def _place(image: Image.Image, before: Scene, after: Scene) -> Image.Image:
    if after.place is before.place:
        return image
    mask = subject_mask(image)
    scenery = replace(after, subjects=(), lettering="", style=before.style)
    return Image.composite(image, render(scenery, *image.size).image, mask)


def _season(image: Image.Image, before: Scene, after: Scene) -> Image.Image:
    if after.season is before.season:
        return image
    if after.season is Season.WINTER:
        pale = ImageEnhance.Color(image).enhance(0.45)
        lying = ImageChops.multiply(
            curve(image.convert("L"), 0.25, 0.75), fade(image.size, 0.25, 1.0)
        )
        pale.paste((240, 246, 255), (0, 0, *image.size), dim(lying, 0.75))
        return ImageEnhance.Brightness(pale).enhance(1.08)
    shift = {Season.AUTUMN: -38, Season.SPRING: 10}.get(after.season, 0)
    hue, saturation, value = image.convert("HSV").split()
    greens = hue.point(_GREENS)
    turned = Image.composite(hue.point([(at + shift) % 256 for at in range(256)]), hue, greens)
    vivid = Image.merge("HSV", (turned, dim(saturation, 1.25), value)).convert("RGB")
    wash: RGB = (255, 196, 120) if after.season is Season.AUTUMN else (255, 214, 232)
    return Image.blend(vivid, ImageChops.multiply(vivid, Image.new("RGB", image.size, wash)), 0.45)


_HOURS: Mapping[Time, tuple[RGB, RGB, float]] = {
    Time.DAWN: ((255, 196, 190), (255, 224, 190), 0.0),
    Time.DAY: ((255, 255, 255), (255, 255, 250), -0.25),
    Time.GOLDEN: ((255, 216, 160), (255, 200, 120), 0.0),
    Time.SUNSET: ((226, 130, 130), (255, 170, 100), 0.15),
    Time.NIGHT: ((52, 70, 134), (70, 92, 150), 0.5),
}


def _hour(image: Image.Image, before: Scene, after: Scene) -> Image.Image:
    if after.time is before.time:
        return image
    high, low, dark = _HOURS[after.time]
    if after.time is Time.DAY:
        return ImageEnhance.Brightness(graded(image, exposure=2)).enhance(1.08)
    lit = ImageChops.multiply(image, vertical(image.size, ((0.0, high), (1.0, low))))
    lit = ImageEnhance.Brightness(lit).enhance(1 - 0.4 * dark)
    if after.time in {Time.SUNSET, Time.GOLDEN, Time.DAWN}:
        spot = glow(image.size, (image.width * 0.75, image.height * 0.35), max(image.size) * 0.7)
        lit = add_light(lit, dim(spot, 0.4), low)
    return Image.blend(image, lit, 0.92)


def _sky(image: Image.Image, before: Scene, after: Scene) -> Image.Image:
    if after.sky == before.sky or after.sky is None:
        return image
    tone = ImageOps.colorize(image.convert("L"), scale(after.sky, 0.25), WHITE, mid=after.sky)
    return Image.composite(tone, image, sky_mask(image))


def sky_mask(image: Image.Image) -> Image.Image:
    """Guess where the sky is: the upper part, away from the subject."""
    upper = curve(fade(image.size, 1.0, 0.0), 0.42, 0.62)
    return ImageChops.multiply(upper, ImageOps.invert(dim(subject_mask(image), 0.9)))


def _canvas(image: Image.Image, scene: Scene) -> Canvas:
    canvas = Canvas(
        scene=scene, light=light_of(scene), image=image.copy(), mask=Image.new("L", image.size)
    )
    canvas.horizon, canvas.ground = image.height * 0.5, image.height * 0.9
    return canvas


def _air(image: Image.Image, before: Scene, after: Scene) -> Image.Image:
    new = tuple(extra for extra in after.extras if extra not in before.extras)
    if after.time is Time.NIGHT and before.time is not Time.NIGHT:
        new = tuple(dict.fromkeys((*new, Extra.STARS)))
    if not new:
        return image
    canvas = _canvas(image, replace(after, extras=new))
    paint_extras(canvas)
    kept = Image.composite(canvas.image, image, ImageOps.invert(dim(subject_mask(image), 0.85)))
    if Extra.FIREFLIES not in new:
        return kept
    canvas.image = kept
    canvas.scene = replace(canvas.scene, weather=Weather.CLEAR, place=Place.MEADOW)
    paint_weather(canvas)
    return canvas.image


def _joined(image: Image.Image, before: Scene, after: Scene) -> Image.Image:
    kinds = {subject.kind for subject in before.subjects}
    new: tuple[Subject, ...] = tuple(
        s for s in after.subjects if s.kind not in kinds and known(s.kind)
    )
    if not new:
        return image
    canvas = _canvas(image, replace(after, subjects=new, place=Place.MEADOW, zoom=0.8))
    stage(canvas)
    return canvas.image


def _falling(image: Image.Image, before: Scene, after: Scene) -> Image.Image:
    if after.weather is before.weather:
        return image
    dull = image
    if after.weather in {Weather.RAIN, Weather.STORM, Weather.FOG}:
        dull = ImageEnhance.Color(image).enhance(0.6)
        dull = ImageEnhance.Brightness(dull).enhance(
            0.62 if after.weather is Weather.STORM else 0.86
        )
    canvas = _canvas(dull, replace(after, place=Place.MEADOW, extras=()))
    paint_weather(canvas)
    return canvas.image


def _grade(image: Image.Image, before: Scene, after: Scene) -> Image.Image:
    return graded(
        image,
        warmth=after.warmth - before.warmth,
        exposure=after.exposure - before.exposure,
        contrast=after.contrast - before.contrast,
    )


def _zoom(image: Image.Image, before: Scene, after: Scene) -> Image.Image:
    ratio = after.zoom / before.zoom
    width, height = image.size
    if ratio > 1:
        dx, dy = width * (1 - 1 / ratio) / 2, height * (1 - 1 / ratio) / 2
        box = (round(dx), round(dy), round(width - dx), round(height - dy))
        return image.crop(box).resize(image.size, Image.Resampling.LANCZOS)
    if ratio < 1:
        inner = image.resize((max(1, round(width * ratio)), max(1, round(height * ratio))))
        pad = ((width - inner.width) // 2, (height - inner.height) // 2)
        return surround(inner, image.size, pad)
    return image


def surround(image: Image.Image, size: tuple[int, int], at: tuple[int, int]) -> Image.Image:
    """Lay a picture on a larger sheet and continue it outwards, mirrored and softened."""
    out = Image.new("RGB", size)
    mirrored = ImageOps.mirror(image)
    columns = range(-(-at[0] // image.width) * -1, -(-(size[0] - at[0]) // image.width))
    rows = range(-(-at[1] // image.height) * -1, -(-(size[1] - at[1]) // image.height))
    for row in rows:
        for column in columns:
            piece = image if column % 2 == 0 else mirrored
            piece = piece if row % 2 == 0 else ImageOps.flip(piece)
            out.paste(piece, (at[0] + column * image.width, at[1] + row * image.height))
    soft = blur(out, max(2.0, min(size) / 60))
    keep = Image.new("L", size)
    keep.paste(255, (at[0], at[1], at[0] + image.width, at[1] + image.height))
    feather = curve(blur(keep, max(1.5, min(size) / 50)), 0.5, 1.0)
    return Image.composite(out, soft, feather)


def _style(image: Image.Image, before: Scene, after: Scene) -> Image.Image:
    if after.style is before.style:
        return image
    return apply_style(image, after.style, subject_mask(image), seed=after.seed)


def _letters(image: Image.Image, before: Scene, after: Scene) -> Image.Image:
    if after.lettering and after.lettering != before.lettering:
        return paint_lettering(image, after.lettering, seed=after.seed)
    return image


def recolour(image: Image.Image, colour: RGB) -> Image.Image:
    """Give the subject of a picture another colour, keeping its light and shade."""
    tone = ImageOps.colorize(
        ImageOps.autocontrast(image.convert("L")), scale(colour, 0.2), WHITE, mid=colour
    )
    return Image.composite(
        Image.blend(image.convert("RGB"), tone, 0.8), image.convert("RGB"), subject_mask(image)
    )


def reimagine(image: Image.Image, words: str, seed: int) -> Image.Image:
    """Give a picture another mood when the words are unknown: a gentle split tone and light."""
    rng = Random(f"{seed}:{words}")
    warm = rng.random() < _COIN
    tone = graded(
        image.convert("RGB"), warmth=3 if warm else -3, contrast=1, exposure=rng.choice((-1, 1))
    )
    spot = (image.width * rng.uniform(0.2, 0.8), image.height * rng.uniform(0.1, 0.5))
    colour: RGB = (255, 200, 140) if warm else (150, 190, 255)
    return add_light(tone, dim(glow(image.size, spot, max(image.size) * 0.7), 0.4), colour)


_CHANGES: tuple[_Change, ...] = (
    _place,
    _season,
    _hour,
    _sky,
    _air,
    _joined,
    _falling,
    _zoom,
    _grade,
    _style,
    _letters,
)
