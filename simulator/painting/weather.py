"""What falls or floats in front of everything: snow, rain, fog, fireflies."""

from PIL import Image, ImageFilter

from simulator.painting.canvas import Canvas
from simulator.painting.colours import WHITE, mix
from simulator.painting.scene import Extra, Place, Season, Weather
from simulator.painting.texture import add_light, curve, dim, fade, noise

_SHELTERED = frozenset(
    {Place.ROOM, Place.TABLE, Place.STUDIO, Place.SPACE, Place.MOON, Place.UNDERWATER}
)


def paint_weather(canvas: Canvas) -> None:
    """Paint the weather over the finished scene; rooms and space have none."""
    scene = canvas.scene
    if Extra.FIREFLIES in scene.extras:
        _fireflies(canvas)
    if scene.place in _SHELTERED:
        return
    if scene.weather is Weather.SNOW:
        _snow(canvas)
    elif scene.weather in {Weather.RAIN, Weather.STORM}:
        _rain(canvas)
    elif scene.weather is Weather.FOG:
        paint_fog(canvas, 0.72)
    elif scene.season is Season.AUTUMN and scene.place is Place.FOREST:
        _leaves(canvas)


def _snow(canvas: Canvas) -> None:
    rng, unit = canvas.rng("snow"), canvas.unit
    colour = mix(canvas.light.haze, WHITE, 0.8)
    for radius, count, soft in ((0.3, 260, 0.0), (0.55, 120, 0.25), (1.1, 34, 0.9)):
        large, draw = canvas.layer()
        for _ in range(count):
            x, y = rng.uniform(0, canvas.width) * 2, rng.uniform(0, canvas.height) * 2
            r = unit * radius * rng.uniform(0.6, 1.4)
            draw.ellipse((x - r, y - r, x + r, y + r), fill=round(rng.uniform(150, 245)))
        flakes = large.reduce(2)
        if soft:
            flakes = flakes.filter(ImageFilter.GaussianBlur(unit * soft * 0.5))
        canvas.image.paste(colour, (0, 0, *canvas.image.size), flakes)


def _rain(canvas: Canvas) -> None:
    rng, unit = canvas.rng("rain"), canvas.unit
    paint_fog(canvas, 0.25)
    slant = -0.3 if canvas.scene.weather is Weather.STORM else -0.12
    for count, length, shade in ((420, 4.5, 70), (160, 9.0, 110)):
        large, draw = canvas.layer()
        for _ in range(count):
            x, y = rng.uniform(-0.1, 1.2) * canvas.width, rng.uniform(-0.1, 1) * canvas.height
            reach = unit * length * rng.uniform(0.6, 1.3)
            draw.line(
                (x * 2, y * 2, (x + slant * reach) * 2, (y + reach) * 2),
                fill=shade,
                width=max(1, round(unit * 0.2)),
            )
        canvas.settle(large, mix(canvas.light.haze, WHITE, 0.55))


def paint_fog(canvas: Canvas, strength: float) -> None:
    """Lay drifting fog over the picture, thickest around the horizon."""
    small = (max(2, canvas.width // 4), max(2, canvas.height // 4))
    drift = noise(canvas.rng("fog"), small, cell=small[0] / 3, octaves=4, squash=3.2)
    veil = dim(curve(drift, 0.1, 0.9), 0.6).point([min(255, value + 92) for value in range(256)])
    body = dim(veil, strength).resize(canvas.image.size, Image.Resampling.BICUBIC)
    depth = fade(canvas.image.size, 0.75, 0.25)
    subject = dim(canvas.mask.filter(ImageFilter.GaussianBlur(canvas.unit)), 0.45)
    body.paste(0, (0, 0), subject)
    fog = Image.new("RGB", canvas.image.size, mix(canvas.light.haze, WHITE, 0.15))
    canvas.image = Image.composite(fog, canvas.image, Image.composite(body, dim(body, 0.62), depth))


def _fireflies(canvas: Canvas) -> None:
    rng = canvas.rng("fireflies")
    large, draw = canvas.layer()
    for _ in range(70):
        x, y = rng.uniform(0, canvas.width) * 2, rng.uniform(0.35, 0.98) * canvas.height * 2
        r = canvas.unit * rng.uniform(0.3, 0.8)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=255)
    dots = large.reduce(2)
    halo = dim(dots.filter(ImageFilter.GaussianBlur(canvas.unit * 1.3)), 4)
    canvas.image = add_light(canvas.image, halo, (255, 210, 90))
    canvas.image = add_light(canvas.image, dots, (255, 250, 190))


def _leaves(canvas: Canvas) -> None:
    rng = canvas.rng("leaves")
    for colour in ((206, 104, 40), (226, 160, 52), (170, 62, 40)):
        large, draw = canvas.layer()
        for _ in range(22):
            x, y = rng.uniform(0, canvas.width) * 2, rng.uniform(0.1, 1) * canvas.height * 2
            r = canvas.unit * rng.uniform(0.6, 1.5)
            draw.polygon(
                ((x - r * 1.5, y), (x, y - r), (x + r * 1.5, y + r * 0.3), (x, y + r)), fill=235
            )
        canvas.settle(large, canvas.light.on(colour))
