"""Space and the surface of the moon."""

from PIL import Image, ImageChops, ImageDraw

from simulator.painting.canvas import Canvas
from simulator.painting.colours import RGB, WHITE, from_hsv, scale
from simulator.painting.land import ridge
from simulator.painting.texture import (
    add_light,
    blur,
    curve,
    dim,
    fade,
    glow,
    noise,
    relief,
    texture_over,
    vertical,
)


def paint_space(canvas: Canvas) -> None:
    """Paint nebulae, stars and a planet."""
    rng, size, unit = canvas.rng("space"), canvas.image.size, canvas.unit
    canvas.image.paste(vertical(size, ((0.0, (6, 8, 26)), (0.5, (14, 12, 44)), (1.0, (5, 6, 20)))))
    hue = rng.random()
    half = (max(2, size[0] // 2), max(2, size[1] // 2))
    for index in range(3):
        gas = curve(noise(rng, half, cell=unit * 34, octaves=5), 0.42 + 0.05 * index, 1.15)
        colour = canvas.scene.sky or from_hsv(hue + index * 0.13, 0.75, 0.85)
        canvas.image = add_light(
            canvas.image, gas.resize(size, Image.Resampling.BICUBIC), scale(colour, 0.9)
        )
    _star_field(canvas)
    x, y = canvas.width * rng.choice((0.18, 0.82)), canvas.height * rng.uniform(0.2, 0.34)
    globe(canvas, (x, y), unit * rng.uniform(9, 15), from_hsv(hue + 0.45, 0.45, 0.85))


def _star_field(canvas: Canvas) -> None:
    rng = canvas.rng("stars")
    large, draw = canvas.layer()
    for _ in range(420):
        x, y = rng.uniform(0, canvas.width * 2), rng.uniform(0, canvas.height * 2)
        radius = canvas.unit * rng.choice((0.12, 0.16, 0.2, 0.28, 0.5))
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), fill=round(rng.uniform(110, 255))
        )
    canvas.settle(large, (240, 244, 255))
    for _ in range(6):
        spot = (rng.uniform(0, canvas.width), rng.uniform(0, canvas.height * 0.8))
        canvas.image = add_light(
            canvas.image, glow(canvas.image.size, spot, canvas.unit * 3, 3), (190, 210, 255)
        )


def globe(canvas: Canvas, centre: tuple[float, float], radius: float, colour: RGB) -> None:
    """Paint a lit planet with weather bands and a thin atmosphere."""
    side = max(8, round(radius * 2))
    disc = Image.new("L", (side * 2, side * 2))
    ImageDraw.Draw(disc).ellipse((1, 1, side * 2 - 2, side * 2 - 2), fill=255)
    disc = disc.reduce(2)
    rng = canvas.rng("globe")
    land = curve(noise(rng, (side, side), cell=radius * 0.9, octaves=4, squash=1.6), 0.48, 0.56)
    clouds = curve(noise(rng, (side, side), cell=radius * 0.7, octaves=4, squash=3), 0.58, 0.8)
    face = Image.new("RGB", (side, side), colour)
    face.paste(scale((118, 150, 96), 0.9), (0, 0), land)
    face.paste(WHITE, (0, 0), dim(clouds, 0.85))
    night = curve(fade((side, side), 0, 1).rotate(-52, fillcolor=128), 0.35, 0.85)
    face.paste((4, 6, 18), (0, 0), dim(night, 0.94))
    at = (round(centre[0] - radius), round(centre[1] - radius))
    halo = glow(canvas.image.size, centre, radius * 1.5, 2)
    canvas.image = add_light(canvas.image, dim(halo, 0.45), (120, 170, 255))
    canvas.image.paste(face, at, disc)


def paint_moon_surface(canvas: Canvas) -> None:
    """Paint grey dust and craters under a black sky with the Earth in it."""
    rng, unit, size = canvas.rng("lunar"), canvas.unit, canvas.image.size
    canvas.image.paste(vertical(size, ((0.0, (3, 4, 12)), (1.0, (20, 22, 40)))))
    _star_field(canvas)
    x = canvas.width * rng.choice((0.2, 0.8))
    globe(canvas, (x, canvas.height * 0.22), unit * 11, (44, 104, 190))
    for row in range(3):
        base = canvas.horizon + (canvas.height - canvas.horizon) * 0.2 * row
        line = ridge(rng, canvas.width, base=base, height=unit * (5 - row), peaks=1.2, rough=0.16)
        tone = 120 + row * 26
        mask = canvas.polygon([*line, (canvas.width, canvas.height), (0, canvas.height)])
        canvas.fill(
            mask,
            ((0.0, (tone + 24, tone + 24, tone + 28)), (1.0, (tone - 60, tone - 60, tone - 50))),
            base - unit * 5,
            canvas.height,
        )
    for _ in range(22):
        depth = rng.random() ** 1.3
        cy = canvas.horizon + unit * 3 + (canvas.height - canvas.horizon) * depth
        _crater(
            canvas,
            (rng.uniform(0, canvas.width), cy),
            unit * (1.2 + 9 * depth) * rng.uniform(0.5, 1.1),
        )
    top = int(canvas.horizon - unit * 4)
    dust = relief(rng, size, cell=unit * 6, depth=0.8, squash=2).crop((0, top, *size))
    body = texture_over(canvas.image.crop((0, top, *size)), dust, 0.6)
    under = canvas.polygon(
        [
            (0, canvas.horizon),
            (canvas.width, canvas.horizon),
            (canvas.width, canvas.height),
            (0, canvas.height),
        ]
    )
    canvas.image.paste(body, (0, top), under.crop((0, top, *size)))


def _crater(canvas: Canvas, centre: tuple[float, float], radius: float) -> None:
    x, y = centre
    pad = round(radius * 1.4) + 2
    tile = (pad * 2, pad * 2)
    shape = Image.new("L", (tile[0] * 2, tile[1] * 2))
    ImageDraw.Draw(shape).ellipse(
        (
            (pad - radius) * 2,
            (pad - radius * 0.34) * 2,
            (pad + radius) * 2,
            (pad + radius * 0.34) * 2,
        ),
        fill=255,
    )
    bowl = shape.reduce(2)
    rim = ImageChops.subtract(ImageChops.offset(bowl, 0, max(1, round(radius * 0.09))), bowl)
    at = (round(x - pad), round(y - pad))
    canvas.image.paste((66, 66, 74), at, dim(bowl, 0.62))
    canvas.image.paste((206, 206, 210), at, dim(blur(rim, 0.6), 0.8))
