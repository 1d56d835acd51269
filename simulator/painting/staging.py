"""Putting the subjects on the stage: where, how big, with shadow or reflection."""

from dataclasses import dataclass, replace
from zlib import crc32

from PIL import Image, ImageChops, ImageDraw, ImageOps

from simulator.painting.canvas import Canvas
from simulator.painting.colours import RGB, mix, scale
from simulator.painting.figures import figure_named, known
from simulator.painting.land import LEAVES
from simulator.painting.reading import rider
from simulator.painting.scene import Place, Season, Subject
from simulator.painting.texture import blur, dim, fade
from simulator.painting.tile import Lighting, draw_figure
from simulator.painting.vocabulary import word_set

_COIN, _DUSK = 0.5, 0.5
_HOUSE_SIZED, _HUGE = 1.8, 4
_SYMBOLS = frozenset({"star", "heart", "diamond"})
_AFLOAT = frozenset({"boat", "ship", "whale", "dolphin", "swan"})
_FLYING = word_set("plane balloon rocket planet ufo butterfly star heart diamond bird fish")
_SINK = {"whale": 0.3, "swan": 0.08, "boat": 0.03, "ship": 0.06, "dolphin": 0.02}
_PORTRAITS = frozenset({"woman_portrait", "man_portrait"})
_CLOSE = frozenset({Place.STUDIO, Place.TABLE, Place.ROOM, Place.BOKEH, Place.ABSTRACT})
_COATS: tuple[RGB, ...] = (
    (184, 72, 60),
    (59, 127, 136),
    (70, 92, 150),
    (206, 150, 60),
    (120, 80, 130),
)
_HAIRS: tuple[RGB, ...] = ((74, 44, 32), (44, 32, 30), (140, 84, 48), (206, 160, 96), (120, 52, 34))
_SKINS: tuple[RGB, ...] = ((239, 195, 162), (224, 172, 134), (176, 122, 88), (128, 84, 60))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    x: float
    foot: float
    height: float
    flip: bool = False


def stage(canvas: Canvas) -> None:
    """Draw every subject of the scene, the largest first, and record their shapes."""
    subjects = [subject for subject in canvas.scene.subjects if known(subject.kind)]
    if not subjects:
        return
    ordered = sorted(subjects, key=lambda subject: -figure_named(subject.kind).size)
    lead = subjects[0]
    for subject in ordered:
        _perform(
            canvas,
            subject,
            lead=subject is lead,
            alone=len(subjects) == 1,
            rank=subjects.index(subject),
        )


def _perform(canvas: Canvas, subject: Subject, *, lead: bool, alone: bool, rank: int) -> None:
    if subject.mount and subject.count > 0:
        _mounted(canvas, subject)
        return
    spots = _spots(canvas, subject, lead=lead, alone=alone, rank=rank)
    for number, spot in enumerate(sorted(spots, key=lambda spot: spot.foot)):
        tile = _tile(canvas, subject, spot, number)
        _put(canvas, subject.kind, tile, spot)


def _share(canvas: Canvas, subject: Subject) -> float:
    """The share of the picture's height that one subject takes."""
    shape = figure_named(subject.kind)
    if subject.kind in _PORTRAITS:
        return 0.93
    base = 0.62 if canvas.scene.place in _CLOSE else 0.5
    if shape.size > _HOUSE_SIZED and canvas.scene.place not in _CLOSE:
        base = 0.6
    if canvas.scene.place is Place.SKY:
        base = 0.42
    widest = 0.74 * canvas.width / canvas.height / shape.aspect
    crowd = {1: 1.0, 2: 0.82, 3: 0.7}.get(subject.count, 0.56)
    room = canvas.ground / canvas.height - 0.06
    return min(base * crowd, widest * min(1.0, 1.6 / subject.count), room) * canvas.scene.zoom


