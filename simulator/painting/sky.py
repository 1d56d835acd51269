"""Skies: gradient, clouds, sun, moon, stars and what else hangs there."""

import math
from collections.abc import Callable, Mapping

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from simulator.painting.canvas import Canvas
from simulator.painting.colours import RGB, WHITE, from_hsv, mix, scale
from simulator.painting.light import LOW_SUN
from simulator.painting.scene import Extra, Place, Style, Time, Weather
from simulator.painting.texture import add_light, curve, dim, fade, glow, noise, vertical

_COVERAGE = {
    Weather.CLEAR: 0.6,
    Weather.CLOUDY: 0.34,
    Weather.RAIN: 0.3,
    Weather.STORM: 0.26,
    Weather.SNOW: 0.4,
    Weather.FOG: 0.5,
}
_SUNLESS = frozenset({Weather.RAIN, Weather.STORM, Weather.FOG, Weather.SNOW, Weather.CLOUDY})


def paint_sky(canvas: Canvas) -> None:
    """Paint the whole sky down to the horizon."""
    light, height = canvas.light, canvas.height
    at = max(0.2, min(1.0, canvas.horizon / height))
    stops = ((0.0, light.top), (0.55 * at, light.middle), (at, light.low), (1.0, light.low))
    canvas.image.paste(vertical(canvas.image.size, stops))
    if wants(canvas, Extra.STARS):
        _stars(canvas)
    if Extra.AURORA in canvas.scene.extras:
        _aurora(canvas)
    if wants(canvas, Extra.SUN):
        _sun(canvas)
    _clouds(canvas)
    if wants(canvas, Extra.MOON):
        _moon(canvas)
    _ornaments(canvas)


def paint_extras(canvas: Canvas) -> None:
    """Paint only what was asked for by name over a sky that is there already."""
    extras = canvas.scene.extras
    for extra, painter in ((Extra.STARS, _stars), (Extra.SUN, _sun), (Extra.MOON, _moon)):
        if extra in extras:
            painter(canvas)
    if Extra.CLOUDS in extras:
        _clouds(canvas)
    if Extra.AURORA in extras:
        _aurora(canvas)
    _ornaments(canvas)


def _ornaments(canvas: Canvas) -> None:
    for extra, painter in _ORNAMENTS.items():
        if extra in canvas.scene.extras:
            painter(canvas)


def wants(canvas: Canvas, extra: Extra) -> bool:
    """Whether the sky shows this: asked for, or natural at this hour, and not taken away."""
    scene = canvas.scene
    if extra in scene.without:
        return False
    if extra in scene.extras:
        return True
    if extra is Extra.STARS:
        return scene.time is Time.NIGHT and scene.weather is Weather.CLEAR
    if extra is Extra.SUN:
        return scene.time is not Time.NIGHT and scene.weather not in _SUNLESS
    return False


def _place(canvas: Canvas, layer: str, low: float, high: float) -> tuple[float, float]:
    rng = canvas.rng(layer)
    side = rng.choice((rng.uniform(0.12, 0.3), rng.uniform(0.7, 0.88)))
    return side * canvas.width, canvas.horizon * rng.uniform(low, high)


def _stars(canvas: Canvas) -> None:
    rng, width = canvas.rng("stars"), canvas.width
    large, draw = canvas.layer()
    for _ in range(260):
        x, y = rng.uniform(0, width) * 2, canvas.horizon * rng.random() ** 1.25 * 2
        radius = canvas.unit * rng.choice((0.12, 0.14, 0.18, 0.22, 0.32)) * 2
        shade = round(rng.uniform(90, 255))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=shade)
    canvas.settle(large, (244, 246, 255))
    for _ in range(7):
        x, y = rng.uniform(0, width), canvas.horizon * rng.random() * 0.75
        spot = glow(canvas.image.size, (x, y), canvas.unit * rng.uniform(1.4, 2.6), 3)
        canvas.image = add_light(canvas.image, spot, (206, 220, 255))


def _sun(canvas: Canvas) -> None:
    light, unit = canvas.light, canvas.unit
    x, _ = _place(canvas, "sun", 0, 1)
    y = canvas.horizon * (1 - light.sun_height)
    size = canvas.image.size
    halo = dim(glow(size, (x, y), unit * 62, 2.2), 0.7)
    canvas.image = add_light(canvas.image, halo, mix(light.sun, light.low, 0.35))
    canvas.image = add_light(canvas.image, glow(size, (x, y), unit * 17, 2.6), light.sun)
    radius = unit * (5.2 if light.sun_height < LOW_SUN else 3.8)
    _disc(canvas, (x, y), radius, mix(light.sun, WHITE, 0.6))
    canvas.glints.append((x, y, 1.0, light.sun))


