"""What the look-alike service can do with pictures; see each function for its promise."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps, ImageStat

from simulator.painting.carrying import carry, drop, scene_in
from simulator.painting.colours import RGB, parse_hex
from simulator.painting.cutout import subject_mask
from simulator.painting.painter import graded, render, toned
from simulator.painting.pixel_edits import edit_pixels, patch, recolour, reimagine, surround
from simulator.painting.reading import STYLE_OF, draft, parse, words_of
from simulator.painting.revision import removes, revise
from simulator.painting.scene import Scene, Style, Time
from simulator.painting.texture import add_light, blur, dim, glow, grain

_REPAINT_LIMIT = 2600
_SUBTLE, _WILD = "subtle", "wild"
_HALF_TURN = 0.5
_COIN = 0.5
_HOLE = [0] * 128 + [255] * 128


def paint(
    prompt: str,
    *,
    width: int,
    height: int,
    seed: int,
    style: str | None = None,
    palette: Sequence[str] = (),
) -> Image.Image:
    """Paint a prompt as RGB; the picture carries its scene.

    `style` is words such as "watercolor"; `palette` is "#rrggbb" colours, unreadable ones are
    left out.
    """
    scene = parse(prompt, seed=seed)
    wanted = _style(style)
    if wanted:
        scene = replace(
            scene, style=wanted, time=Time.NIGHT if wanted is Style.NEON else scene.time
        )
    scene = replace(scene, palette=_colours(palette))
    return _painted(scene, width, height)


def _style(words: str | None) -> Style | None:
    named = (STYLE_OF.get(word) for word in words_of((words or "").replace("-", " ")))
    return next(filter(None, named), None)


def _colours(palette: Sequence[str]) -> tuple[RGB, ...]:
    out = []
    for text in palette[:8]:
        try:
            out.append(parse_hex(text))
        except ValueError:
            continue
    return tuple(out)


def _painted(scene: Scene, width: int, height: int, *, internal: int | None = None) -> Image.Image:
    return carry(render(scene, width, height, internal=internal).image, scene)


def edit(
    image: Image.Image, instruction: str, *, seed: int, references: Sequence[Image.Image] = ()
) -> Image.Image:
    """Change a picture by words; it always changes visibly, and keeps its size.

    A picture we painted is painted again, changed, with the same composition; any other picture
    is changed in its pixels.
    """
    scene = scene_in(image)
    if scene:
        changed = revise(scene, instruction)
        if changed:
            out = _painted(changed, image.width, image.height)
        else:
            out = drop(reimagine(image, instruction, seed))
    else:
        out = drop(_edit_foreign(image, instruction, seed))
    if references:
        out = style_transfer(out, references[0], strength=0.6, prompt=instruction)
    return out


def _edit_foreign(image: Image.Image, instruction: str, seed: int) -> Image.Image:
    before = Scene(seed=seed)
    after = revise(before, instruction)
    found = draft(instruction)
    gone = removes(instruction)
    out = image.convert("RGB")
    if found.colour and not found.subjects:
        out = recolour(out, found.colour)
    elif after is None and not gone:
        return reimagine(out, instruction, seed)
    return edit_pixels(out, before, after or before, removed=gone)


def vary(
    image: Image.Image, prompt: str, *, strength: str, width: int, height: int, seed: int
) -> Image.Image:
    """Show the same subject again, composed otherwise.

    `strength` is "subtle" (same framing), "vivid" or "wild" (another hour too); other words
    count as "vivid".
    """
    scene = scene_in(image)
    if scene is None:
        return drop(_vary_foreign(image, strength, (width, height), seed))
    if prompt.strip():
        scene = revise(scene, prompt) or scene
    rng = Random(f"{seed}:vary")
    scene = replace(scene, seed=seed)
    if strength != _SUBTLE:
        scene = replace(scene, zoom=max(0.5, min(1.6, scene.zoom * rng.uniform(0.78, 1.25))))
        scene = replace(scene, warmth=max(-6, min(6, scene.warmth + rng.choice((-1, 1)))))
    if strength == _WILD:
        hours = [hour for hour in Time if hour is not scene.time]
        scene = replace(scene, time=rng.choice(hours), contrast=min(6, scene.contrast + 1))
    return _painted(scene, width, height)


def _vary_foreign(
    image: Image.Image, strength: str, size: tuple[int, int], seed: int
) -> Image.Image:
    rng = Random(f"{seed}:vary")
    out = image.convert("RGB")
    if rng.random() < _COIN:
        out = ImageOps.mirror(out)
    crop = {_SUBTLE: 0.94, _WILD: 0.74}.get(strength, 0.85)
    wide, tall = max(1, round(out.width * crop)), max(1, round(out.height * crop))
    left, top = rng.randint(0, out.width - wide), rng.randint(0, out.height - tall)
    out = out.crop((left, top, left + wide, top + tall))
    out = graded(out, warmth=rng.choice((-2, 2)), exposure=rng.choice((-1, 0, 1)), contrast=1)
    return ImageOps.fit(out, size, Image.Resampling.LANCZOS)


def upscale(image: Image.Image, *, factor: int, detail: float) -> Image.Image:
    """Enlarge by `factor` with real pixels; `detail` 0 to 1 says how much texture to add."""
    size = (image.width * factor, image.height * factor)
    scene = scene_in(image)
    if scene and image.mode == "RGB" and max(size) <= _REPAINT_LIMIT * 2:
        return _painted(scene, *size, internal=min(max(size), _REPAINT_LIMIT))
    large = image.resize(size, Image.Resampling.LANCZOS)
    large = large.filter(ImageFilter.UnsharpMask(radius=1.2 * factor, percent=60, threshold=2))
    if detail > 0 and image.mode == "RGB":
        large = _speckled(large, 0.05 * detail, seed=factor)
    return drop(large)


def _speckled(image: Image.Image, strength: float, *, seed: int) -> Image.Image:
    tile = grain(Random(seed), (256, 256)).point([96 + value // 4 for value in range(256)])
    sheet = Image.new("L", image.size)
    for y in range(0, image.height, tile.height):
        for x in range(0, image.width, tile.width):
            sheet.paste(tile, (x, y))
    lit = ImageChops.overlay(image, Image.merge("RGB", (sheet,) * 3))
    return Image.blend(image, lit, min(1.0, strength * 6))


def relight(
    image: Image.Image, prompt: str, *, reference: Image.Image | None = None, strength: float
) -> Image.Image:
    """Put other light on a picture, from words or from another picture; 0 to 1 strong."""
    power = max(0.0, min(1.0, strength))
    base = image.convert("RGB")
    if reference is not None:
        lit = _matched(base, reference.convert("RGB"))
        return drop(Image.blend(base, lit, power))
    scene = scene_in(image)
    changed = revise(scene, prompt) if scene else None
    if changed and changed.subjects == (scene.subjects if scene else ()):
        return _painted(changed, image.width, image.height)
    lit = _edit_foreign(drop(base.copy()), prompt or "golden hour", seed=0)
    rng = Random(prompt)
    spot = (base.width * rng.choice((0.2, 0.8)), base.height * 0.2)
    lit = add_light(lit, dim(glow(base.size, spot, max(base.size) * 0.8), 0.3), (255, 226, 180))
    return drop(Image.blend(base, lit, max(0.25, power)))


def style_transfer(
    image: Image.Image, reference: Image.Image, *, strength: float, prompt: str = ""
) -> Image.Image:
    """Give a picture the palette and tone of another, and its medium when that is known."""
    power = max(0.0, min(1.0, strength))
    scene, model = scene_in(image), scene_in(reference)
    style = _style(prompt) or (model.style if model else None)
    if scene and style and style is not scene.style:
        image = _painted(replace(scene, style=style), image.width, image.height)
    base = image.convert("RGB")
    few = reference.convert("RGB").resize((64, 64)).quantize(6).convert("RGB").getcolors(4096) or []
    palette = tuple((c[0], c[1], c[2]) for _, c in few if isinstance(c, tuple))
    mapped = Image.blend(_matched(base, reference.convert("RGB")), toned(base, palette, 1.0), 0.4)
    return drop(Image.blend(base, mapped, power))


def _matched(image: Image.Image, reference: Image.Image) -> Image.Image:
    """Match mean and spread of each channel."""
    own, model = ImageStat.Stat(image), ImageStat.Stat(reference.resize((128, 128)))
    table: list[int] = []
    for band in range(3):
        gain = max(0.4, min(2.2, model.stddev[band] / max(1.0, own.stddev[band])))
        shift = model.mean[band]
        middle = own.mean[band]
        table += [max(0, min(255, round((v - middle) * gain + shift))) for v in range(256)]
    return image.point(table)


def remove_background(image: Image.Image) -> Image.Image:
    """Return RGBA in which only the subject is opaque, with a soft edge."""
    out = image.convert("RGBA")
    out.putalpha(subject_mask(image))
    return drop(out)


def expand(  # noqa: PLR0913 - four sides are four numbers
    image: Image.Image, *, left: int, right: int, top: int, bottom: int, prompt: str, seed: int
) -> Image.Image:
    """Grow the canvas by so many pixels on each side; the old picture stays where it was."""
    size = (image.width + left + right, image.height + top + bottom)
    base = image.convert("RGB")
    out = surround(base, size, (left, top))
    if prompt.strip():
        scenery = render(replace(parse(prompt, seed=seed), subjects=(), lettering=""), *size).image
        out = Image.blend(out, scenery, 0.35)
    edge = max(2, min(base.size) // 40)
    keep = Image.new("L", base.size)
    keep.paste(
        255,
        (
            edge * bool(left),
            edge * bool(top),
            base.width - edge * bool(right),
            base.height - edge * bool(bottom),
        ),
    )
    out.paste(base, (left, top), blur(keep, edge / 2))
    return drop(out)


def inpaint(image: Image.Image, mask: Image.Image, prompt: str, *, seed: int) -> Image.Image:
    """Repaint where the mask is black and leave the rest untouched."""
    base = image.convert("RGB")
    hole = ImageOps.invert(mask.convert("L").resize(base.size))
    box = hole.point(_HOLE).getbbox()
    if box is None:
        return drop(base)
    filled = patch(base, hole)
    if prompt.strip():
        filled.paste(_repainted(filled.crop(box), prompt, seed), box[:2])
    return drop(Image.composite(filled, base, hole))


def _repainted(ground: Image.Image, prompt: str, seed: int) -> Image.Image:
    """Paint the prompt's subjects onto the patched ground, or its scenery if it names none."""
    size = (max(16, ground.width), max(16, ground.height))
    scene = replace(parse(prompt, seed=seed), lettering="", zoom=1.3)
    piece = render(scene, *size)
    image, mask = piece.image.resize(ground.size), piece.mask.resize(ground.size)
    return Image.composite(image, ground, mask) if scene.subjects else image


