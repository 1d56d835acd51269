"""Cities: skylines with lit windows and a street in front, wet when it rains."""

from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from simulator.painting.canvas import Canvas
from simulator.painting.colours import RGB, WHITE, mix, scale
from simulator.painting.scene import Style, Weather
from simulator.painting.texture import add_light, dim, fade, noise, texture_over

_ROWS, _DUSK, _UPRIGHT = 3, 0.2, 0.6
_STEPPED, _MASTED, _GABLED = 0.3, 0.5, 0.62
_Box = tuple[float, float, float, float]
_WALLS: tuple[RGB, ...] = (
    (150, 132, 122),
    (118, 126, 142),
    (172, 152, 132),
    (100, 106, 122),
    (140, 116, 110),
)
_WINDOWS: tuple[RGB, ...] = ((255, 214, 130), (255, 190, 104), (255, 236, 186), (190, 220, 255))
_NEONS: tuple[RGB, ...] = (
    (255, 60, 170),
    (60, 230, 255),
    (170, 90, 255),
    (255, 170, 60),
    (80, 255, 190),
)


def paint_city(canvas: Canvas) -> None:
    """Paint three rows of buildings and the street."""
    glowing = Image.new("RGB", canvas.image.size)
    rng = canvas.rng("city")
    for row in range(_ROWS):
        _row(canvas, glowing, rng, row)
    if canvas.light.night > _DUSK:
        bloom = (
            glowing.reduce(4)
            .filter(ImageFilter.GaussianBlur(canvas.unit * 0.5))
            .resize(canvas.image.size)
        )
        canvas.image = add_light(
            canvas.image, dim(bloom.convert("L"), 0.7), mix(canvas.light.sun, (255, 190, 120), 0.5)
        )
    if canvas.scene.style is Style.NEON:
        _signs(canvas, rng)
    _street(canvas)


def _row(canvas: Canvas, glowing: Image.Image, rng: Random, row: int) -> None:
    share = row / 2
    x = -canvas.unit * rng.uniform(0, 8)
    while x < canvas.width:
        wide = canvas.unit * rng.uniform(8, 14 + 7 * share)
        middle = abs((x + wide / 2) / canvas.width - 0.5) * 2
        open_sky = 0.62 + 0.38 * middle if row == _ROWS - 1 else 1.0
        tall = canvas.height * rng.uniform(0.24, 0.56 - 0.06 * share) * open_sky
        box = (x, canvas.horizon - tall, x + wide, canvas.horizon + canvas.unit * 2)
        wall = canvas.light.on(rng.choice(_WALLS), 0.66 - 0.3 * row)
        _building(canvas, rng, box, wall)
        _windows(canvas, glowing, rng, box, share=share)
        x += wide * rng.uniform(0.86, 1.06)


def _building(canvas: Canvas, rng: Random, box: _Box, wall: RGB) -> None:
    draw = ImageDraw.Draw(canvas.image)
    left, top, right, bottom = box
    unit = canvas.unit
    draw.rectangle(box, fill=wall)
    draw.rectangle((left + (right - left) * 0.72, top, right, bottom), fill=scale(wall, 0.78))
    cap = rng.random()
    if cap < _STEPPED:
        draw.rectangle(
            (left + unit * 2, top - unit * 3, right - unit * 3, top), fill=scale(wall, 0.9)
        )
    elif cap < _MASTED:
        middle = (left + right) / 2
        draw.line(
            (middle, top - unit * 7, middle, top),
            fill=scale(wall, 0.8),
            width=max(1, round(unit * 0.4)),
        )
    elif cap < _GABLED:
        draw.polygon(
            ((left, top), ((left + right) / 2, top - unit * 5), (right, top)),
            fill=scale(wall, 0.85),
        )


