"""Rooms, tables, studios, soft portrait backgrounds, and abstract compositions."""

import math
from zlib import crc32

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from simulator.painting.canvas import Canvas
from simulator.painting.colours import RGB, WHITE, from_hsv, mix, saturate, scale
from simulator.painting.scene import Time
from simulator.painting.texture import (
    add_light,
    blur,
    dim,
    glow,
    relief,
    shifted,
    texture_over,
    vertical,
)

_BACKDROPS: tuple[RGB, ...] = (
    (226, 214, 200),
    (206, 218, 222),
    (222, 208, 214),
    (212, 218, 204),
    (232, 222, 196),
)
_WALLS: tuple[RGB, ...] = ((222, 206, 186), (186, 202, 200), (204, 190, 200), (196, 204, 182))


def paint_studio(canvas: Canvas) -> None:
    """Paint a seamless backdrop with a pool of light."""
    backdrop = canvas.scene.sky or canvas.rng("studio").choice(_BACKDROPS)
    tone = canvas.light.on(backdrop)
    ground = canvas.ground / canvas.height
    stops = (
        (0.0, scale(tone, 0.8)),
        (ground * 0.82, tone),
        (ground * 0.95, mix(tone, WHITE, 0.18)),
        (1.0, scale(tone, 0.86)),
    )
    canvas.image.paste(vertical(canvas.image.size, stops))
    spot = glow(
        canvas.image.size, (canvas.width * 0.44, canvas.height * 0.42), canvas.unit * 72, 1.6
    )
    canvas.image = add_light(canvas.image, dim(spot, 0.42), mix(canvas.light.sun, WHITE, 0.4))


def paint_room(canvas: Canvas) -> None:
    """Paint a wall with a window and a picture, and a wooden floor."""
    rng, light, unit = canvas.rng("room"), canvas.light, canvas.unit
    wall = canvas.scene.sky or rng.choice(_WALLS)
    lamp = (1.0, 0.86, 0.66) if light.night > 0 else (1.0, 1.0, 1.0)
    bright = 1 - 0.42 * light.night
    lit = (bright * lamp[0], bright * lamp[1], bright * lamp[2])
    wall_lit = (round(wall[0] * lit[0]), round(wall[1] * lit[1]), round(wall[2] * lit[2]))
    outside = canvas.image.copy()
    size = canvas.image.size
    canvas.image.paste(
        vertical(size, ((0.0, scale(wall_lit, 0.86)), (0.7, wall_lit), (1.0, scale(wall_lit, 0.9))))
    )
    draw = ImageDraw.Draw(canvas.image)
    _window(canvas, draw, outside)
    _picture(canvas, draw)
    floor = int(canvas.horizon)
    wood = scale((156, 108, 70), bright)
    draw.rectangle((0, floor, *size), fill=wood)
    for row in range(9):
        y = floor + (canvas.height - floor) * (row / 9) ** 1.5
        draw.line((0, y, canvas.width, y), fill=scale(wood, 0.8), width=max(1, round(unit * 0.2)))
    draw.rectangle((0, floor - unit * 2.4, canvas.width, floor), fill=mix(wall_lit, WHITE, 0.35))
    boards = relief(rng, size, cell=unit * 9, depth=0.6, squash=6).crop((0, floor, *size))
    canvas.image.paste(texture_over(canvas.image.crop((0, floor, *size)), boards, 0.35), (0, floor))
    rug = (canvas.width * 0.12, canvas.height * 0.87, canvas.width * 0.88, canvas.height * 1.06)
    large, pen = canvas.layer()
    pen.ellipse([value * 2 for value in rug], fill=235)
    canvas.settle(large, scale((168, 84, 76), bright))
    if light.night > 0:
        canvas.image = add_light(
            canvas.image,
            dim(glow(size, (canvas.width * 0.85, canvas.height * 0.35), unit * 60), 0.6),
            (255, 190, 110),
        )