def _spots(canvas: Canvas, subject: Subject, *, lead: bool, alone: bool, rank: int) -> list[_Spot]:
    rng = canvas.rng(f"stage:{subject.kind}")
    share = _share(canvas, subject)
    shape = figure_named(subject.kind)
    if not alone:
        main = figure_named(canvas.scene.subjects[0].kind)
        relative = (shape.size / main.size) ** 0.5
        share *= 0.94 if lead else max(0.36, min(1.15, 0.72 * relative))
    middle = 0.5 + (rng.choice((-1, 1)) * 0.07 if alone and canvas.scene.place not in _CLOSE else 0)
    if not alone:
        side = 1 if rng.random() < _COIN else -1
        order = (0.36, 0.72, 0.16, 0.88, 0.54)[rank % 5]
        middle = order if canvas.rng("sides").random() < _COIN else 1 - order
        middle += 0.02 * side
    foot = _foot(canvas, subject.kind, share, rng.uniform(0.38, 0.5))
    tall = min(share * canvas.height, max(foot * 0.92, canvas.height * 0.3))
    if not lead and not alone and shape.size > _HOUSE_SIZED:
        foot = min(foot, canvas.ground - (canvas.ground - canvas.horizon) * 0.45)
    many = subject.count
    gap = min(tall * shape.aspect * 1.06, canvas.width * 0.9 / many)
    spots = []
    for index in range(many):
        x = middle * canvas.width + (index - (many - 1) / 2) * gap
        depth = 0.0 if many == 1 else rng.uniform(-1, 1) * tall * 0.07
        height = tall * (1.0 if many == 1 else rng.uniform(0.88, 1.05))
        spots.append(
            _Spot(x=x, foot=foot + depth, height=height, flip=_flips(canvas, subject, index))
        )
    return spots


def _flips(canvas: Canvas, subject: Subject, index: int) -> bool:
    rng = canvas.rng(f"facing:{subject.kind}:{index}")
    return subject.kind not in _PORTRAITS and rng.random() < (0.35 if index == 0 else 0.5)


def _foot(canvas: Canvas, kind: str, share: float, lift: float) -> float:
    place = canvas.scene.place
    swimming = place is Place.UNDERWATER and kind in {"whale", "dolphin", "turtle"}
    perched = kind in {"bird", "butterfly"} and place is not Place.SKY
    flying = kind in _FLYING and not perched and not (kind in _SYMBOLS and place in _CLOSE)
    if kind in _PORTRAITS:
        return canvas.height * 1.005
    if swimming or flying:
        return canvas.height * (lift + share * 0.5)
    if place is Place.LAKE and kind not in _AFLOAT:
        return canvas.height * 0.955
    if place is Place.SEA and kind not in _AFLOAT:
        return canvas.horizon + (canvas.height - canvas.horizon) * 0.32
    return canvas.ground


def _tones(canvas: Canvas, subject: Subject, number: int) -> dict[str, RGB]:
    rng = canvas.rng(f"dress:{subject.kind}:{number}")
    tones: dict[str, RGB] = {}
    if subject.kind.startswith(("person", "woman", "man_")):
        hair, skin, coat = rng.choice(_HAIRS), rng.choice(_SKINS), rng.choice(_COATS)
        tones = {"hair": hair, "skin": skin, "main": coat, "cloth": coat}
    elif subject.kind == "cat" and number:
        tones = {
            "main": rng.choice(((122, 122, 130), (70, 66, 72), (226, 150, 74), (206, 178, 140)))
        }
    elif subject.kind == "tree":
        tones = {"main": LEAVES[canvas.scene.season][0]}
    for name, colour in subject.tones:
        tones["main" if name == "cloth" and not subject.kind.endswith("portrait") else name] = (
            colour
        )
    return tones


def _tile(canvas: Canvas, subject: Subject, spot: _Spot, number: int) -> Image.Image:
    tile = draw_figure(
        figure_named(subject.kind),
        round(spot.height),
        lighting_for(canvas, subject.kind),
        tones=_tones(canvas, subject, number),
        seed=number,
    )
    tile = _with_hats(canvas, subject, tile)
    return ImageOps.mirror(tile) if spot.flip else tile


def lighting_for(canvas: Canvas, kind: str) -> Lighting:
    """Light a subject a little more than its surroundings, so that it reads; mist what is huge."""
    light = canvas.light
    lifted = tuple(
        0.3 + 0.74 * factor if light.night > _DUSK else factor for factor in light.ambient
    )
    far = figure_named(kind).size >= _HUGE
    base = light.lighting(distance=0.16 if far else 0.0)
    return replace(base, ambient=(lifted[0], lifted[1], lifted[2]))


