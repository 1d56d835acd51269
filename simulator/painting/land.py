"""Land: ridges, hills, snowfields, dunes, forests, with haze in the distance."""

import math
from collections.abc import Sequence
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops

from simulator.painting.canvas import Canvas
from simulator.painting.colours import RGB, WHITE, mix, scale
from simulator.painting.figures import figure_named
from simulator.painting.scene import Place, Season
from simulator.painting.texture import blur, curve, dim, noise, relief, texture_over
from simulator.painting.tile import draw_figure

_BEYOND, _PINES, _NEAR_ROWS, _CLEARING = 1.1, 0.6, 0.6, 0.24
_STAMP = 0.5  # background trees are drawn small and enlarged: they are hazy anyway
_GRASS = {
    Season.SUMMER: (98, 142, 66),
    Season.SPRING: (122, 168, 82),
    Season.AUTUMN: (168, 138, 66),
    Season.WINTER: (236, 242, 250),
}
LEAVES: dict[Season, tuple[RGB, ...]] = {
    Season.SUMMER: ((74, 130, 58), (92, 146, 66), (60, 112, 58)),
    Season.SPRING: ((240, 182, 200), (132, 180, 88), (246, 206, 216)),
    Season.AUTUMN: ((206, 104, 40), (222, 150, 48), (176, 66, 42)),
    Season.WINTER: ((206, 216, 228), (188, 200, 216), (222, 230, 240)),
}


def ridge(
    rng: Random, width: int, *, base: float, height: float, peaks: float, rough: float
) -> list[tuple[float, float]]:
    """Make a skyline from left to right: summed waves plus jagged detail."""
    waves = [
        (rng.uniform(0.6, 1.4) * peaks * 2**k, rng.uniform(0, math.tau), 0.55**k) for k in range(4)
    ]
    points = []
    jag = 0.0
    for step in range(161):
        at = step / 160
        lift = sum(math.sin(at * math.tau * f + p) * a for f, p, a in waves) / 1.9
        jag = jag * 0.7 + rng.uniform(-1, 1) * rough
        points.append((at * width, base - height * (0.5 + 0.5 * lift + 0.09 * jag)))
    return points


def _below(canvas: Canvas, line: Sequence[tuple[float, float]]) -> Image.Image:
    return canvas.polygon([*line, (canvas.width, canvas.height), (0, canvas.height)])