def _window(canvas: Canvas, draw: ImageDraw.ImageDraw, outside: Image.Image) -> None:
    unit = canvas.unit
    left, top = int(canvas.width * 0.08), int(canvas.height * 0.1)
    right, bottom = int(canvas.width * 0.4), int(canvas.horizon * 0.74)
    draw.rectangle(
        (left - unit * 1.6, top - unit * 1.6, right + unit * 1.6, bottom + unit * 1.6),
        fill=canvas.light.on((248, 244, 236)),
    )
    canvas.image.paste(outside.resize((right - left, bottom - top)), (left, top))
    frame = canvas.light.on((240, 236, 228))
    middle = (left + right) / 2
    draw.rectangle((middle - unit * 0.6, top, middle + unit * 0.6, bottom), fill=frame)
    draw.rectangle(
        (left, top + (bottom - top) * 0.46, right, top + (bottom - top) * 0.46 + unit), fill=frame
    )


def _picture(canvas: Canvas, draw: ImageDraw.ImageDraw) -> None:
    unit, light = canvas.unit, canvas.light
    x, y = canvas.width * 0.62, canvas.height * 0.15
    draw.rectangle((x, y, x + unit * 24, y + unit * 17), fill=light.on((112, 78, 54)))
    draw.rectangle(
        (x + unit, y + unit, x + unit * 23, y + unit * 16), fill=light.on((238, 226, 204))
    )
    draw.ellipse(
        (x + unit * 13, y + unit * 4, x + unit * 18, y + unit * 9), fill=light.on((222, 132, 84))
    )
    draw.polygon(
        ((x + unit, y + unit * 16), (x + unit * 9, y + unit * 7), (x + unit * 23, y + unit * 16)),
        fill=light.on((92, 128, 132)),
    )


def paint_table(canvas: Canvas) -> None:
    """Paint a still-life corner: dim wall, draped cloth, wooden table."""
    rng, light, unit = canvas.rng("table"), canvas.light, canvas.unit
    wall = canvas.scene.sky or rng.choice(
        ((94, 100, 92), (112, 90, 80), (84, 96, 112), (126, 112, 92))
    )
    tone = light.on(wall)
    canvas.image.paste(
        vertical(canvas.image.size, ((0.0, scale(tone, 0.62)), (0.75, tone), (1.0, tone)))
    )
    spot = glow(canvas.image.size, (canvas.width * 0.3, canvas.height * 0.22), unit * 85, 1.7)
    canvas.image = add_light(canvas.image, dim(spot, 0.6), mix(light.sun, (255, 222, 176), 0.4))
    top = int(canvas.horizon)
    wood = light.on((142, 96, 62))
    band = vertical(
        (canvas.width, canvas.height - top),
        ((0.0, mix(wood, light.sun, 0.18)), (0.7, wood), (1.0, scale(wood, 0.6))),
    )
    canvas.image.paste(band, (0, top))
    boards = relief(rng, canvas.image.size, cell=unit * 9, depth=0.6, squash=7).crop(
        (0, top, *canvas.image.size)
    )
    canvas.image.paste(
        texture_over(canvas.image.crop((0, top, *canvas.image.size)), boards, 0.5), (0, top)
    )


def paint_bokeh(canvas: Canvas) -> None:
    """Blur what lies behind a portrait and sprinkle soft discs of light."""
    rng, light = canvas.rng("bokeh"), canvas.light
    canvas.image = blur(canvas.image, canvas.unit * 5)
    shade = vertical(
        canvas.image.size, ((0.0, (190, 186, 170)), (0.5, (150, 156, 130)), (1.0, (84, 84, 76)))
    )
    canvas.image = ImageChops.multiply(canvas.image, shade)
    for _ in range(3):
        large, draw = canvas.layer()
        for _ in range(9):
            x, y = rng.uniform(0, 2) * canvas.width, rng.uniform(0, 1.6) * canvas.height
            radius = canvas.unit * rng.uniform(3, 9)
            draw.ellipse(
                (x - radius * 2, y - radius * 2, x + radius * 2, y + radius * 2),
                fill=round(rng.uniform(40, 110)),
            )
        soft = large.reduce(2).filter(ImageFilter.GaussianBlur(canvas.unit * 0.5))
        warm = mix(light.sun, from_hsv(rng.uniform(0.04, 0.16), 0.5, 1.0), 0.5)
        canvas.image = add_light(canvas.image, dim(soft, 0.75), warm)


