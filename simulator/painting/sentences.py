"""Words about pictures: describing one, and making a prompt richer."""

from random import Random

from PIL import Image, ImageStat

from simulator.painting.carrying import scene_in
from simulator.painting.colours import RGB
from simulator.painting.reading import draft, parse, words_of
from simulator.painting.scene import Extra, Place, Scene, Season, Style, Subject, Time, Weather
from simulator.painting.vocabulary import COLOURS

_DARK, _BRIGHT, _STRONG = 80, 170, 60
_NUMBERS = ("no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WHERE = {
    Place.MEADOW: "in a meadow",
    Place.FOREST: "in a forest",
    Place.MOUNTAINS: "before mountains",
    Place.SEA: "at sea",
    Place.BEACH: "on a beach",
    Place.LAKE: "by a lake",
    Place.CITY: "in a city street",
    Place.DESERT: "in the desert",
    Place.SKY: "in the sky",
    Place.ROOM: "in a living room",
    Place.TABLE: "on a wooden table",
    Place.STUDIO: "before a plain studio backdrop",
    Place.BOKEH: "before a softly blurred background",
    Place.SPACE: "in space",
    Place.MOON: "on the moon",
    Place.UNDERWATER: "under water",
    Place.ABSTRACT: "among flowing abstract shapes",
}
_OPEN = frozenset(_WHERE) - {
    Place.ROOM,
    Place.TABLE,
    Place.STUDIO,
    Place.SPACE,
    Place.MOON,
    Place.UNDERWATER,
    Place.ABSTRACT,
}
_FALLING = {
    Weather.RAIN: "in the rain",
    Weather.STORM: "in a storm",
    Weather.SNOW: "in falling snow",
    Weather.FOG: "in fog",
    Weather.CLOUDY: "under a cloudy sky",
}
_MEDIUM = {
    Style.DIGITAL: "A digital illustration",
    Style.PHOTO: "A photograph",
    Style.WATERCOLOUR: "A watercolour",
    Style.OIL: "An oil painting",
    Style.SKETCH: "An ink sketch",
    Style.NEON: "A neon-lit picture",
    Style.PIXEL: "Pixel art",
    Style.LOWPOLY: "A low-poly picture",
    Style.VINTAGE: "A vintage photograph",
    Style.FLAT: "A flat illustration",
    Style.ANIME: "An anime illustration",
    Style.POP: "Pop art",
    Style.MONO: "A black-and-white picture",
}


def describe(image: Image.Image) -> str:
    """Say in one sentence what the picture shows."""
    scene = scene_in(image)
    return _from_scene(scene) if scene else _from_pixels(image.convert("RGB"))


def _from_scene(scene: Scene) -> str:
    things = [_thing(subject) for subject in scene.subjects]
    shown = (
        " and ".join(filter(None, (", ".join(things[:-1]), things[-1]))) if things else "a scene"
    )
    words = [_MEDIUM[scene.style], "of", shown, _WHERE[scene.place]]
    if scene.place in _OPEN:
        if scene.season is not Season.SUMMER:
            words.append(f"in {scene.season.value}")
        words.append("by day" if scene.time is Time.DAY else f"at {scene.time.value}")
        words.append(_FALLING.get(scene.weather, ""))
    if scene.extras:
        words.append("with " + ", ".join(_extra(extra) for extra in scene.extras))
    if scene.lettering:
        words.append(f"and the words “{scene.lettering}”")
    return " ".join(filter(None, words)) + "."


def _extra(extra: Extra) -> str:
    return f"the {extra.value}" if extra in {Extra.MOON, Extra.SUN} else extra.value


def _thing(subject: Subject) -> str:
    names = {"woman_portrait": "woman", "man_portrait": "man", "fruit_bowl": "bowl of fruit"}
    name = names.get(subject.kind, subject.kind.replace("_", " "))
    colour = next((_colour(c) for tone, c in subject.tones if tone in {"main", "cloth"}), "")
    full = f"{colour} {name}".strip()
    if subject.count == 1:
        article = "an" if full[0] in "aeiou" else "a"
        text = f"{article} {full}"
    else:
        ending = "es" if name.endswith(("x", "s", "sh", "ch")) else "s"
        plural = {"wolf": "wolves", "sheep": "sheep", "fish": "fish", "deer": "deer"}.get(
            name, name + ending
        )
        text = f"{_NUMBERS[subject.count]} {colour} {plural}".replace("  ", " ")
    if subject.worn:
        text += " wearing a " + " and a ".join(
            worn.replace("santa", "santa hat") for worn in subject.worn
        )
    return f"{text} on a {subject.mount}" if subject.mount else text


def _colour(colour: RGB) -> str:
    return COLOURS[
        min(COLOURS, key=lambda c: sum((a - b) ** 2 for a, b in zip(c, colour, strict=True)))
    ].split()[0]


def _from_pixels(image: Image.Image) -> str:
    small = image.resize((64, 64), Image.Resampling.BOX)
    few = small.quantize(5).convert("RGB").getcolors(64 * 64) or []
    ranked = sorted(few, key=lambda item: -item[0])
    named = [_colour((c[0], c[1], c[2])) for _, c in ranked if isinstance(c, tuple)]
    tones = " and ".join(tuple(dict.fromkeys(named))[:2]) or "grey"
    light = ImageStat.Stat(small.convert("L"))
    mood = (
        "dark" if light.mean[0] < _DARK else "bright" if light.mean[0] > _BRIGHT else "softly lit"
    )
    busy = "strong contrasts" if light.stddev[0] > _STRONG else "gentle contrasts"
    shape = (
        "landscape"
        if image.width > image.height
        else "portrait"
        if image.width < image.height
        else "square"
    )
    return f"A {mood} {shape}-format picture in {tones} tones with {busy}."


_LIGHTS = (
    "soft golden-hour light",
    "gentle diffused light",
    "dramatic side light",
    "warm volumetric light",
)
_FRAMES = (
    "rule-of-thirds composition",
    "balanced composition with clear negative space",
    "layered foreground, middle ground and background",
    "wide cinematic framing",
)
_MEDIA = (
    "detailed digital painting",
    "editorial photograph, 50mm lens",
    "fine-art illustration with rich texture",
    "high-detail concept art",
)
_PALETTES = (
    "harmonious colour palette",
    "warm and cool colour contrast",
    "muted earthy palette",
    "luminous, saturated colours",
)


def improve(prompt: str, *, seed: int = 0) -> str:
    """Add light, composition, colour and medium; every word of the original stays first."""
    rng = Random(f"{seed}:{prompt}")
    found = draft(prompt)
    bare = prompt.strip().rstrip(".,; ")
    added: list[str] = []
    if not bare:
        bare = "a quiet mountain lake at dawn"
    if found.time is None and "light" not in words_of(prompt):
        added.append(rng.choice(_LIGHTS))
    if found.weather is None and parse(prompt).place in _OPEN:
        added.append(
            rng.choice(
                ("subtle atmospheric haze", "crisp clear air", "drifting mist in the distance")
            )
        )
    added.extend((rng.choice(_FRAMES), rng.choice(_PALETTES)))
    if found.style is None:
        added.append(rng.choice(_MEDIA))
    return f"{bare}, {', '.join(added)}"
