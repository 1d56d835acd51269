"""Styles: how a finished scene turns into watercolour, oil, ink or pixels."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from simulator.painting.colours import RGB, scale
from simulator.painting.scene import Style
from simulator.painting.texture import blur, curve, dim, grain, noise, relief, shifted, texture_over

_Effect = Callable[[Image.Image, Image.Image, Random], Image.Image]
_Cell = tuple[float, float]
_TINY = 64
_ANY_FOCUS = [0] * 9 + [1] * 247


def apply_style(
    image: Image.Image, style: Style, mask: Image.Image | None = None, *, seed: int = 0
) -> Image.Image:
    """Turn a picture into a medium; `mask` tells where the detail matters."""
    focus = mask if mask is not None else Image.new("L", image.size, 128)
    return _EFFECTS[style](image.convert("RGB"), focus, Random(f"{seed}:style"))


def _digital(image: Image.Image, _mask: Image.Image, rng: Random) -> Image.Image:
    return _grainy(ImageEnhance.Color(image).enhance(1.06), rng, 0.04)


def _grainy(image: Image.Image, rng: Random, strength: float) -> Image.Image:
    speckle = Image.merge(
        "RGB", (grain(rng, image.size).point([96 + value // 4 for value in range(256)]),) * 3
    )
    return Image.blend(image, ImageChops.overlay(image, speckle), min(1.0, strength * 6))


def _photo(image: Image.Image, _mask: Image.Image, rng: Random) -> Image.Image:
    bloom = blur(image, min(image.size) / 40)
    image = Image.blend(image, ImageChops.screen(image, dim_rgb(bloom, 0.35)), 0.4)
    image = ImageEnhance.Contrast(image).enhance(1.1)
    return _grainy(ImageEnhance.Color(image).enhance(1.04), rng, 0.07)


def dim_rgb(image: Image.Image, factor: float) -> Image.Image:
    """Darken a colour picture by a factor."""
    return image.point([round(value * factor) for value in range(256)] * 3)


def _watercolour(image: Image.Image, mask: Image.Image, rng: Random) -> Image.Image:
    size, unit = image.size, min(image.size) / 100
    small = image.reduce(3).filter(ImageFilter.MedianFilter(3)) if min(size) > _TINY else image
    wash = small.resize(size, Image.Resampling.BICUBIC)
    wash = Image.composite(image, wash, dim(blur(mask, unit), 0.55))
    bleed = curve(noise(rng, size, cell=unit * 5, octaves=3), 0.42, 0.58)
    wash = Image.composite(shifted(wash, unit * 0.6, unit * 0.4), wash, bleed)
    grey = wash.convert("L")
    edges = ImageChops.difference(grey, blur(grey, unit * 1.1))
    pigment = ImageOps.invert(dim(edges, 1.5))
    wash = ImageChops.multiply(wash, Image.merge("RGB", (pigment,) * 3))
    pools = noise(
        rng, (max(2, size[0] // 4), max(2, size[1] // 4)), cell=unit * 5, octaves=4
    ).resize(size)
    wash = texture_over(ImageEnhance.Color(wash).enhance(1.12), pools, 0.5)
    wash = Image.blend(wash, Image.new("RGB", size, (252, 249, 240)), 0.16)
    paper = Image.new("RGB", size, (250, 246, 236))
    wash = Image.composite(wash, paper, _deckle(rng, size))
    return texture_over(wash, relief(rng, size, cell=unit * 0.9, depth=1.2), 0.34)


def _deckle(rng: Random, size: tuple[int, int]) -> Image.Image:
    """A mask with a ragged border, as a wash leaves the paper's edge bare."""
    edge = round(min(size) * 0.045)
    frame = Image.new("L", size)
    frame.paste(255, (edge, edge, max(edge + 1, size[0] - edge), max(edge + 1, size[1] - edge)))
    soft = blur(frame, edge * 0.55)
    rough = noise(rng, size, cell=edge * 2.2, octaves=4)
    return curve(Image.blend(soft, rough, 0.34), 0.4, 0.48)