def change_view(
    image: Image.Image, *, horizontal: float, vertical: float, zoom: float
) -> Image.Image:
    """Look from elsewhere: degrees around and above, `zoom` 0 to 10 nearer; the size stays."""
    base = image.convert("RGB")
    width, height = base.size
    turn = ((horizontal + 180) % 360 - 180) / 180
    if abs(turn) > _HALF_TURN:
        base, turn = ImageOps.mirror(base), (1 - abs(turn)) * (1 if turn > 0 else -1)
    lean, tilt = turn * 0.36, max(-1.0, min(1.0, vertical / 90)) * 0.22
    reach = 1 / (1 + max(0.0, zoom) * 0.09)
    inset = (1 - reach) / 2 + (abs(lean) + abs(tilt)) * 0.12
    near, far = inset + max(0.0, lean) * 0.4, inset + max(0.0, -lean) * 0.4
    up, down = inset + max(0.0, tilt) * 0.5, inset + max(0.0, -tilt) * 0.5
    corners = (
        up * width,
        near * height,
        down * width,
        (1 - near) * height,
        (1 - down) * width,
        (1 - far) * height,
        (1 - up) * width,
        far * height,
    )
    return drop(
        base.transform((width, height), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    )


def retouch(image: Image.Image, *, sharpen: float, grain: float) -> Image.Image:
    """Sharpen and add film grain, each 0 to 100."""
    base = ImageEnhance.Contrast(image.convert("RGB")).enhance(1.03)
    out = base.filter(
        ImageFilter.UnsharpMask(radius=1.6, percent=round(20 + sharpen * 2), threshold=1)
    )
    return drop(_speckled(out, 0.0016 * grain, seed=17) if grain > 0 else out)


def blank(width: int, height: int) -> Image.Image:
    """Return the plain grey sheet that stands in for a withheld picture."""
    return Image.new("RGB", (width, height), (40, 40, 44))
