"""What a picture shows, as plain data; it travels inside the picture file as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TypeVar, cast

from simulator.painting.colours import RGB, parse_hex, to_hex

_MOST_TEXT = 4000
_MOST_SUBJECTS = 6
MOST_ALIKE = 9


class Place(StrEnum):
    """Where it happens; each has its own painter."""

    MEADOW = "meadow"
    FOREST = "forest"
    MOUNTAINS = "mountains"
    SEA = "sea"
    BEACH = "beach"
    LAKE = "lake"
    CITY = "city"
    DESERT = "desert"
    SKY = "sky"
    ROOM = "room"
    TABLE = "table"
    STUDIO = "studio"
    BOKEH = "soft background"
    SPACE = "space"
    MOON = "the moon"
    UNDERWATER = "underwater"
    ABSTRACT = "abstract"


class Time(StrEnum):
    """The hour, which sets the light."""

    DAWN = "dawn"
    DAY = "day"
    GOLDEN = "golden hour"
    SUNSET = "sunset"
    NIGHT = "night"


class Weather(StrEnum):
    """What falls or hangs in the air."""

    CLEAR = "clear"
    CLOUDY = "cloudy"
    RAIN = "rain"
    STORM = "storm"
    SNOW = "snow"
    FOG = "fog"


class Season(StrEnum):
    """The season, which colours the land."""

    SUMMER = "summer"
    SPRING = "spring"
    AUTUMN = "autumn"
    WINTER = "winter"


class Style(StrEnum):
    """The medium."""

    DIGITAL = "digital art"
    PHOTO = "photo"
    WATERCOLOUR = "watercolour"
    OIL = "oil painting"
    SKETCH = "sketch"
    NEON = "neon"
    PIXEL = "pixel art"
    LOWPOLY = "low poly"
    VINTAGE = "vintage"
    FLAT = "flat"
    ANIME = "anime"
    POP = "pop art"
    MONO = "black and white"


class Extra(StrEnum):
    """Things in the sky or the air that can be asked for by name."""

    MOON = "moon"
    SUN = "sun"
    STARS = "stars"
    RAINBOW = "rainbow"
    BIRDS = "birds"
    CLOUDS = "clouds"
    AURORA = "aurora"
    FIREWORKS = "fireworks"
    FIREFLIES = "fireflies"
    LIGHTNING = "lightning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One kind of thing in the picture; `tones` recolours its parts, `mount` carries it."""

    kind: str
    count: int = 1
    tones: tuple[tuple[str, RGB], ...] = ()
    worn: tuple[str, ...] = ()
    mount: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything a painter needs; equal scenes and sizes give equal pictures.

    `warmth`, `exposure` and `contrast` are steps, 0 is neutral. `zoom` above 1 comes nearer.
    """

    prompt: str = ""
    seed: int = 0
    place: Place = Place.MEADOW
    time: Time = Time.DAY
    weather: Weather = Weather.CLEAR
    season: Season = Season.SUMMER
    style: Style = Style.DIGITAL
    subjects: tuple[Subject, ...] = ()
    extras: tuple[Extra, ...] = ()
    without: tuple[Extra, ...] = ()
    lettering: str = ""
    palette: tuple[RGB, ...] = ()
    sky: RGB | None = None
    warmth: int = 0
    exposure: int = 0
    contrast: int = 0
    zoom: float = 1.0
    mood: int = 0


def to_json(scene: Scene) -> str:
    """Write a scene compactly; defaults are left out."""
    blank = asdict(Scene())
    full = {key: value for key, value in asdict(scene).items() if value != blank[key]}
    if "subjects" in full:
        plain = asdict(Subject(kind=""))
        full["subjects"] = [
            {key: value for key, value in item.items() if value != plain[key]}
            | {"tones": [[name, to_hex(colour)] for name, colour in item["tones"]]}
            for item in full["subjects"]
        ]
    if scene.palette:
        full["palette"] = [to_hex(colour) for colour in scene.palette]
    if scene.sky:
        full["sky"] = to_hex(scene.sky)
    return json.dumps(full, separators=(",", ":"))


def from_json(text: str) -> Scene | None:
    """Read a scene back; anything that is not one of ours gives None, never an error."""
    try:
        found: object = json.loads(text)
        if not isinstance(found, dict):
            return None
        return _read(cast("Mapping[str, object]", found))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _read(raw: Mapping[str, object]) -> Scene:
    subjects = _list(raw.get("subjects"))[:_MOST_SUBJECTS]
    sky = raw.get("sky")
    return Scene(
        prompt=str(raw.get("prompt", ""))[:_MOST_TEXT],
        seed=_whole(raw.get("seed", 0)),
        place=Place(str(raw.get("place", Place.MEADOW))),
        time=Time(str(raw.get("time", Time.DAY))),
        weather=Weather(str(raw.get("weather", Weather.CLEAR))),
        season=Season(str(raw.get("season", Season.SUMMER))),
        style=Style(str(raw.get("style", Style.DIGITAL))),
        subjects=tuple(_subject(item) for item in subjects),
        extras=_members(Extra, raw.get("extras")),
        without=_members(Extra, raw.get("without")),
        lettering=str(raw.get("lettering", ""))[:_MOST_TEXT],
        palette=tuple(parse_hex(str(item)) for item in _list(raw.get("palette"))[:8]),
        sky=parse_hex(str(sky)) if sky else None,
        warmth=max(-6, min(6, _whole(raw.get("warmth", 0)))),
        exposure=max(-6, min(6, _whole(raw.get("exposure", 0)))),
        contrast=max(-6, min(6, _whole(raw.get("contrast", 0)))),
        zoom=max(0.3, min(3.0, _number(raw.get("zoom", 1.0)))),
        mood=_whole(raw.get("mood", 0)),
    )


def _subject(raw: object) -> Subject:
    if not isinstance(raw, dict):
        raise TypeError
    fields = cast("Mapping[str, object]", raw)
    tones = []
    for pair in _list(fields.get("tones"))[:8]:
        name, colour = _list(pair)
        tones.append((str(name), parse_hex(str(colour))))
    mount = fields.get("mount")
    return Subject(
        kind=str(fields["kind"]),
        count=max(1, min(MOST_ALIKE, _whole(fields.get("count", 1)))),
        tones=tuple(tones),
        worn=tuple(str(item) for item in _list(fields.get("worn"))[:4]),
        mount=str(mount) if mount else None,
    )


_Member = TypeVar("_Member", bound=StrEnum)


def _members(kind: type[_Member], raw: object) -> tuple[_Member, ...]:
    return tuple(kind(str(item)) for item in _list(raw)[:12])


def _list(raw: object) -> list[object]:
    return list(raw) if isinstance(raw, list) else []


def _whole(raw: object) -> int:
    if not isinstance(raw, int):
        raise TypeError
    return raw


def _number(raw: object) -> float:
    if not isinstance(raw, int | float):
        raise TypeError
    return float(raw)