def _oil(image: Image.Image, mask: Image.Image, rng: Random) -> Image.Image:
    unit = min(image.size) / 100
    out = blur(image, unit * 0.8)
    phase = rng.uniform(0, 6)
    for length, wide, count in ((5.0, 1.5, 1900), (3.0, 0.8, 3200)):
        brush = _Brush(length=length * unit, width=wide * unit, count=count, phase=phase)
        _strokes(image, out, rng, brush)
    fine = _Brush(length=1.6 * unit, width=0.45 * unit, count=5200, phase=phase)
    _strokes(image, out, rng, fine, focus=mask.tobytes())
    out.paste(image, (0, 0), dim(mask, 0.5))
    height = out.convert("L").filter(
        ImageFilter.Kernel((3, 3), (2, 1, 0, 1, 0, -1, 0, -1, -2), scale=2, offset=128)
    )
    ridges = relief(rng, image.size, cell=unit * 1.5, depth=0.7)
    out = texture_over(out, height, 0.65)
    return ImageEnhance.Color(texture_over(out, ridges, 0.28)).enhance(1.16)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Brush:
    length: float
    width: float
    count: int
    phase: float


def _strokes(
    image: Image.Image, out: Image.Image, rng: Random, brush: _Brush, *, focus: bytes = b""
) -> None:
    """Lay short strokes of the picture's own colours along a flowing field."""
    draw, colours = ImageDraw.Draw(out), image.tobytes()
    width, height = image.size
    for _ in range(brush.count):
        x, y = rng.random() * (width - 1), rng.random() * (height - 1)
        at = int(y) * width + int(x)
        if focus and not focus[at]:
            continue
        red, green, blue = colours[at * 3 : at * 3 + 3]
        angle = math.sin(x / width * 4 + brush.phase) * 0.7
        angle += math.cos(y / height * 5 + brush.phase) * 0.6
        dx, dy = math.cos(angle) * brush.length / 2, math.sin(angle) * brush.length / 2
        line = (x - dx, y - dy, x + dx, y + dy)
        draw.line(line, fill=(red, green, blue), width=max(1, round(brush.width)))


def _sketch(image: Image.Image, mask: Image.Image, rng: Random) -> Image.Image:
    size, unit = image.size, min(image.size) / 100
    grey = ImageOps.autocontrast(image.convert("L"), cutoff=1)
    smooth = grey.filter(ImageFilter.GaussianBlur(unit * 0.12 + 0.4))
    lines = ImageChops.difference(smooth, blur(smooth, unit * 0.5 + 0.6))
    ink = ImageOps.invert(curve(lines, 0.025, 0.12))
    page = Image.new("L", size, 255)
    for slope, dark in ((1, 0.62), (-1, 0.42), (1, 0.24)):
        hatch = _hatching(size, unit * (0.9 + dark), slope)
        shade = ImageOps.invert(curve(blur(grey, unit * 0.4), dark - 0.1, dark + 0.06))
        page = ImageChops.multiply(
            page, ImageOps.invert(dim(ImageChops.multiply(hatch, shade), 0.6))
        )
    page = ImageChops.multiply(
        ImageChops.multiply(page, ink), ImageOps.invert(dim(ImageOps.invert(grey), 0.22))
    )
    sheet = ImageOps.colorize(page, (38, 34, 44), (248, 243, 230))
    outline = ImageChops.difference(mask, blur(mask, unit * 0.3 + 0.4))
    sheet.paste((38, 34, 44), (0, 0, *size), dim(outline, 1.6))
    return texture_over(sheet, relief(rng, size, cell=unit * 0.9, depth=1.1), 0.25)


def _hatching(size: tuple[int, int], gap: float, slope: int) -> Image.Image:
    hatch = Image.new("L", size)
    draw = ImageDraw.Draw(hatch)
    step = max(2.0, gap)
    for index in range(int((size[0] + size[1]) / step) + 1):
        x = index * step
        ends = (
            (x, 0, x - size[1], size[1])
            if slope > 0
            else (size[0] - x, 0, size[0] - x + size[1], size[1])
        )
        draw.line(ends, fill=230, width=max(1, round(step / 3.4)))
    return hatch