def paint_mountains(canvas: Canvas) -> None:
    """Paint two ranges behind the horizon."""
    rng, horizon = canvas.rng("mountains"), canvas.horizon
    tall = canvas.horizon * (0.58 if canvas.scene.place is Place.MOUNTAINS else 0.3)
    rock = relief(rng, (canvas.width // 2, canvas.height // 2), cell=canvas.unit * 10, depth=1.3)
    rock = rock.resize(canvas.image.size, Image.Resampling.BICUBIC)
    for layer, (share, distance) in enumerate(((1.0, 0.72), (0.72, 0.5), (0.42, 0.28))):
        line = _peaks(rng, canvas.width, horizon + canvas.unit * (1 + layer), tall * share)
        _range(canvas, line, rock, distance)


def _peaks(rng: Random, width: int, base: float, tall: float) -> list[tuple[float, float]]:
    corners = [(-0.1 * width, base - tall * 0.3)]
    x = -0.1
    while x < _BEYOND:
        x += rng.uniform(0.08, 0.17)
        corners.append((x * width, base - tall * rng.uniform(0.62, 1.0)))
        x += rng.uniform(0.06, 0.13)
        corners.append((x * width, base - tall * rng.uniform(0.22, 0.5)))
    line: list[tuple[float, float]] = []
    for start, end in pairwise(corners):
        for step in range(14):
            t = step / 14
            bump = rng.uniform(-1, 1) * tall * 0.035 * math.sin(math.pi * min(1, t * 1.4 + 0.1))
            line.append(
                (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t + bump)
            )
    return line


def _range(
    canvas: Canvas, line: list[tuple[float, float]], rock: Image.Image, distance: float
) -> None:
    light = canvas.light
    mask = _below(canvas, line)
    top = min(y for _, y in line)
    foot = canvas.horizon + canvas.unit * 4
    stone = light.on((92, 98, 112), distance)
    base = mix(stone, light.haze, 0.62)
    before = canvas.image.copy()
    canvas.fill(mask, ((0.0, stone), (1.0, base)), top, foot)
    box = (0, max(0, int(top)), canvas.width, min(canvas.height, int(foot)))
    snow = curve(ImageChops.offset(rock, 7, 3), 0.46, 0.56)
    depth = (
        Image.linear_gradient("L")
        .transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        .resize((canvas.width, max(1, box[3] - box[1])))
    )
    reach = 0.36 if canvas.scene.season is Season.WINTER else 0.62
    caps = Image.new("L", canvas.image.size)
    caps.paste(curve(depth, reach, reach + 0.16), (0, box[1]))
    caps = ImageChops.multiply(ImageChops.multiply(caps, mask), snow)
    white = light.on((246, 249, 255), distance * 0.75)
    canvas.image.paste(white, (0, 0, *canvas.image.size), dim(caps, 0.92))
    lit = texture_over(canvas.image.crop(box), rock.crop(box), 0.85 - distance * 0.6)
    painted = canvas.image.copy()
    painted.paste(lit, box[:2])
    canvas.image = Image.composite(painted, before, mask)


def paint_hills(canvas: Canvas, *, rows: int = 3) -> None:
    """Paint rolling ground from the horizon to the bottom, with a soft lit texture."""
    rng, light, scene = canvas.rng("hills"), canvas.light, canvas.scene
    grass = _GRASS[scene.season]
    for row in range(rows):
        share = row / max(1, rows - 1)
        base = canvas.horizon + (canvas.height - canvas.horizon) * (0.02 + 0.36 * share)
        swell = canvas.unit * (5 + 4 * share)
        line = ridge(
            rng, canvas.width, base=base + swell * 0.6, height=swell, peaks=0.9, rough=0.03
        )
        near = mix(grass, WHITE if scene.season is Season.WINTER else (66, 108, 60), 0.4 * share)
        far = 0.5 * (1 - share)
        crest, foot = light.on(mix(near, WHITE, 0.08), far), light.on(scale(near, 0.72), far * 0.7)
        if scene.season is Season.WINTER:
            foot = light.on((176, 196, 226), far * 0.7)
        canvas.fill(
            _below(canvas, line),
            ((0.0, crest), (0.5, mix(crest, foot, 0.55)), (1.0, foot)),
            base - swell,
            canvas.height,
        )
        if row < rows - 1 and scene.place is not Place.DESERT:
            _tree_line(canvas, line, rng, far)
    _ground_texture(canvas)


def _tree_line(canvas: Canvas, line: list[tuple[float, float]], rng: Random, far: float) -> None:
    colour = mix(LEAVES[canvas.scene.season][0], (48, 78, 62), 0.55)
    large, draw = canvas.layer()
    for _ in range(rng.randint(3, 6)):
        middle, spread = rng.randrange(len(line)), rng.randint(6, 18)
        for _ in range(spread * 2):
            x, y = line[max(0, min(160, middle + round(rng.gauss(0, spread / 2))))]
            size = canvas.unit * rng.uniform(1.2, 3.2) * (1.3 - far)
            x += rng.uniform(-1, 1) * canvas.unit
            if rng.random() < _PINES:
                draw.polygon(
                    (
                        (x * 2, (y - size * 1.9) * 2),
                        ((x + size * 0.5) * 2, (y + size * 0.2) * 2),
                        ((x - size * 0.5) * 2, (y + size * 0.2) * 2),
                    ),
                    fill=230,
                )
            else:
                draw.ellipse(
                    (
                        (x - size * 0.6) * 2,
                        (y - size * 1.2) * 2,
                        (x + size * 0.6) * 2,
                        (y + size * 0.1) * 2,
                    ),
                    fill=220,
                )
    canvas.settle(large, canvas.light.on(colour, min(0.8, far + 0.15)))


def _ground_texture(canvas: Canvas) -> None:
    top = int(canvas.horizon)
    size = (canvas.width, max(2, canvas.height - top))
    winter = canvas.scene.season is Season.WINTER
    half = (max(2, size[0] // 2), max(2, size[1] // 2))
    bumps = relief(canvas.rng("ground"), half, cell=canvas.unit * (9 if winter else 4), squash=2.6)
    ground = canvas.image.crop((0, top, canvas.width, canvas.height))
    strength = 0.16 if winter else 0.3
    canvas.image.paste(
        texture_over(ground, bumps.resize(size, Image.Resampling.BICUBIC), strength), (0, top)
    )
    if not winter and canvas.scene.place is not Place.DESERT:
        paint_grass(canvas)


def paint_grass(canvas: Canvas) -> None:
    """Paint blades and flowers along the foreground."""
    rng, light = canvas.rng("grass"), canvas.light
    grass = _GRASS[canvas.scene.season]
    for shade, count in ((0.55, 240), (0.8, 240), (1.2, 160)):
        large, draw = canvas.layer()
        for _ in range(count):
            depth = rng.random() ** 0.6
            y = canvas.ground + (canvas.height - canvas.ground) * depth * 1.04
            x, tall = (
                rng.uniform(0, canvas.width),
                canvas.unit * rng.uniform(1.4, 4.2) * (0.4 + depth),
            )
            lean, wide = rng.uniform(-0.5, 0.5) * tall, canvas.unit * 0.3 * (0.5 + depth)
            draw.polygon(
                ((x * 2 - wide, y * 2), ((x + lean) * 2, (y - tall) * 2), (x * 2 + wide, y * 2)),
                fill=220,
            )
        canvas.settle(large, light.on(scale(grass, shade)))
    _flowers(canvas, rng)


def _flowers(canvas: Canvas, rng: Random) -> None:
    colours = ((246, 238, 232), (236, 192, 70), (222, 96, 110), (150, 120, 206))
    many = 60 if canvas.scene.season is Season.SPRING else 26
    for colour in colours:
        large, draw = canvas.layer()
        for _ in range(many // 2):
            depth = rng.random()
            y = canvas.ground + (canvas.height - canvas.ground) * (0.06 + 0.94 * depth)
            x, radius = rng.uniform(0, canvas.width), canvas.unit * (0.22 + 0.42 * depth) * 2
            draw.ellipse(
                (x * 2 - radius, y * 2 - radius, x * 2 + radius, y * 2 + radius * 0.8), fill=235
            )
        canvas.settle(large, canvas.light.on(colour))


def paint_dunes(canvas: Canvas) -> None:
    """Paint sand dunes with a lit and a shaded side."""
    rng, light = canvas.rng("dunes"), canvas.light
    for row in range(4):
        share = row / 3
        base = canvas.horizon + (canvas.height - canvas.horizon) * (0.04 + 0.5 * share)
        swell = canvas.unit * (7 + 10 * share)
        line = ridge(rng, canvas.width, base=base + swell * 0.4, height=swell, peaks=0.8, rough=0)
        sand = light.on(mix((236, 196, 138), (214, 150, 92), share * 0.6), 0.55 * (1 - share))
        mask = _below(canvas, line)
        canvas.fill(
            mask,
            ((0.0, mix(sand, light.sun, 0.22)), (1.0, scale(sand, 0.78))),
            base - swell,
            canvas.height,
        )
        middle = rng.randrange(30, 130)
        crest = line[middle:]
        foot = [
            (x + canvas.unit * 9, y + swell * (0.5 + 1.6 * (x - crest[0][0]) / canvas.width))
            for x, y in reversed(crest)
        ]
        shade = ImageChops.multiply(canvas.polygon([*crest, *foot]), mask)
        canvas.image.paste(
            scale(sand, 0.64), (0, 0, *canvas.image.size), dim(blur(shade, canvas.unit * 2), 0.5)
        )
    _sand_ripples(canvas)


def _sand_ripples(canvas: Canvas) -> None:
    top = int(canvas.ground)
    size = (canvas.width, max(2, canvas.height - top))
    ripples = noise(canvas.rng("ripples"), size, cell=canvas.unit * 5, octaves=3, squash=6)
    body = canvas.image.crop((0, top, *canvas.image.size))
    canvas.image.paste(texture_over(body, ripples, 0.2), (0, top))


def paint_forest(canvas: Canvas) -> None:
    """Paint the wood: hazy rows of trees, then a clearing in front."""
    rng, light, scene = canvas.rng("forest"), canvas.light, canvas.scene
    floor = mix(_GRASS[scene.season], (70, 86, 52), 0.0 if scene.season is Season.WINTER else 0.45)
    for row in range(4):
        share = row / 3
        foot = canvas.horizon + (canvas.ground - canvas.horizon) * share * 0.8 + canvas.unit * 2
        distance = 0.78 - 0.62 * share
        _tree_row(canvas, rng, foot=foot, share=share, distance=distance)
        line = ridge(
            rng,
            canvas.width,
            base=foot + canvas.unit,
            height=canvas.unit * 2.4,
            peaks=1.2,
            rough=0.1,
        )
        ground = light.on(floor, distance * 0.9)
        canvas.fill(
            _below(canvas, line),
            ((0.0, ground), (1.0, scale(ground, 0.7))),
            foot - canvas.unit * 2,
            canvas.height,
        )
    _ground_texture(canvas)


def _tree_row(canvas: Canvas, rng: Random, *, foot: float, share: float, distance: float) -> None:
    scene = canvas.scene
    leafy = scene.season in {Season.SPRING, Season.AUTUMN}
    kinds = ("tree", "tree", "pine") if leafy else ("pine", "pine", "tree")
    tall = canvas.height * (0.4 + 0.52 * share)
    stamps: list[Image.Image] = []
    for variant in range(3):
        kind = kinds[variant % len(kinds)]
        leaves = LEAVES[scene.season][variant]
        if kind == "pine":
            leaves = (84, 116, 112) if scene.season is Season.WINTER else (40, 88, 66)
        stamp = draw_figure(
            figure_named(kind),
            round(tall * rng.uniform(0.8, 1.1) * _STAMP),
            canvas.light.lighting(distance=distance),
            tones={"main": leaves},
            seed=variant,
        )
        full = (round(stamp.width / _STAMP), round(stamp.height / _STAMP))
        stamps.append(stamp.resize(full, Image.Resampling.BICUBIC))
    gap = canvas.width * (0.055 + 0.11 * share)
    x = -gap
    while x < canvas.width + gap:
        x += gap * rng.uniform(0.6, 1.4)
        if share > _NEAR_ROWS and abs(x / canvas.width - 0.5) < _CLEARING:
            continue
        stamp = rng.choice(stamps)
        y = foot + rng.uniform(-1, 1) * canvas.unit * (1 + share)
        canvas.image.paste(stamp, (round(x - stamp.width / 2), round(y - stamp.height)), stamp)
