"""Soft building blocks: gradients, noise, glows. All of it runs in Pillow's C code.

`Image.effect_noise` is not used because it cannot be seeded.
"""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

from simulator.painting.colours import RGB, ramp

Size = tuple[int, int]
Stops = Sequence[tuple[float, RGB]]
_STEPS = 256
_PERSISTENCE = 0.55
_RELIEF_SPREAD = 34


def vertical(size: Size, stops: Stops) -> Image.Image:
    """Paint a top-to-bottom gradient."""
    strip = Image.new("RGB", (1, _STEPS))
    strip.putdata(ramp(stops, _STEPS))
    return strip.resize(size, Image.Resampling.BILINEAR)


def fade(size: Size, top: float, bottom: float) -> Image.Image:
    """Make a mask that runs from `top` to `bottom` (0 to 1) down the picture."""
    strip = Image.new("L", (1, _STEPS))
    strip.putdata([round(255 * (top + (bottom - top) * i / (_STEPS - 1))) for i in range(_STEPS)])
    return strip.resize(size, Image.Resampling.BILINEAR)


def grain(rng: Random, size: Size) -> Image.Image:
    """Make flat white noise, one random byte per pixel."""
    return Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))


def noise(
    rng: Random, size: Size, *, cell: float, octaves: int = 4, squash: float = 1.0
) -> Image.Image:
    """Make cloudy noise whose largest lumps are `cell` pixels; `squash` above 1 flattens them."""
    finest = cell / 2 ** (octaves - 1) / max(1.0, squash)
    shrink = max(1, min(4, int(finest / 1.5)))
    width, height = max(2, size[0] // shrink), max(2, size[1] // shrink)
    total: Image.Image | None = None
    weight, sum_of_weights = 1.0, 0.0
    for octave in range(octaves):
        lumps = 2**octave / cell
        small = (max(2, round(size[0] * lumps)), max(2, round(size[1] * squash * lumps)))
        small = (min(small[0], width * 2), min(small[1], height * 2))
        layer = grain(rng, small).resize((width, height), Image.Resampling.BICUBIC)
        sum_of_weights += weight
        total = layer if total is None else Image.blend(total, layer, weight / sum_of_weights)
        weight *= _PERSISTENCE
    mixed = ImageOps.autocontrast(total, cutoff=0.5) if total else Image.new("L", size)
    return mixed if shrink == 1 else mixed.resize(size, Image.Resampling.BICUBIC)


def curve(mask: Image.Image, low: float, high: float) -> Image.Image:
    """Stretch a mask so that `low` becomes black and `high` white (both 0 to 1), smoothly."""
    span = max(1e-6, high - low)

    def smooth(value: float) -> int:
        at = max(0.0, min(1.0, (value / 255 - low) / span))
        return round(255 * at * at * (3 - 2 * at))

    return mask.point([smooth(value) for value in range(256)])


def dim(mask: Image.Image, factor: float) -> Image.Image:
    """Scale a mask's strength."""
    return mask.point([min(255, round(value * factor)) for value in range(256)])


def relief(
    rng: Random, size: Size, *, cell: float, depth: float = 1.0, squash: float = 1.0
) -> Image.Image:
    """Make a lit rough surface around mid grey, for rock, paper and paint."""
    bumps = noise(rng, size, cell=cell, octaves=4, squash=squash)
    kernel = ImageFilter.Kernel((3, 3), (3, 2, 0, 2, 0, -2, 0, -2, -3), scale=2, offset=128)
    lit = bumps.filter(kernel)
    spread = max(4.0, ImageStat.Stat(lit).stddev[0])
    gain = depth * _RELIEF_SPREAD / spread
    return lit.point([max(0, min(255, round(128 + (value - 128) * gain))) for value in range(256)])


def glow(size: Size, centre: tuple[float, float], radius: float, power: float = 2.0) -> Image.Image:
    """Make a round mask that fades out from `centre`, in pixels."""
    table = [round(255 * (1 - value / 255) ** power) for value in range(256)]
    disc = Image.radial_gradient("L").point(table)
    side = max(2, round(radius * 2))
    spot = disc.resize((side, side), Image.Resampling.BILINEAR)
    mask = Image.new("L", size)
    mask.paste(spot, (round(centre[0] - side / 2), round(centre[1] - side / 2)))
    return mask


def blur(image: Image.Image, radius: float) -> Image.Image:
    """Blur fast: wide blurs are made on a smaller copy, where they cost next to nothing."""
    shrink = max(1, int(radius / 3))
    if shrink == 1:
        return image.filter(ImageFilter.GaussianBlur(radius))
    small = image.reduce(shrink).filter(ImageFilter.GaussianBlur(radius / shrink))
    return small.resize(image.size, Image.Resampling.BICUBIC)


def shifted(image: Image.Image, right: float, down: float) -> Image.Image:
    """Move a picture; what was at the uncovered edge stays there, nothing wraps around."""
    out = image.copy()
    out.paste(image, (round(right), round(down)))
    return out


def add_light(image: Image.Image, mask: Image.Image, colour: RGB) -> Image.Image:
    """Screen a coloured light onto the picture through a mask."""
    box = mask.getbbox()
    if box is None:
        return image
    spot = mask.crop(box)
    light = Image.composite(Image.new("RGB", spot.size, colour), Image.new("RGB", spot.size), spot)
    out = image.copy()
    out.paste(ImageChops.screen(image.crop(box), light), box[:2])
    return out


def tint(image: Image.Image, mask: Image.Image | None, colour: RGB) -> None:
    """Lay a flat colour over the picture, in place, through a mask."""
    image.paste(colour, (0, 0, *image.size), mask)


def texture_over(image: Image.Image, relief_map: Image.Image, strength: float) -> Image.Image:
    """Emboss a picture with a mid-grey relief."""
    lit = ImageChops.soft_light(image, Image.merge("RGB", (relief_map,) * 3))
    return Image.blend(image, lit, strength)