def _windows(canvas: Canvas, glowing: Image.Image, rng: Random, box: _Box, *, share: float) -> None:
    draw, lights = ImageDraw.Draw(canvas.image), ImageDraw.Draw(glowing)
    left, top, right, bottom = box
    step = canvas.unit * (1.5 + 0.9 * share)
    wide, tall = step * 0.5, step * 0.62
    lit_share = 0.1 + 0.42 * canvas.light.night
    dark = canvas.light.on((86, 108, 132), 0.4 * (1 - share))
    y = top + step
    while y < bottom - step:
        x = left + step * 0.6
        while x < right - step:
            pane = (x, y, x + wide, y + tall)
            lamp, chance = rng.choice(_WINDOWS), rng.random()
            if canvas.light.night > 0 and chance < lit_share:
                colour = mix(canvas.light.haze, lamp, 0.5 + 0.5 * share)
                draw.rectangle(pane, fill=colour)
                lights.rectangle(pane, fill=colour)
            else:
                draw.rectangle(pane, fill=dark)
            x += step
        y += step * 1.25


def _signs(canvas: Canvas, rng: Random) -> None:
    layer = Image.new("RGB", canvas.image.size)
    draw = ImageDraw.Draw(layer)
    unit = canvas.unit
    for _ in range(13):
        x = rng.choice((rng.uniform(0, 0.36), rng.uniform(0.64, 0.97))) * canvas.width
        y, colour = canvas.horizon - unit * rng.uniform(4, 38), rng.choice(_NEONS)
        if rng.random() < _UPRIGHT:
            box = (x, y, x + unit * rng.uniform(2.2, 3.4), y + unit * rng.uniform(8, 17))
        else:
            box = (x, y, x + unit * rng.uniform(7, 12), y + unit * 2.6)
        draw.rounded_rectangle(box, unit * 0.6, outline=colour, width=max(1, round(unit * 0.5)))
        _strokes(draw, rng, box, colour)
    glow = layer.filter(ImageFilter.GaussianBlur(unit * 1.6))
    bright = Image.blend(layer, glow, 0.5).point([min(255, v * 2) for v in range(256)] * 3)
    canvas.image = ImageChops.screen(ImageChops.screen(canvas.image, bright), layer)


def _strokes(draw: ImageDraw.ImageDraw, rng: Random, box: _Box, colour: RGB) -> None:
    left, top, right, bottom = box
    unit = min(right - left, bottom - top) / 2.6
    y = top + unit
    while y < bottom - unit * 0.6:
        x0, x1 = left + unit * 0.7, right - unit * 0.7
        draw.line(
            (x0, y, x0 + (x1 - x0) * rng.uniform(0.4, 1), y),
            fill=mix(colour, WHITE, 0.4),
            width=max(1, round(unit * 0.4)),
        )
        y += unit * rng.uniform(0.9, 1.5)


def _street(canvas: Canvas) -> None:
    top = int(canvas.horizon + canvas.unit)
    size = (canvas.width, max(2, canvas.height - top))
    light = canvas.light
    road = light.on((92, 94, 102))
    draw = ImageDraw.Draw(canvas.image)
    wet = canvas.scene.weather in {Weather.RAIN, Weather.STORM} or canvas.scene.style is Style.NEON
    above = canvas.image.crop((0, max(0, top - size[1]), canvas.width, top))
    draw.rectangle((0, top, canvas.width, canvas.height), fill=road)
    kerb = canvas.height * 0.04
    draw.rectangle((0, top, canvas.width, top + kerb), fill=mix(road, light.haze, 0.35))
    draw.rectangle((0, top + kerb, canvas.width, top + kerb * 1.16), fill=scale(road, 0.7))
    for mark in range(9):
        x = (mark - 0.5) / 8 * canvas.width
        y = canvas.height * 0.955
        draw.polygon(
            (
                (x, y),
                (x + canvas.unit * 7, y),
                (x + canvas.unit * 6, y + canvas.unit * 1.1),
                (x - canvas.unit * 1.4, y + canvas.unit * 1.1),
            ),
            fill=mix(road, WHITE, 0.45),
        )
    body = canvas.image.crop((0, top, *canvas.image.size))
    if wet:
        mirror = (
            ImageOps.flip(above)
            .resize(size)
            .filter(ImageFilter.BoxBlur((canvas.unit * 0.5, canvas.unit * 3)))
        )
        body = Image.composite(mirror, body, fade(size, 0.72, 0.5))
    grit = noise(canvas.rng("road"), size, cell=canvas.unit * 2.4, octaves=3, squash=3)
    canvas.image.paste(texture_over(body, grit, 0.16), (0, top))
    canvas.reflecting = wet