def _neon(image: Image.Image, mask: Image.Image, rng: Random) -> Image.Image:
    unit = min(image.size) / 100
    body = ImageEnhance.Color(ImageEnhance.Contrast(image).enhance(1.14)).enhance(1.35)
    grey = image.convert("L")
    lights = curve(grey, 0.5, 0.9)
    bloom = blur(ImageChops.multiply(image, Image.merge("RGB", (lights,) * 3)), unit * 2.4)
    body = ImageChops.screen(body, bloom)
    edge = ImageChops.difference(mask, blur(mask, unit * 0.8))
    ramp = Image.linear_gradient("L").rotate(90).resize(image.size)
    hues = ImageOps.colorize(ramp, (255, 50, 190), (40, 230, 255))
    rim = ImageChops.multiply(hues, Image.merge("RGB", (dim(edge, 1.5),) * 3))
    return _grainy(
        ImageChops.screen(
            body, ImageChops.screen(dim_rgb(blur(rim, unit * 1.4), 1.0), dim_rgb(rim, 0.6))
        ),
        rng,
        0.04,
    )


def _pixel(image: Image.Image, _mask: Image.Image, _rng: Random) -> Image.Image:
    width, height = image.size
    factor = 112 / max(width, height)
    small = (max(8, round(width * factor)), max(8, round(height * factor)))
    crisp = ImageEnhance.Contrast(image.resize(small, Image.Resampling.BOX)).enhance(1.15)
    few = (
        ImageEnhance.Color(crisp).enhance(1.2).quantize(32, dither=Image.Dither.NONE).convert("RGB")
    )
    return few.resize(image.size, Image.Resampling.NEAREST)


def _lowpoly(image: Image.Image, mask: Image.Image, rng: Random) -> Image.Image:
    width, height = image.size
    across = 46
    down = max(6, round(across * height / width))
    sample = blur(image, min(image.size) / 160)
    out, colours = sample.copy(), sample.tobytes()
    draw = ImageDraw.Draw(out)
    focus = mask.resize((across, down), Image.Resampling.BOX).point(_ANY_FOCUS).tobytes()
    nodes = _jittered(rng, across * 2, down * 2, (width, height))
    for row in range(down):
        for column in range(across):
            fine = focus[row * across + column]
            for corners in _cells(nodes, column * 2, row * 2, 1 if fine else 2):
                x = sum(point[0] for point in corners) / 3
                y = sum(point[1] for point in corners) / 3
                at = min(height - 1, max(0, int(y))) * width + min(width - 1, max(0, int(x)))
                red, green, blue = colours[at * 3 : at * 3 + 3]
                draw.polygon(corners, fill=scale((red, green, blue), rng.uniform(0.9, 1.1)))
    return ImageEnhance.Color(out).enhance(1.15)


def _jittered(rng: Random, columns: int, rows: int, size: tuple[int, int]) -> list[list[_Cell]]:
    dx, dy = size[0] / columns, size[1] / rows
    return [
        [
            (x * dx + rng.uniform(-0.36, 0.36) * dx, y * dy + rng.uniform(-0.36, 0.36) * dy)
            for x in range(columns + 1)
        ]
        for y in range(rows + 1)
    ]


def _cells(nodes: list[list[_Cell]], x: int, y: int, step: int) -> list[tuple[_Cell, _Cell, _Cell]]:
    out = []
    for row in range(y, y + 2, step):
        for column in range(x, x + 2, step):
            a, b = nodes[row][column], nodes[row][column + step]
            c, d = nodes[row + step][column], nodes[row + step][column + step]
            out.extend(
                [(a, b, c), (b, d, c)] if (row + column) % (2 * step) else [(a, b, d), (a, d, c)]
            )
    return out


