"""Figures as data: a line-per-part notation, parsed once, drawn as pixels or as SVG.

Notation, one part a line: `kind tone [numbers] : coordinates`. Units are the figure's own,
y runs down. A leading `*` draws the part a second time, mirrored about the figure's axis.

    blob tone : x y x y …              smooth closed outline
    poly tone : x y x y …              straight closed outline
    limb tone from to : x y x y …      smooth stroke whose width runs from `from` to `to`
    oval tone : cx cy rx ry [degrees]
    ring tone width : cx cy rx ry
    box tone radius : x0 y0 x1 y1

A tone may be brightened or darkened (`main+`, `main--`), made see-through (`pink@40`) or kept
free of shading (`eye!`).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from simulator.painting.colours import RGB, WHITE, mix, parse_hex, scale

Point = tuple[float, float]
Kind = Literal["blob", "poly", "limb", "oval", "ring", "box"]
_KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}
_SMOOTHNESS = 7
_ROUND = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """A colour role with its variation."""

    name: str
    shift: int = 0
    opacity: float = 1.0
    flat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One outlined piece of a figure; `hole` is the inner outline of a ring."""

    tone: Tone
    outline: tuple[Point, ...]
    hole: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawable thing.

    `box` is left, top, right, bottom in its own units with the ground at the bottom. `size` is
    its height beside a person (1.0). `seat` and `head` are where a rider and a hat go.
    """

    box: tuple[float, float, float, float]
    parts: tuple[Part, ...]
    tones: Mapping[str, RGB] = field(default_factory=dict)
    size: float = 1.0
    seat: Point | None = None
    head: tuple[float, float, float] | None = None
    coat: str = "smooth"

    @property
    def aspect(self) -> float:
        """Width over height."""
        left, top, right, bottom = self.box
        return (right - left) / (bottom - top)


COMMON: Mapping[str, RGB] = {
    "eye": (24, 18, 16),
    "ink": (44, 34, 32),
    "white": (252, 250, 246),
    "pink": (236, 160, 162),
    "wood": (122, 82, 52),
    "metal": (168, 178, 190),
    "glass": (142, 186, 210),
    "glow": (255, 214, 120),
    "leaf": (74, 138, 66),
    "gold": (232, 184, 72),
    "tyre": (38, 38, 44),
    "stone": (172, 164, 154),
}


def tone_colour(tone: Tone, tones: Mapping[str, RGB]) -> RGB:
    """Resolve a tone against a figure's own colours, then the common ones."""
    base = tones.get(tone.name) or COMMON[tone.name]
    if tone.shift > 0:
        return mix(base, WHITE, 1 - 0.76**tone.shift)
    return scale(base, 0.78**-tone.shift)


def smooth(points: Sequence[Point], *, closed: bool = True) -> tuple[Point, ...]:
    """Run a Catmull-Rom curve through the points."""
    count = len(points)
    if count < len("abc"):
        return tuple(points)
    out: list[Point] = []
    for index in range(count if closed else count - 1):
        if closed:
            around = [points[(index + step) % count] for step in (-1, 0, 1, 2)]
        else:
            around = [points[max(0, min(count - 1, index + step))] for step in (-1, 0, 1, 2)]
        out.extend(_segment(around))
    if not closed:
        out.append(points[-1])
    return tuple(out)


def _segment(around: Sequence[Point]) -> Iterable[Point]:
    before, start, end, after = around
    for step in range(_SMOOTHNESS):
        t = step / _SMOOTHNESS
        a, b = -t + 2 * t * t - t**3, 2 - 5 * t * t + 3 * t**3
        c, d = t + 4 * t * t - 3 * t**3, -t * t + t**3
        yield (
            (a * before[0] + b * start[0] + c * end[0] + d * after[0]) / 2,
            (a * before[1] + b * start[1] + c * end[1] + d * after[1]) / 2,
        )


def ellipse(centre: Point, radii: Point, degrees: float = 0.0) -> tuple[Point, ...]:
    """Outline an ellipse, turned clockwise."""
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    out = []
    for step in range(_ROUND):
        angle = math.tau * step / _ROUND
        x, y = radii[0] * math.cos(angle), radii[1] * math.sin(angle)
        out.append((centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos))
    return tuple(out)


