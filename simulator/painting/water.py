"""Water: seas, lakes, beaches and the world below the surface."""

import math

from PIL import Image, ImageChops, ImageFilter, ImageOps

from simulator.painting.canvas import Canvas
from simulator.painting.colours import RGB, WHITE, mix, scale
from simulator.painting.land import ridge
from simulator.painting.scene import Season, Weather
from simulator.painting.texture import (
    add_light,
    curve,
    dim,
    fade,
    glow,
    noise,
    relief,
    texture_over,
    vertical,
)

_STRIP = 3


def paint_water(canvas: Canvas, *, bottom: float | None = None) -> None:
    """Paint water from the horizon down, mirroring what stands above it."""
    top = int(canvas.horizon)
    end = int(bottom if bottom is not None else canvas.height)
    size = (canvas.width, max(2, end - top))
    light = canvas.light
    deep = light.on((22, 74, 104) if canvas.scene.weather is not Weather.STORM else (30, 52, 64))
    body = vertical(
        size, ((0.0, mix(light.low, deep, 0.4)), (0.35, mix(light.middle, deep, 0.62)), (1.0, deep))
    )
    mirror = _mirror(canvas, size)
    canvas.image.paste(Image.composite(mirror, body, fade(size, 0.62, 0.16)), (0, top))
    _waves(canvas, top, size)
    _glitter(canvas, top, size)


def _mirror(canvas: Canvas, size: tuple[int, int]) -> Image.Image:
    top = int(canvas.horizon)
    above = canvas.image.crop((0, max(0, top - size[1]), canvas.width, max(1, top)))
    flipped = ImageOps.flip(above).resize(size, Image.Resampling.BILINEAR)
    rng = canvas.rng("mirror")
    out = flipped.copy()
    phase = rng.uniform(0, 6)
    for y in range(0, size[1], _STRIP):
        near = y / size[1]
        shift = math.sin(y * 0.32 / (0.3 + near) + phase) * canvas.unit * (0.25 + 1.5 * near)
        strip = flipped.crop((0, y, size[0], min(size[1], y + _STRIP)))
        out.paste(ImageChops.offset(strip, round(shift), 0), (0, y))
    return out.filter(ImageFilter.BoxBlur((canvas.unit * 0.7, canvas.unit * 0.3)))