def _disc(canvas: Canvas, centre: tuple[float, float], radius: float, colour: RGB) -> None:
    large, draw = canvas.layer()
    x, y = centre[0] * 2, centre[1] * 2
    draw.ellipse((x - radius * 2, y - radius * 2, x + radius * 2, y + radius * 2), fill=255)
    canvas.settle(large, colour)


def _moon(canvas: Canvas) -> None:
    unit, size = canvas.unit, canvas.image.size
    x, y = _place(canvas, "moon", 0.2, 0.36)
    radius = unit * 6.6
    canvas.image = add_light(
        canvas.image, dim(glow(size, (x, y), unit * 40, 2.4), 0.5), (150, 176, 230)
    )
    canvas.image = add_light(
        canvas.image, dim(glow(size, (x, y), unit * 13, 1.4), 0.6), (214, 224, 250)
    )
    side = round(radius * 2)
    disc = Image.new("L", (side * 3, side * 3))
    ImageDraw.Draw(disc).ellipse((1, 1, side * 3 - 2, side * 3 - 2), fill=255)
    disc = disc.resize((side, side), Image.Resampling.BOX)
    seas = curve(
        noise(canvas.rng("moon-face"), (side, side), cell=radius * 0.9, octaves=3), 0.5, 0.75
    )
    face = Image.new("RGB", (side, side), (250, 247, 232))
    face.paste((212, 211, 206), (0, 0), dim(seas, 0.8))
    face.paste((176, 180, 192), (0, 0), dim(fade((side, side), 0, 1).rotate(-30), 0.4))
    canvas.image.paste(face, (round(x - radius), round(y - radius)), disc)
    canvas.glints.append((x, y, 0.8, (226, 234, 255)))