def _vintage(image: Image.Image, _mask: Image.Image, rng: Random) -> Image.Image:
    faded = ImageOps.colorize(image.convert("L"), (46, 28, 20), (250, 232, 196), mid=(160, 118, 80))
    out = Image.blend(faded, image, 0.16)
    spots = curve(noise(rng, image.size, cell=min(image.size) / 5, octaves=5), 0.74, 0.95)
    out.paste((240, 220, 180), (0, 0, *image.size), dim(spots, 0.4))
    return _grainy(out, rng, 0.1)


def _flat(image: Image.Image, mask: Image.Image, _rng: Random) -> Image.Image:
    calm = image.reduce(3).filter(ImageFilter.ModeFilter(5)) if min(image.size) > _TINY else image
    few = (
        ImageEnhance.Color(calm).enhance(1.25).quantize(18, dither=Image.Dither.NONE).convert("RGB")
    )
    soft = few.resize(image.size, Image.Resampling.BICUBIC)
    detail = ImageOps.posterize(ImageEnhance.Color(image).enhance(1.2), 4)
    return Image.composite(detail, soft, mask)


def _anime(image: Image.Image, mask: Image.Image, _rng: Random) -> Image.Image:
    unit = min(image.size) / 100
    calm = (
        image.reduce(2).filter(ImageFilter.MedianFilter(5)).resize(image.size)
        if min(image.size) > _TINY
        else image
    )
    calm = Image.composite(image, calm, dim(mask, 0.6))
    vivid = ImageEnhance.Brightness(ImageEnhance.Color(calm).enhance(1.45)).enhance(1.06)
    glowing = ImageChops.screen(vivid, dim_rgb(blur(vivid, unit * 3), 0.22))
    edge = ImageChops.difference(mask, blur(mask, unit * 0.35 + 0.4))
    glowing.paste((44, 34, 54), (0, 0, *image.size), dim(edge, 1.5))
    return glowing


_POP: tuple[RGB, ...] = ((38, 24, 70), (226, 40, 110), (255, 206, 46), (255, 250, 236))


def _pop(image: Image.Image, mask: Image.Image, _rng: Random) -> Image.Image:
    unit = min(image.size) / 100
    grey = ImageOps.autocontrast(image.convert("L"), cutoff=1)
    back = ImageOps.colorize(
        grey.point([value // 86 * 85 for value in range(256)]),
        (30, 120, 190),
        (255, 214, 60),
        mid=(60, 196, 200),
    )
    bold = ImageEnhance.Color(
        ImageOps.posterize(ImageEnhance.Contrast(image).enhance(1.2), 2)
    ).enhance(1.7)
    out = Image.composite(bold, back, mask)
    cell = max(4, round(unit * 1.6))
    dot = Image.radial_gradient("L").resize((cell, cell))
    row = Image.new("L", image.size)
    for y in range(0, image.height, cell):
        for x in range(0, image.width, cell):
            row.paste(dot, (x, y))
    screen = curve(ImageChops.add(row, grey, scale=1.6), 0.52, 0.56)
    out = ImageChops.multiply(out, ImageOps.colorize(screen, (216, 60, 130), (255, 255, 255)))
    edge = ImageChops.difference(mask, blur(mask, unit * 0.6))
    out.paste(_POP[0], (0, 0, *image.size), dim(edge, 2.0))
    return out


def _mono(image: Image.Image, _mask: Image.Image, rng: Random) -> Image.Image:
    grey = ImageOps.autocontrast(image.convert("L"), cutoff=0.5)
    return _grainy(Image.merge("RGB", (ImageEnhance.Contrast(grey).enhance(1.12),) * 3), rng, 0.09)


_EFFECTS: Mapping[Style, _Effect] = {
    Style.DIGITAL: _digital,
    Style.PHOTO: _photo,
    Style.WATERCOLOUR: _watercolour,
    Style.OIL: _oil,
    Style.SKETCH: _sketch,
    Style.NEON: _neon,
    Style.PIXEL: _pixel,
    Style.LOWPOLY: _lowpoly,
    Style.VINTAGE: _vintage,
    Style.FLAT: _flat,
    Style.ANIME: _anime,
    Style.POP: _pop,
    Style.MONO: _mono,
}