def _waves(canvas: Canvas, top: int, size: tuple[int, int]) -> None:
    rough = {Weather.STORM: 2.6, Weather.RAIN: 1.3, Weather.SNOW: 0.9}.get(
        canvas.scene.weather, 1.0
    )
    rng = canvas.rng("waves")
    for colour, share in (
        (scale(canvas.light.on((40, 96, 126)), 0.6), 0.55),
        (mix(canvas.light.low, WHITE, 0.25), 0.45),
    ):
        large, draw = canvas.layer()
        for _ in range(300):
            depth = rng.random() ** 1.7
            x, y = rng.uniform(-0.05, 1.05) * canvas.width, top + depth * size[1]
            wide = canvas.unit * (1.0 + 8 * depth) * rng.uniform(0.5, 1.5)
            tall = canvas.unit * (0.1 + 0.55 * depth) * rng.uniform(0.4, 1.0) * rough
            box = ((x - wide) * 2, (y - tall) * 2, (x + wide) * 2, (y + tall) * 2)
            start = rng.choice((200, 190, 210))
            draw.arc(
                box,
                start,
                360 - start + 180,
                fill=round(255 * share),
                width=max(1, round(tall * 1.4)),
            )
        canvas.settle(large, colour)
    if canvas.scene.weather is Weather.STORM:
        _swell(canvas, top, size)
    lumps = relief(
        rng,
        (max(2, size[0] // 2), max(2, size[1] // 2)),
        cell=canvas.unit * 5,
        depth=0.8 * rough,
        squash=4,
    )
    body = canvas.image.crop((0, top, size[0], top + size[1]))
    canvas.image.paste(
        texture_over(body, lumps.resize(size, Image.Resampling.BICUBIC), 0.3), (0, top)
    )


def _swell(canvas: Canvas, top: int, size: tuple[int, int]) -> None:
    rng, light = canvas.rng("swell"), canvas.light
    for row in range(5):
        share = row / 4
        base = top + size[1] * (0.06 + 0.78 * share)
        line = ridge(
            rng,
            canvas.width,
            base=base,
            height=canvas.unit * (2 + 8 * share),
            peaks=2.4 - share,
            rough=0.12,
        )
        mask = canvas.polygon([*line, (canvas.width, canvas.height), (0, canvas.height)])
        crest = light.on(mix((70, 116, 128), WHITE, 0.2), 0.4 * (1 - share))
        deep = light.on((20, 46, 60), 0.3 * (1 - share))
        canvas.fill(
            mask,
            ((0.0, crest), (0.4, mix(crest, deep, 0.7)), (1.0, deep)),
            base - canvas.unit * 9,
            canvas.height,
        )
        large, draw = canvas.layer()
        draw.line(
            [(x * 2, y * 2) for x, y in line],
            fill=225,
            width=max(2, round(canvas.unit * (0.5 + share))),
        )
        foam = ImageChops.multiply(
            large.reduce(2),
            curve(noise(rng, canvas.image.size, cell=canvas.unit * 7, octaves=3), 0.45, 0.65),
        )
        canvas.image.paste(light.on((236, 244, 246)), (0, 0, *canvas.image.size), foam)


def _glitter(canvas: Canvas, top: int, size: tuple[int, int]) -> None:
    rng = canvas.rng("glitter")
    for x, _, strength, colour in canvas.glints:
        large, draw = canvas.layer()
        for _ in range(170):
            depth = rng.random() ** 0.9
            px = x + rng.gauss(0, 1) * canvas.unit * (1.6 + 5.5 * depth)
            py = top + depth * size[1]
            wide, tall = canvas.unit * (0.5 + 2.2 * depth), canvas.unit * (0.08 + 0.26 * depth)
            draw.ellipse(
                ((px - wide) * 2, (py - tall) * 2, (px + wide) * 2, (py + tall) * 2),
                fill=round(215 * strength),
            )
        path = large.reduce(2)
        canvas.image = add_light(canvas.image, path, colour)


def paint_beach(canvas: Canvas) -> None:
    """Paint sand in front of the sea, with foam where they meet."""
    rng, light = canvas.rng("beach"), canvas.light
    edge = canvas.horizon + (canvas.height - canvas.horizon) * 0.42
    line = ridge(rng, canvas.width, base=edge, height=canvas.unit * 7, peaks=0.6, rough=0.02)
    sand = light.on((236, 212, 166))
    steps: tuple[tuple[float, RGB], ...] = (
        (-3.2, light.on((246, 250, 250))),
        (-1.8, light.on((150, 206, 206))),
        (0.0, light.on((250, 252, 250))),
        (1.2, light.on((190, 160, 122))),
        (3.4, sand),
    )
    for shift, colour in steps:
        moved = [(x, y + shift * canvas.unit) for x, y in line]
        mask = canvas.polygon([*moved, (canvas.width, canvas.height), (0, canvas.height)])
        canvas.fill(
            mask, ((0.0, colour), (1.0, scale(colour, 0.86))), edge - canvas.unit * 9, canvas.height
        )
    grit = relief(rng, canvas.image.size, cell=canvas.unit * 2, depth=0.5)
    top = int(edge + canvas.unit * 3)
    body = canvas.image.crop((0, top, *canvas.image.size))
    canvas.image.paste(texture_over(body, grit.crop((0, top, *canvas.image.size)), 0.35), (0, top))


def paint_shore(canvas: Canvas) -> None:
    """Paint the near bank of a lake with reeds."""
    rng, light = canvas.rng("shore"), canvas.light
    winter = canvas.scene.season is Season.WINTER
    base = canvas.height * 0.93
    line = ridge(rng, canvas.width, base=base, height=canvas.unit * 8, peaks=0.7, rough=0.1)
    bank = light.on((230, 238, 246) if winter else (70, 92, 56))
    mask = canvas.polygon([*line, (canvas.width, canvas.height), (0, canvas.height)])
    canvas.fill(mask, ((0.0, bank), (1.0, scale(bank, 0.6))), base - canvas.unit * 9, canvas.height)
    large, draw = canvas.layer()
    for _ in range(130):
        x = rng.choice((rng.gauss(0.08, 0.08), rng.gauss(0.92, 0.08))) * canvas.width
        y, tall = base + rng.uniform(-2, 5) * canvas.unit, canvas.unit * rng.uniform(5, 15)
        lean = rng.uniform(-0.25, 0.25) * tall
        draw.line(
            (x * 2, y * 2, (x + lean) * 2, (y - tall) * 2),
            fill=225,
            width=max(1, round(canvas.unit * 0.5)),
        )
    canvas.settle(large, scale(light.on((196, 206, 216) if winter else (52, 74, 44)), 0.8))


def paint_underwater(canvas: Canvas) -> None:
    """Paint the deep: light shafts, sand, weeds and bubbles."""
    size, unit = canvas.image.size, canvas.unit
    rng, dark = canvas.rng("deep"), 1 - 0.6 * canvas.light.night
    surface = canvas.scene.sky or (86, 206, 222)
    stops = (
        (0.0, scale(surface, dark)),
        (0.4, scale((24, 126, 176), dark)),
        (1.0, scale((8, 42, 92), dark)),
    )
    canvas.image.paste(vertical(size, stops))
    large, draw = canvas.layer()
    for _ in range(9):
        x, wide = rng.uniform(-0.1, 1.1) * canvas.width, unit * rng.uniform(3, 10)
        lean = (canvas.width / 2 - x) * -0.5
        draw.polygon(
            (
                (x * 2, 0),
                ((x + wide) * 2, 0),
                ((x + lean + wide * 3) * 2, canvas.height * 1.7),
                ((x + lean) * 2, canvas.height * 1.7),
            ),
            fill=90,
        )
    shafts = large.reduce(2).filter(ImageFilter.GaussianBlur(unit * 2))
    canvas.image = add_light(
        canvas.image, ImageChops.multiply(shafts, fade(size, 1, 0)), (150, 240, 250)
    )
    for row in range(3):
        line = ridge(
            rng,
            canvas.width,
            base=canvas.height * (0.86 + 0.06 * row),
            height=unit * 9,
            peaks=1.1,
            rough=0.15,
        )
        colour = mix(scale((34, 104, 140), dark), scale((196, 180, 130), dark), row * 0.4)
        mask = canvas.polygon([*line, (canvas.width, canvas.height), (0, canvas.height)])
        canvas.fill(
            mask, ((0.0, colour), (1.0, scale(colour, 0.6))), canvas.height * 0.74, canvas.height
        )
        _weeds(canvas, row, dark)
    large, draw = canvas.layer()
    for _ in range(60):
        x, y, r = (
            rng.uniform(0, 2) * canvas.width,
            rng.uniform(0, 1.7) * canvas.height,
            unit * rng.uniform(0.3, 1.4),
        )
        draw.ellipse((x - r, y - r, x + r, y + r), outline=200, width=max(1, round(unit * 0.25)))
    canvas.settle(large, (208, 246, 252))
    canvas.image = add_light(
        canvas.image, dim(glow(size, (canvas.width / 2, 0), unit * 80), 0.5), (190, 250, 250)
    )


def _weeds(canvas: Canvas, row: int, dark: float) -> None:
    rng = canvas.rng(f"weeds{row}")
    for colour in ((44, 138, 96), (226, 104, 112), (238, 164, 84)):
        large, draw = canvas.layer()
        for _ in range(5):
            x = rng.choice((rng.uniform(0, 0.32), rng.uniform(0.68, 1))) * canvas.width
            foot, tall = canvas.height * (0.9 + 0.05 * row), canvas.unit * rng.uniform(9, 22)
            for stem in range(5):
                sway = rng.uniform(-4, 4) * canvas.unit
                path = [
                    (
                        (x + stem * canvas.unit * 0.9 + sway * (t / 8) ** 2) * 2,
                        (foot - tall * t / 8) * 2,
                    )
                    for t in range(9)
                ]
                draw.line(path, fill=230, width=max(2, round(canvas.unit * 1.6)), joint="curve")
                end, r = path[-1], canvas.unit * 0.9
                draw.ellipse((end[0] - r, end[1] - r, end[0] + r, end[1] + r), fill=230)
        canvas.settle(
            large, mix(scale(colour, dark), scale((20, 90, 130), dark), 0.55 - 0.25 * row)
        )
