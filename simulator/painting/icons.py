"""Icons: one figure, flat, on a transparent ground, as pixels or as SVG."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from simulator.painting.colours import RGB, mix, scale, to_hex
from simulator.painting.figures import figure_named, known
from simulator.painting.reading import draft
from simulator.painting.scene import Subject
from simulator.painting.shapes import Figure, Part, Point, tone_colour
from simulator.painting.tile import Lighting, draw_figure

_INK: RGB = (32, 34, 46)
_NOT_EDGE = [0] * 46 + [255] * 210
_SVG = 100.0
_UNQUOTED = str.maketrans(dict.fromkeys("\"'“”„«»", " "))  # an icon letters nothing
_FALLBACKS = ("star", "heart", "diamond", "gift", "planet", "flower", "rocket", "owl")


def icon(prompt: str, *, style: str = "solid", size: int = 512, seed: int = 0) -> Image.Image:
    """Draw an icon as RGBA, `size` pixels square.

    Styles are `solid`, `outline`, `color`, `flat` and `sticker`; others are drawn as `flat`.
    """
    subject, shape = _chosen(prompt, seed)
    room = 0.82 if style == "sticker" else 0.9
    height = round(size * room / max(1.0, shape.aspect))
    lighting = Lighting(flat=style != "color", night=1.0)
    tile = draw_figure(shape, height, lighting, tones=dict(subject.tones), seed=seed)
    sheet = Image.new("RGBA", (size, size))
    sheet.paste(tile, ((size - tile.width) // 2, (size - tile.height) // 2))
    if style == "solid":
        return _solid(sheet)
    if style == "outline":
        return _outlined(shape, size, room)
    return _sticker(sheet) if style == "sticker" else sheet


def _chosen(prompt: str, seed: int) -> tuple[Subject, Figure]:
    words = prompt.translate(_UNQUOTED)
    named = [subject for subject in draft(words).subjects if known(subject.kind)]
    fallback = _FALLBACKS[(sum(map(ord, prompt)) + seed) % len(_FALLBACKS)]
    subject = named[0] if named else Subject(kind=fallback)
    return subject, figure_named(subject.kind)


def _solid(sheet: Image.Image) -> Image.Image:
    """One ink, with the darkest details cut out so that the figure stays readable."""
    alpha = sheet.getchannel("A")
    edges = sheet.convert("L").filter(ImageFilter.FIND_EDGES).point(_NOT_EDGE)
    inner = alpha.filter(ImageFilter.MinFilter(9))
    out = Image.new("RGBA", sheet.size, (*_INK, 0))
    out.putalpha(
        ImageChops.subtract(alpha, ImageChops.multiply(edges.filter(ImageFilter.SMOOTH), inner))
    )
    return out


def _outlined(shape: Figure, size: int, room: float) -> Image.Image:
    large = Image.new("L", (size * 2, size * 2))
    draw = ImageDraw.Draw(large)
    for part in shape.parts:
        if part.tone.opacity < 1:
            continue
        line = [
            (x * size * 2 / _SVG, y * size * 2 / _SVG)
            for x, y in _fitted(shape, part.outline, room)
        ]
        draw.polygon(line, fill=0)
        draw.line([*line, line[0]], fill=255, width=max(2, size // 48), joint="curve")
    out = Image.new("RGBA", (size, size), (*_INK, 0))
    out.putalpha(large.reduce(2))
    return out


def _sticker(sheet: Image.Image) -> Image.Image:
    alpha = sheet.getchannel("A")
    reach = max(3, sheet.width // 40) | 1
    border = (
        alpha.resize((sheet.width // 2, sheet.height // 2))
        .filter(ImageFilter.MaxFilter(reach))
        .resize(sheet.size)
    )
    shadow = ImageChops.offset(
        border.filter(ImageFilter.GaussianBlur(sheet.width / 60)), 0, sheet.width // 70
    )
    out = Image.new("RGBA", sheet.size, (20, 20, 40, 0))
    out.putalpha(shadow.point([value * 90 // 255 for value in range(256)]))
    rim = Image.new("RGBA", sheet.size, (255, 255, 255, 0))
    rim.putalpha(border)
    return Image.alpha_composite(Image.alpha_composite(out, rim), sheet)


def _fitted(shape: Figure, points: tuple[Point, ...], room: float = 0.9) -> list[Point]:
    left, top, right, bottom = shape.box
    factor = _SVG * room / max(right - left, bottom - top)
    dx = (_SVG - (right - left) * factor) / 2
    dy = (_SVG - (bottom - top) * factor) / 2
    return [((x - left) * factor + dx, (y - top) * factor + dy) for x, y in points]


def icon_svg(prompt: str, *, style: str = "solid", seed: int = 0) -> str:
    """Draw the same icon as an SVG document, 100 units square."""
    subject, shape = _chosen(prompt, seed)
    tones = {**shape.tones, **dict(subject.tones)}
    body = "".join(_svg_part(shape, part, tones, style) for part in shape.parts)
    label = quoteattr(subject.kind.replace("_", " "))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" role="img" '
        f"aria-label={label}>{body}</svg>"
    )


def _svg_part(shape: Figure, part: Part, tones: Mapping[str, RGB], style: str) -> str:
    path = _path(_fitted(shape, part.outline))
    if part.hole:
        path += _path(_fitted(shape, part.hole))
    colour = tone_colour(part.tone, tones)
    if style == "outline":
        if part.tone.opacity < 1:
            return ""
        line = f'stroke="{to_hex(_INK)}" stroke-width="2"'
        return f'<path d="{path}" fill="#fff" fill-rule="evenodd" {line}/>'
    if style == "solid":
        colour = mix(_INK, scale(colour, 1.0), 0.12)
    opacity = f' opacity="{part.tone.opacity:.2f}"' if part.tone.opacity < 1 else ""
    return f'<path d="{path}" fill="{to_hex(colour)}" fill-rule="evenodd"{opacity}/>'


def _path(points: list[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"