def _with_hats(canvas: Canvas, subject: Subject, tile: Image.Image) -> Image.Image:
    shape = figure_named(subject.kind)
    if not subject.worn:
        return tile
    x, y, wide = shape.head or (
        (shape.box[0] + shape.box[2]) / 2,
        shape.box[1] + 4,
        shape.aspect * 40,
    )
    factor = tile.height / (shape.box[3] - shape.box[1])
    hat = figure_named(subject.worn[0])
    tall = max(8, round(wide * 1.25 * factor / hat.aspect))
    cap = draw_figure(hat, tall, lighting_for(canvas, subject.kind))
    left = round((x - shape.box[0]) * factor - cap.width / 2)
    top = round((y - shape.box[1]) * factor - cap.height * 0.74)
    pad = max(0, -top)
    taller = Image.new("RGBA", (tile.width, tile.height + pad))
    taller.paste(tile, (0, pad))
    taller.alpha_composite(cap, (max(0, left), max(0, top + pad)))
    return taller


def _mounted(canvas: Canvas, subject: Subject) -> None:
    carrier = Subject(kind=subject.mount or "")
    shape = figure_named(carrier.kind)
    share = min(_share(canvas, carrier) * 1.12, 0.5)
    spot = _Spot(x=canvas.width * 0.5, foot=canvas.ground, height=share * canvas.height)
    base = _tile(canvas, carrier, spot, 0)
    factor = base.height / (shape.box[3] - shape.box[1])
    seat = shape.seat or (50.0, 50.0)
    name = rider(subject.kind)
    guest = figure_named(name)
    reach = (
        guest.size
        / shape.size
        * base.height
        * (1.5 if carrier.kind in {"sofa", "chair", "bed", "table"} else 1.05)
    )
    many = max(1, subject.count)
    span = base.width * 0.72 / many
    room = span / guest.aspect if many > 1 else base.width / guest.aspect
    tall = round(max(base.height * 0.3, min(reach, room * 1.12)))
    above = max(0, round(tall * 1.2 - (seat[1] - shape.box[1]) * factor))
    group = Image.new("RGBA", (base.width, base.height + above))
    group.paste(base, (0, above))
    for number in range(many):
        sitting = replace(subject, kind=name)
        tile = _tile(canvas, sitting, _Spot(x=0, foot=0, height=tall), number)
        x = (seat[0] - shape.box[0]) * factor + (number - (many - 1) / 2) * span
        y = (
            above
            + (seat[1] - shape.box[1]) * factor
            + tall * (0.28 if name.endswith("_rider") else 0.05)
        )
        at = (round(max(0, x - tile.width / 2)), round(max(0, y - tile.height)))
        group.alpha_composite(
            tile.crop((0, 0, min(tile.width, group.width - at[0]), tile.height)), at
        )
    _put(canvas, carrier.kind, group, spot)


def _put(canvas: Canvas, kind: str, tile: Image.Image, spot: _Spot) -> None:
    afloat = kind in _AFLOAT and canvas.scene.place in {Place.SEA, Place.LAKE, Place.BEACH}
    if afloat:
        spot = replace(spot, foot=spot.foot + _SINK.get(kind, 0.0) * tile.height)
    left, top = round(spot.x - tile.width / 2), round(spot.foot - tile.height)
    shape = tile.getchannel("A")
    if afloat:
        shape = _floating(canvas, tile, spot, _SINK.get(kind, 0.0))
    elif kind not in _PORTRAITS and not _in_air(canvas, kind):
        if canvas.reflecting:
            _reflect(canvas, tile, spot, left)
        _shadow(canvas, tile, spot)
    canvas.image.paste(tile, (left, top), shape)
    canvas.mask.paste(255, (left, top, left + tile.width, top + tile.height), shape)
    if canvas.scene.season is Season.WINTER and canvas.scene.place not in _CLOSE:
        _snow_at_feet(canvas, tile, spot)