def _clouds(canvas: Canvas) -> None:
    scene, light, unit = canvas.scene, canvas.light, canvas.unit
    cover = _COVERAGE[scene.weather] - (0.14 if Extra.CLOUDS in scene.extras else 0)
    if scene.place is Place.SKY:
        cover -= 0.08
    if Extra.CLOUDS in scene.without:
        return
    small = (max(8, canvas.width // 2), max(8, canvas.height // 2))
    rng = canvas.rng("clouds")
    right, down = max(1, round(unit * 1.2)), max(1, round(unit * 2.2))
    field = noise(rng, (small[0] + right, small[1] + down), cell=unit * 26, octaves=5, squash=2.3)
    mass = field.crop((right, down, *field.size))
    body = curve(mass, cover, cover + 0.3)
    body = ImageChops.multiply(body, _sky_fade(canvas, small))
    lit = mix(light.low, light.sun, 0.55) if light.night < 1 else mix(light.low, light.middle, 0.3)
    dark = (
        mix(light.middle, light.top, 0.45)
        if scene.weather in _SUNLESS
        else mix(light.middle, light.haze, 0.6)
    )
    above = field.crop((0, 0, *small))
    shade = ImageChops.subtract(mass, above, scale=0.55, offset=128)
    cloud = Image.composite(
        Image.new("RGB", small, lit), Image.new("RGB", small, dark), curve(shade, 0.3, 0.75)
    )
    strength = 0.94 if scene.weather in _SUNLESS else 0.82
    strength *= 0.5 if scene.style is Style.NEON else 1.0
    strength *= 0.6 if light.night >= 1 and scene.weather is Weather.CLEAR else 1.0
    canvas.image.paste(
        cloud.resize(canvas.image.size, Image.Resampling.BICUBIC),
        (0, 0),
        dim(body.resize(canvas.image.size, Image.Resampling.BICUBIC), strength),
    )


def _sky_fade(canvas: Canvas, size: tuple[int, int]) -> Image.Image:
    horizon = max(1, min(size[1], round(canvas.horizon / canvas.height * size[1])))
    mask = Image.new("L", size, 60)
    mask.paste(fade((size[0], horizon), 1.0, 0.25))
    return mask


def _rainbow(canvas: Canvas) -> None:
    large = Image.new("RGB", canvas.image.size)
    draw = ImageDraw.Draw(large)
    rng = canvas.rng("rainbow")
    x = canvas.width * rng.uniform(0.35, 0.65)
    width = canvas.unit * 1.5
    radius = canvas.horizon * 0.92
    for band in range(7):
        reach = radius - band * width
        colour = scale(from_hsv(band / 8.4, 0.75, 1.0), 0.62)
        box = (x - reach * 1.15, canvas.horizon - reach, x + reach * 1.15, canvas.horizon + reach)
        draw.ellipse(box, fill=colour)
    reach = radius - 7 * width
    draw.ellipse(
        (x - reach * 1.15, canvas.horizon - reach, x + reach * 1.15, canvas.horizon + reach),
        fill=(0, 0, 0),
    )
    # high in the sky the horizon is below the picture
    ground = min(canvas.horizon, canvas.height)
    draw.rectangle((0, ground, canvas.width, canvas.height), fill=(0, 0, 0))
    soft = large.filter(ImageFilter.GaussianBlur(canvas.unit * 0.7))
    canvas.image = ImageChops.screen(canvas.image, soft)


def _aurora(canvas: Canvas) -> None:
    rng, size = canvas.rng("aurora"), canvas.image.size
    for colour, share in (((60, 240, 160), 0.9), ((90, 140, 255), 0.6), ((200, 80, 220), 0.45)):
        large, draw = canvas.layer()
        phase, base = rng.uniform(0, 6), canvas.horizon * rng.uniform(0.35, 0.6)
        for step in range(120):
            x = step / 119 * canvas.width
            wave = math.sin(x / canvas.width * 7 + phase) + 0.5 * math.sin(
                x / canvas.width * 17 + phase
            )
            foot = base + wave * canvas.horizon * 0.1
            reach = canvas.horizon * (0.26 + 0.14 * math.sin(step * 0.7 + phase))
            width = canvas.width / 90 * 2
            draw.rectangle(
                (x * 2, (foot - reach) * 2, x * 2 + width, foot * 2), fill=round(200 * share)
            )
        curtain = large.reduce(2).filter(ImageFilter.BoxBlur((canvas.unit * 1.5, canvas.unit * 8)))
        canvas.image = add_light(canvas.image, curtain.resize(size), colour)


def _fireworks(canvas: Canvas) -> None:
    rng = canvas.rng("fireworks")
    sparks = Image.new("RGB", canvas.image.size)
    draw = ImageDraw.Draw(sparks)
    for _ in range(6):
        x, y = rng.uniform(0.1, 0.9) * canvas.width, canvas.horizon * rng.uniform(0.15, 0.65)
        colour, reach = from_hsv(rng.random(), 0.6, 1.0), canvas.unit * rng.uniform(7, 15)
        for ray in range(44):
            angle = ray / 44 * math.tau
            length = reach * rng.uniform(0.7, 1.0)
            ends = (x + math.cos(angle) * length, y + math.sin(angle) * length)
            start = (x + math.cos(angle) * length * 0.35, y + math.sin(angle) * length * 0.35)
            draw.line((*start, *ends), fill=colour, width=max(1, round(canvas.unit * 0.3)))
    bloom = sparks.filter(ImageFilter.GaussianBlur(canvas.unit * 1.2))
    canvas.image = ImageChops.screen(ImageChops.screen(canvas.image, bloom), sparks)


def _lightning(canvas: Canvas) -> None:
    rng = canvas.rng("lightning")
    x, y = canvas.width * rng.choice((0.2, 0.78)), 0.0
    points = [(x * 2, y)]
    while y < canvas.horizon:
        x += rng.uniform(-5, 5) * canvas.unit
        y += rng.uniform(3, 7) * canvas.unit
        points.append((x * 2, y * 2))
    large, draw = canvas.layer()
    draw.line(points, fill=255, width=max(2, round(canvas.unit * 0.9)), joint="curve")
    bolt = large.reduce(2)
    halo = dim(bolt.filter(ImageFilter.GaussianBlur(canvas.unit * 3)), 2.6)
    canvas.image = add_light(canvas.image, halo, (150, 160, 255))
    canvas.image.paste((248, 248, 255), (0, 0, *canvas.image.size), bolt)


def _birds(canvas: Canvas) -> None:
    rng, unit = canvas.rng("birds"), canvas.unit
    large, draw = canvas.layer()
    cx, cy = canvas.width * rng.uniform(0.3, 0.7), canvas.horizon * rng.uniform(0.3, 0.5)
    for _ in range(9):
        x, y = cx + rng.gauss(0, 14) * unit, cy + rng.gauss(0, 5) * unit
        span, lift = unit * rng.uniform(1.4, 2.6), unit * rng.uniform(0.5, 1.1)
        wing = [
            (x - span, y - lift),
            (x - span * 0.4, y - lift * 1.1),
            (x, y),
            (x + span * 0.4, y - lift * 1.1),
            (x + span, y - lift),
        ]
        draw.line(
            [(px * 2, py * 2) for px, py in wing],
            fill=235,
            width=max(2, round(unit * 0.7)),
            joint="curve",
        )
    canvas.settle(large, canvas.light.on((52, 54, 66), 0.1))


_ORNAMENTS: Mapping[Extra, Callable[[Canvas], None]] = {
    Extra.RAINBOW: _rainbow,
    Extra.FIREWORKS: _fireworks,
    Extra.LIGHTNING: _lightning,
    Extra.BIRDS: _birds,
}