def paint_abstract(canvas: Canvas) -> None:
    """Compose translucent discs, arcs and waves in a harmony drawn from the words."""
    scene, unit = canvas.scene, canvas.unit
    rng = canvas.rng("abstract")
    hue = crc32(scene.prompt.casefold().encode()) % 997 / 997
    hues = [hue, hue + 0.08, hue + 0.5, hue + 0.58]
    night = scene.time is Time.NIGHT
    ground = scene.sky or from_hsv(hue + 0.52, 0.5 if night else 0.14, 0.22 if night else 0.96)
    canvas.image.paste(
        vertical(
            canvas.image.size, ((0.0, ground), (1.0, mix(ground, from_hsv(hue, 0.4, 0.8), 0.35)))
        )
    )
    for index in range(5):
        colour = from_hsv(hues[index % 4], rng.uniform(0.45, 0.75), rng.uniform(0.6, 0.95))
        _ribbon(canvas, index, colour)
    for index in range(9):
        colour = from_hsv(
            hues[rng.randrange(4)] + rng.uniform(-0.02, 0.02),
            rng.uniform(0.4, 0.8),
            rng.uniform(0.65, 1.0),
        )
        radius = unit * rng.choice((3, 5, 8, 13, 21))
        centre = (canvas.width * rng.uniform(0.12, 0.88), canvas.height * rng.uniform(0.1, 0.8))
        _orb(canvas, centre, radius, saturate(colour, 1.05), solid=index % 3 != 0)
    grainy = relief(rng, canvas.image.size, cell=unit * 1.6, depth=0.3)
    canvas.image = texture_over(canvas.image, grainy, 0.25)


def _ribbon(canvas: Canvas, index: int, colour: RGB) -> None:
    rng = canvas.rng(f"ribbon{index}")
    base, phase = canvas.height * (0.42 + 0.13 * index), rng.uniform(0, 6)
    swing = canvas.unit * rng.uniform(6, 16)
    line = [
        (
            x / 80 * canvas.width,
            base
            + math.sin(x / 80 * 5 + phase) * swing
            + math.sin(x / 80 * 11 + phase) * swing * 0.3,
        )
        for x in range(81)
    ]
    mask = canvas.polygon([*line, (canvas.width, canvas.height), (0, canvas.height)])
    shadow = dim(blur(shifted(mask, 0, -canvas.unit), canvas.unit * 2), 0.35)
    canvas.image.paste(
        scale(colour, 0.3), (0, 0, *canvas.image.size), ImageChops.subtract(shadow, mask)
    )
    canvas.fill(
        mask,
        ((0.0, mix(colour, WHITE, 0.25)), (1.0, scale(colour, 0.75))),
        base - swing * 1.3,
        canvas.height,
    )


def _orb(
    canvas: Canvas, centre: tuple[float, float], radius: float, colour: RGB, *, solid: bool
) -> None:
    x, y = centre
    large, draw = canvas.layer()
    box = ((x - radius) * 2, (y - radius) * 2, (x + radius) * 2, (y + radius) * 2)
    if not solid:
        draw.ellipse(box, outline=220, width=max(2, round(radius * 0.16)))
        canvas.settle(large, colour)
        return
    draw.ellipse(box, fill=255)
    disc = large.reduce(2)
    shade = blur(
        shifted(disc, canvas.unit * 0.8, canvas.unit * 1.4),
        canvas.unit * 1.6,
    )
    canvas.image.paste(scale(colour, 0.25), (0, 0, *canvas.image.size), dim(shade, 0.35))
    top, bottom = y - radius, y + radius
    canvas.fill(
        disc,
        ((0.0, mix(colour, WHITE, 0.4)), (0.6, colour), (1.0, scale(colour, 0.6))),
        top,
        bottom,
    )
    spot = ImageChops.multiply(
        glow(canvas.image.size, (x - radius * 0.35, y - radius * 0.4), radius * 0.6, 2), disc
    )
    canvas.image = add_light(canvas.image, dim(spot, 0.6), WHITE)