def limb(points: Sequence[Point], first: float, last: float) -> tuple[Point, ...]:
    """Outline a tapered stroke with round ends."""
    path = smooth(points, closed=False)
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y) in enumerate(path):
        ahead, behind = path[min(index + 1, len(path) - 1)], path[max(index - 1, 0)]
        dx, dy = ahead[0] - behind[0], ahead[1] - behind[1]
        length = math.hypot(dx, dy) or 1.0
        half = (first + (last - first) * index / max(1, len(path) - 1)) / 2
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    return (*left, *_cap(left[-1], right[-1]), *reversed(right), *_cap(right[0], left[0]))


def _cap(start: Point, end: Point) -> list[Point]:
    centre = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    radius = math.hypot(end[0] - start[0], end[1] - start[1]) / 2
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    return [
        (
            centre[0] + radius * math.cos(first - math.pi * step / 6),
            centre[1] + radius * math.sin(first - math.pi * step / 6),
        )
        for step in range(1, 6)
    ]


def rounded(box: Sequence[float], radius: float) -> tuple[Point, ...]:
    """Outline a box with round corners."""
    left, top, right, bottom = box
    radius = min(radius, (right - left) / 2, (bottom - top) / 2)
    corners = (
        (right - radius, top + radius, -90),
        (right - radius, bottom - radius, 0),
        (left + radius, bottom - radius, 90),
        (left + radius, top + radius, 180),
    )
    out = []
    for x, y, start in corners:
        for step in range(6):
            angle = math.radians(start + 90 * step / 5)
            out.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    return tuple(out)


def figure(text: str) -> Figure:
    """Parse the notation; the first line names the box, the rest are options and parts.

    Raises ValueError for a line it cannot read.
    """
    box: tuple[float, float, float, float] = (0, 0, 100, 100)
    parts: list[Part] = []
    options: dict[str, list[str]] = {}
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        if ":" in line:
            parts.extend(_parts(line, (box[0] + box[2]) / 2))
            continue
        name, *values = line.split()
        options[name] = values
        if name == "box":
            left, top, right, bottom = map(float, values)
            box = (left, top, right, bottom)
    seat = [float(value) for value in options.get("seat", ())]
    head = [float(value) for value in options.get("head", ())]
    return Figure(
        box=box,
        parts=tuple(parts),
        tones={k: parse_hex(v) for k, v in (pair.split("=") for pair in options.get("tones", ()))},
        size=float(options.get("size", ["1"])[0]),
        seat=(seat[0], seat[1]) if seat else None,
        head=(head[0], head[1], head[2]) if head else None,
        coat=options.get("coat", ["smooth"])[0],
    )


def _parts(line: str, axis: float) -> Iterable[Part]:
    words, _, numbers = line.lstrip("*").partition(":")
    kind, tone, *given = words.split()
    part = _part(_KINDS[kind], _tone(tone), [float(n) for n in given], _floats(numbers))
    yield part
    if line.startswith("*"):
        yield Part(
            tone=part.tone,
            outline=tuple((2 * axis - x, y) for x, y in part.outline),
            hole=tuple((2 * axis - x, y) for x, y in part.hole),
        )


def _floats(text: str) -> list[float]:
    return [float(number) for number in text.replace(",", " ").split()]


def _tone(text: str) -> Tone:
    flat = text.endswith("!")
    name, _, percent = text.removesuffix("!").partition("@")
    shift = name.count("+") - name.count("-")
    opacity = float(percent) / 100 if percent else 1.0
    return Tone(name=name.rstrip("+-"), shift=shift, opacity=opacity, flat=flat)


def _part(kind: Kind, tone: Tone, given: Sequence[float], at: Sequence[float]) -> Part:
    points = tuple(zip(at[::2], at[1::2], strict=False))
    if kind == "poly":
        return Part(tone=tone, outline=points)
    if kind == "blob":
        return Part(tone=tone, outline=smooth(points))
    if kind == "limb":
        return Part(tone=tone, outline=limb(points, given[0], given[1]))
    if kind == "box":
        return Part(tone=tone, outline=rounded(at, given[0]))
    turn = at[4] if len(at) > len("xyrr") else 0.0
    outline = ellipse(points[0], points[1], turn)
    if kind == "oval":
        return Part(tone=tone, outline=outline)
    inner = (max(0.1, at[2] - given[0]), max(0.1, at[3] - given[0]))
    return Part(tone=tone, outline=outline, hole=ellipse(points[0], inner, turn))
