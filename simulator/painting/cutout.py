"""Telling the subject from its background in any picture, by the colours along the border."""

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from simulator.painting.carrying import scene_in
from simulator.painting.painter import render
from simulator.painting.texture import blur, curve

_WORK = 200
_HARD = [0] * 110 + [255] * 146
_OUTSIDE = 128
_LEAST, _MOST = 0.015, 0.93


def subject_mask(image: Image.Image) -> Image.Image:
    """Return a mask of the foreground, from the carried scene if there is one."""
    scene = scene_in(image)
    if scene and scene.subjects:
        return render(scene, image.width, image.height).mask
    if "A" in image.getbands():
        return image.getchannel("A")
    return _guessed(image.convert("RGB"))


def _guessed(image: Image.Image) -> Image.Image:
    factor = _WORK / max(image.size)
    size = (max(8, round(image.width * factor)), max(8, round(image.height * factor)))
    small = image.resize(size, Image.Resampling.BOX).filter(ImageFilter.MedianFilter(3))
    distance = ImageChops.difference(small, background_of(small))
    red, green, blue = distance.split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    spread = ImageOps.autocontrast(blur(strongest, 1.2), cutoff=1)
    weight = (
        Image.radial_gradient("L").resize(size).point([255 - value // 3 for value in range(256)])
    )
    mask = curve(ImageChops.multiply(spread, weight), 0.2, 0.42)
    mask = mask.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5))
    share = (
        sum(index * count for index, count in enumerate(mask.histogram()))
        / 255
        / (size[0] * size[1])
    )
    if not _LEAST < share < _MOST:
        mask = Image.new("L", size)
        box = (size[0] * 0.2, size[1] * 0.12, size[0] * 0.8, size[1] * 0.95)
        ImageDraw.Draw(mask).ellipse(box, fill=255)
    return curve(mask.resize(image.size, Image.Resampling.BICUBIC), 0.25, 0.75)


def _without_holes(mask: Image.Image) -> Image.Image:
    """Fill what the background cannot reach from outside."""
    frame = ImageOps.expand(mask.point(_HARD), 1, 0)
    ImageDraw.floodfill(frame, (0, 0), _OUTSIDE)
    inner = frame.crop((1, 1, frame.width - 1, frame.height - 1))
    return inner.point([0 if value == _OUTSIDE else 255 for value in range(256)])


def background_of(image: Image.Image) -> Image.Image:
    """Guess the background behind everything by stretching the four borders inwards."""
    width, height = image.size
    edge = max(1, min(image.size) // 24)
    left = image.crop((0, 0, edge, height)).resize((1, height)).resize(image.size)
    right = image.crop((width - edge, 0, width, height)).resize((1, height)).resize(image.size)
    across = Image.linear_gradient("L").rotate(90).resize(image.size)
    sides = Image.composite(right, left, across)
    top = image.crop((0, 0, width, edge)).resize((width, 1)).resize(image.size)
    return Image.blend(
        sides, Image.composite(sides, top, Image.linear_gradient("L").resize(image.size)), 0.5
    )