def _in_air(canvas: Canvas, kind: str) -> bool:
    afloat = canvas.scene.place in {Place.SPACE, Place.SKY, Place.UNDERWATER}
    return afloat or (kind in _FLYING and kind not in {"star", "heart", "diamond", "bird"})


def _shadow(canvas: Canvas, tile: Image.Image, spot: _Spot) -> None:
    wide, tall = tile.width * 0.54, max(3.0, tile.width * 0.075)
    pad = round(tall * 2)
    size = (round(wide * 2) + pad * 2, round(tall * 2) + pad * 2)
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).ellipse((pad, pad, size[0] - pad, size[1] - pad), fill=190)
    soft = dim(blur(mask, tall * 0.55), 0.85)
    at = (round(spot.x - size[0] / 2 + tall * 0.4), round(spot.foot - size[1] / 2 - tall * 0.15))
    colour = scale(mix(canvas.light.haze, (30, 34, 60), 0.75), 0.5)
    canvas.image.paste(colour, (*at, at[0] + size[0], at[1] + size[1]), soft)


def _reflect(canvas: Canvas, tile: Image.Image, spot: _Spot, left: int) -> None:
    mirror = ImageOps.flip(tile)
    soft = ImageChops.multiply(mirror.getchannel("A"), fade(mirror.size, 0.55, 0.0))
    canvas.image.paste(
        blur(mirror.convert("RGB"), canvas.unit * 0.5),
        (left, round(spot.foot - tile.height * 0.03)),
        blur(soft, canvas.unit * 0.5),
    )


def _floating(canvas: Canvas, tile: Image.Image, spot: _Spot, sink: float) -> Image.Image:
    """Mirror the tile at its water line, foam the line, and return the shape left above it."""
    line = tile.height * (1 - sink)
    water = spot.foot - tile.height * sink
    dry = tile.crop((0, 0, tile.width, max(1, round(line))))
    _reflect(canvas, dry, replace(spot, foot=water), round(spot.x - tile.width / 2))
    shape = tile.getchannel("A")
    rng = canvas.rng("waterline")
    draw = ImageDraw.Draw(shape)
    # a small boat far away sinks by less than a unit
    draw.rectangle((0, min(line + canvas.unit, tile.height), tile.width, tile.height), fill=0)
    radius = tile.width / 18
    for dip in range(-4, tile.width + 4, max(3, tile.width // 24)):
        level = line + rng.uniform(-0.2, 0.5) * radius * 0.3
        draw.ellipse((dip - radius, level, dip + radius, level + radius), fill=0)
    large, pen = canvas.layer()
    for _ in range(46):
        x, y = (
            spot.x + rng.gauss(0, 0.24) * tile.width,
            water + rng.uniform(-0.6, 1.6) * canvas.unit,
        )
        wide, thin = canvas.unit * rng.uniform(0.6, 3), canvas.unit * rng.uniform(0.08, 0.25)
        box = ((x - wide) * 2, (y - thin) * 2, (x + wide) * 2, (y + thin) * 2)
        pen.ellipse(box, fill=190)
    canvas.settle(large, canvas.light.on((236, 246, 248), 0.1))
    return shape


def _snow_at_feet(canvas: Canvas, tile: Image.Image, spot: _Spot) -> None:
    if _in_air(canvas, "") or canvas.scene.place in {Place.SEA, Place.LAKE, Place.CITY}:
        return
    rng = canvas.rng(f"drift{crc32(repr(spot.x).encode())}")
    large, draw = canvas.layer()
    for _ in range(16):
        x = spot.x + rng.uniform(-0.5, 0.5) * tile.width
        radius, y = (
            canvas.unit * rng.uniform(1.2, 3.2),
            spot.foot + canvas.unit * rng.uniform(0.4, 1.4),
        )
        draw.ellipse(
            (
                (x - radius * 1.8) * 2,
                (y - radius * 0.5) * 2,
                (x + radius * 1.8) * 2,
                (y + radius * 0.7) * 2,
            ),
            fill=235,
        )
    drift = blur(large.reduce(2), canvas.unit * 0.35)
    canvas.image.paste(
        canvas.light.on((232, 240, 252)), (0, 0, *canvas.image.size), dim(drift, 0.9)
    )
