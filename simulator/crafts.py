"""From a request to a file: one way of drawing for each craft. Blocking; call in a thread."""

import hashlib
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from simulator import painting
from simulator.fields import Fields
from simulator.route import JPEG, PNG, Craft, Route
from simulator.sizes import Size

SVG = "image/svg+xml"
ICON_FORMS = ("png", "svg")
_CELLS = 8
_PREVIEW_PIXELS = 250_000
_ENDLESS = 1 << 30
_RATIO, _ORIGINAL = "aspect_ratio", "original"
# Mystic ignores LoRAs without a word for these models, and with any reference picture.
_WITHOUT_LORAS = frozenset({"fluid", "flexible", "super_real", "editorial_portraits"})
# What the later document says flux-pro adds to a side that is left out.
EXPAND_DEFAULTS: Mapping[str, int] = {"left": 512, "right": 512, "top": 256, "bottom": 256}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """All that decides one result: the same order gives the same bytes.

    `pictures` holds encoded input files by field; `sent` the fields that were in the request.
    """

    route: Route
    fields: Fields
    sent: frozenset[str]
    pictures: Mapping[str, tuple[bytes, ...]]
    seed: int
    index: int = 0
    blank: bool = False
    longest_side: int | None = None

    @property
    def size(self) -> Size:
        """Width and height the request asks for; a variation keeps those of its picture."""
        if self.route.craft is Craft.VARY and self.fields.text(_RATIO, _ORIGINAL) == _ORIGINAL:
            return self.image("image").size
        width, height = self.route.sizing(self.fields)
        scale = min(1.0, (self.longest_side or _ENDLESS) / max(width, height))
        return max(1, round(width * scale)), max(1, round(height * scale))

    def image(self, name: str) -> Image.Image:
        """The first picture of a field."""
        return _open(self.pictures[name][0])

    def images(self) -> list[Image.Image]:
        """All pictures of the request in the order of its fields."""
        return [_open(data) for found in self.pictures.values() for data in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A finished result."""

    data: bytes
    media: str


def draw(order: Order) -> File:
    """The result of an order."""
    if order.route.craft is Craft.CUTOUT:
        return _cutout(order)
    if order.route.craft is Craft.ICON and _icon_form(order) == "svg":
        style = order.fields.text("style", "solid")
        svg = painting.icon_svg(order.fields.words(), style=style, seed=order.seed)
        return File(data=svg.encode(), media=SVG)
    image = painting.blank(*order.size) if order.blank else _DRAWING[order.route.craft](order)
    return encode(image, _media(order))


def tiny(name: str) -> File:
    """A 64x64 picture that no other name has, quick enough not to need a thread."""
    cells = hashlib.shake_128(name.encode()).digest(_CELLS * _CELLS * 3)
    rows: list[bytes] = []
    for start in range(0, len(cells), _CELLS * 3):
        colours = (cells[at : at + 3] for at in range(start, start + _CELLS * 3, 3))
        rows += [b"\0" + b"".join(colour * _CELLS for colour in colours)] * _CELLS
    header = struct.pack(">IIBBBBB", _CELLS * _CELLS, _CELLS * _CELLS, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 1)), (b"IEND", b""))
    return File(data=b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, chunks)), media=PNG)


def _chunk(named: tuple[bytes, bytes]) -> bytes:
    name, data = named
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def words(order: Order) -> str:
    """The text of a describing or improving order."""
    if order.route.craft is Craft.DESCRIBE:
        return painting.describe(order.image("image"))
    return painting.improve(order.fields.words(), seed=order.seed)


def _paint(order: Order) -> Image.Image:
    width, height = order.size
    fields = order.fields
    structure = order.pictures.get("structure_reference")
    if structure:
        return _fitted(painting.edit(_open(structure[0]), fields.words(), seed=order.seed), order)
    image = painting.paint(
        fields.words(),
        width=width,
        height=height,
        seed=order.seed + order.index,
        style=_style(order),
        palette=_palette(fields),
    )
    reference = order.pictures.get("style_reference")
    if not reference:
        return image
    strength = fields.number("adherence", 50) / 100
    return painting.style_transfer(
        image, _open(reference[0]), strength=strength, prompt=fields.words()
    )


def _style(order: Order) -> str | None:
    styling = order.fields.group("styling")
    if order.fields.text("model") in _WITHOUT_LORAS or order.pictures:
        return None
    loras = [lora.text("name") for lora in styling.each("styles")]
    return styling.text("style") or next(iter(loras), None)


def _palette(fields: Fields) -> tuple[str, ...]:
    return tuple(color.text("color") for color in fields.group("styling").each("colors"))


def _edit(order: Order) -> Image.Image:
    images = order.images()
    if not images:
        return _paint(order)
    edited = painting.edit(images[0], order.fields.words(), seed=order.seed, references=images[1:])
    return _fitted(edited, order) if order.sent & {"aspect_ratio", "width", "height"} else edited


def _fitted(image: Image.Image, order: Order) -> Image.Image:
    return ImageOps.fit(image, order.size)


def _vary(order: Order) -> Image.Image:
    width, height = order.size
    return painting.vary(
        order.image("image"),
        order.fields.words(),
        strength=order.fields.text("imagination", "vivid"),
        width=width,
        height=height,
        seed=order.seed,
    )


def _upscale(order: Order) -> Image.Image:
    fields = order.fields
    detail = fields.number("ultra_detail", 50 + 5 * fields.number("creativity", 0)) / 100
    return painting.upscale(order.image("image"), factor=factor(fields), detail=detail)


def factor(fields: Fields) -> int:
    """How many times wider an upscale gets; 2 where the route names no factor."""
    return int(fields.number("scale_factor", 2))


def sides(fields: Fields) -> dict[str, int]:
    """How far an expansion goes on each side, in pixels."""
    return {side: int(fields.number(side, far)) for side, far in EXPAND_DEFAULTS.items()}


def _relight(order: Order) -> Image.Image:
    lights = ("transfer_light_from_reference_image", "transfer_light_from_lightmap")
    given = [order.image(name) for name in lights if order.pictures.get(name)]
    return painting.relight(
        order.image("image"),
        order.fields.words(),
        reference=given[0] if given else None,
        strength=order.fields.number("light_transfer_strength", 100) / 100,
    )


def _restyle(order: Order) -> Image.Image:
    return painting.style_transfer(
        order.image("image"),
        order.image("reference_image"),
        strength=order.fields.number("style_strength", 100) / 100,
        prompt=order.fields.words(),
    )


def _expand(order: Order) -> Image.Image:
    far = sides(order.fields)
    return painting.expand(
        order.image("image"),
        left=far["left"],
        right=far["right"],
        top=far["top"],
        bottom=far["bottom"],
        prompt=order.fields.words(),
        seed=order.seed,
    )


def _inpaint(order: Order) -> Image.Image:
    return painting.inpaint(
        order.image("image"), order.image("mask"), order.fields.words(), seed=order.seed
    )


def _camera(order: Order) -> Image.Image:
    fields = order.fields
    return painting.change_view(
        order.image("image"),
        horizontal=fields.number("horizontal_angle"),
        vertical=fields.number("vertical_angle"),
        zoom=fields.number("zoom", 5),
    )


def _retouch(order: Order) -> Image.Image:
    fields = order.fields
    return painting.retouch(
        order.image("image"),
        sharpen=fields.number("sharpen"),
        grain=fields.number("smart_grain", 2),
    )


def _icon_form(order: Order) -> str:
    # A finished icon can be rendered in either form: further results of the same task.
    asked = order.fields.text("format", ICON_FORMS[0])
    return ICON_FORMS[order.index - 1] if order.index else asked


def _icon(order: Order) -> Image.Image:
    return painting.icon(
        order.fields.words(),
        style=order.fields.text("style", "solid"),
        size=order.size[0],
        seed=order.seed,
    )


_DRAWING: Mapping[Craft, Callable[[Order], Image.Image]] = {
    Craft.PAINT: _paint,
    Craft.EDIT: _edit,
    Craft.VARY: _vary,
    Craft.UPSCALE: _upscale,
    Craft.RELIGHT: _relight,
    Craft.STYLE: _restyle,
    Craft.EXPAND: _expand,
    Craft.INPAINT: _inpaint,
    Craft.CAMERA: _camera,
    Craft.RETOUCH: _retouch,
    Craft.ICON: _icon,
}


def _cutout(order: Order) -> File:
    source = order.pictures["image_url"][0]
    if order.index == 0:
        image = _open(source)
        return File(data=source, media=Image.MIME.get(image.format or "PNG", PNG))
    cut = painting.remove_background(_open(source))
    if order.index > 1:
        shrink = min(1.0, (_PREVIEW_PIXELS / (cut.width * cut.height)) ** 0.5)
        cut = cut.resize((max(1, int(cut.width * shrink)), max(1, int(cut.height * shrink))))
    return encode(cut, PNG)


def _media(order: Order) -> str:
    asked = order.fields.text("output_format")
    chosen = order.fields.group("output_options").text("mime_type")
    return chosen or {"png": PNG, "jpeg": JPEG}.get(asked, order.route.media)


def encode(image: Image.Image, media: str) -> File:
    """The picture as a file of that media type; what it shows stays readable to later edits."""
    if media == JPEG:
        return File(data=painting.to_jpeg_bytes(image), media=JPEG)
    return File(data=painting.to_png_bytes(image), media=PNG)


def _open(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image
