"""From words to a scene: a small grammar over the vocabulary tables."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from simulator.painting.colours import RGB
from simulator.painting.scene import (
    MOST_ALIKE,
    Extra,
    Place,
    Scene,
    Season,
    Style,
    Subject,
    Time,
    Weather,
)
from simulator.painting.vocabulary import (
    COLOURS,
    EXTRAS,
    GARMENTS,
    MOUNTING,
    NUMBERS,
    PLACES,
    SEASONS,
    SKY_WORDS,
    STYLES,
    SUBJECTS,
    TIMES,
    VARIETIES,
    WEATHERS,
    WORN,
)

_Key = TypeVar("_Key")


def _flip(table: Mapping[_Key, str]) -> dict[str, _Key]:
    return {word: key for key, words in table.items() for word in words.split()}


PLACE_OF, TIME_OF, WEATHER_OF = _flip(PLACES), _flip(TIMES), _flip(WEATHERS)
SEASON_OF, STYLE_OF, EXTRA_OF = _flip(SEASONS), _flip(STYLES), _flip(EXTRAS)
SUBJECT_OF, WORN_OF, COLOUR_OF = _flip(SUBJECTS), _flip(WORN), _flip(COLOURS)
NUMBER_OF, GARMENT_OF = _flip(NUMBERS), _flip(GARMENTS)

_PHRASES = frozenset(
    word
    for table in (PLACE_OF, TIME_OF, WEATHER_OF, SEASON_OF, STYLE_OF, EXTRA_OF, SUBJECT_OF, WORN_OF)
    for word in table
    if "_" in word
)
_LONGEST_PHRASE = 4
_MOST_SUBJECTS = 5
_QUOTED = re.compile(r"[\"“”„«»]\s*([^\"“”„«»]{1,80}?)\s*[\"“”„«»]|(?<!\w)'([^']{2,60})'(?!\w)")
_WORD = re.compile(r"[a-z0-9]+")
_PLURALS = (("ves", "f"), ("ies", "y"), ("es", ""), ("s", ""), ("en", ""), ("n", ""), ("e", ""))
_SEATS = frozenset(
    {"horse", "unicorn", "elephant", "bicycle", "boat", "sofa", "chair", "bed", "table"}
)
_VAGUE = frozenset(
    {Place.TABLE, Place.MOUNTAINS, Place.MEADOW, Place.SKY, Place.SPACE, Place.BOKEH}
)
_CUT_FLOWERS = frozenset({"flower", "rose", "tulip", "sunflower"})
_STRONG = frozenset({Place.MOON, Place.UNDERWATER})
_RIDERS = frozenset({"person", "woman", "astronaut"})

DEFAULT_PLACES: Mapping[str, Place] = {
    kind: place
    for place, kinds in {
        Place.SEA: "whale dolphin ship boat lighthouse",
        Place.UNDERWATER: "fish turtle",
        Place.ROOM: "sofa chair bed lamp table",
        Place.TABLE: "fruit_bowl apple pear orange cake burger pizza teapot vase candle book glass",
        Place.STUDIO: "mug bottle shoe camera watch phone laptop gift crown heart star diamond hat"
        " guitar ball robot umbrella ghost",
        Place.SKY: "plane balloon bird",
        Place.SPACE: "planet ufo rocket",
        Place.MOON: "astronaut",
        Place.CITY: "car truck tower train",
        Place.LAKE: "swan",
        Place.MOUNTAINS: "dragon castle tent",
        Place.FOREST: "deer wolf bear owl mushroom panda",
        Place.DESERT: "cactus",
        Place.BEACH: "palm",
        Place.BOKEH: "woman_portrait man_portrait butterfly rose flower tulip",
    }.items()
    for kind in kinds.split()
}
_INDOORS = frozenset({Place.STUDIO, Place.ROOM, Place.TABLE, Place.BOKEH, Place.ABSTRACT})


def words_of(text: str) -> list[str]:
    """Split a text into plain lower-case words with known phrases joined by underscores."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    plain = _WORD.findall("".join(char for char in bare if not unicodedata.combining(char)))
    out: list[str] = []
    at = 0
    while at < len(plain):
        for length in range(_LONGEST_PHRASE, 0, -1):
            phrase = "_".join(plain[at : at + length])
            if length == 1 or phrase in _PHRASES:
                out.append(phrase)
                at += length
                break
    return out


def quoted(text: str) -> str:
    """Return the text that is to be lettered, or nothing."""
    found = _QUOTED.search(text)
    return (found.group(1) or found.group(2) or "").strip() if found else ""


def subject_of(word: str) -> tuple[str, bool] | None:
    """Find the figure a word names, and whether the word is a plural."""
    if word in SUBJECT_OF:
        kind = SUBJECT_OF[word]
        stems = (word.removesuffix(ending) + single for ending, single in _PLURALS[:4])
        return kind, word.endswith("s") and any(
            stem != word and SUBJECT_OF.get(stem) == kind for stem in stems
        )
    for ending, singular in _PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending) + singular
            if stem in SUBJECT_OF:
                return SUBJECT_OF[stem], ending != "e"
    return None


@dataclass(slots=True, kw_only=True)
class Draft:
    """What has been understood so far; None means not mentioned."""

    place: Place | None = None
    time: Time | None = None
    weather: Weather | None = None
    season: Season | None = None
    style: Style | None = None
    subjects: list[Subject] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    sky: RGB | None = None
    garments: list[tuple[str, RGB]] = field(default_factory=list)
    worn: list[str] = field(default_factory=list)
    count: int | None = None
    colour: RGB | None = None
    mounting: bool = False
    portrait: bool = False
    man: bool = False


def draft(text: str) -> Draft:
    """Read what a text mentions, without filling in what it leaves out."""
    found = Draft()
    tokens = words_of(_QUOTED.sub(" ", text))
    for at, word in enumerate(tokens):
        _settings(found, word)
        if _is_colour(tokens, at):
            _colour(found, tokens, at)
        elif word in MOUNTING:
            found.mounting = bool(found.subjects)
        elif word in NUMBER_OF:
            found.count = NUMBER_OF[word]
        else:
            _noun(found, word)
    return found


def _settings(found: Draft, word: str) -> None:
    place = PLACE_OF.get(word)
    if place and (found.place is None or found.place in _VAGUE or place in _STRONG):
        found.place = place
    found.time = found.time or TIME_OF.get(word)
    found.weather = found.weather or WEATHER_OF.get(word)
    found.season = found.season or SEASON_OF.get(word)
    found.style = found.style or STYLE_OF.get(word)
    extra = EXTRA_OF.get(word)
    if extra and extra not in found.extras:
        found.extras.append(extra)
    found.portrait = found.portrait or place is Place.BOKEH
    found.man = found.man or word in {
        "man",
        "boy",
        "guy",
        "hombre",
        "homme",
        "mann",
        "uomo",
        "homem",
    }


def _is_colour(tokens: Sequence[str], at: int) -> bool:
    word = tokens[at]
    if word not in COLOUR_OF:
        return False
    if subject_of(word) is None:
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    return bool(subject_of(following)) or following in SKY_WORDS or following in GARMENT_OF


def _colour(found: Draft, tokens: Sequence[str], at: int) -> None:
    colour = COLOUR_OF[tokens[at]]
    before = tokens[at - 1] if at else ""
    ahead = tokens[at + 1] if at + 1 < len(tokens) else ""
    if ahead in SKY_WORDS or before in SKY_WORDS:
        found.sky = colour
    elif ahead in GARMENT_OF:
        found.garments.append((GARMENT_OF[ahead], colour))
    elif before in GARMENT_OF and not subject_of(ahead):
        found.garments.append((GARMENT_OF[before], colour))
    elif subject_of(before) and not subject_of(ahead) and not found.subjects[-1].tones:
        found.subjects[-1] = replace(found.subjects[-1], tones=(("main", colour),))
    else:
        found.colour = colour


def _noun(found: Draft, word: str) -> None:
    if word in WORN_OF and found.subjects:
        found.worn.append(WORN_OF[word])
        found.colour = None
        return
    named = subject_of(word)
    if named is None or (word in EXTRA_OF and word in PLACE_OF):
        return
    kind, plural = named
    if word in EXTRA_OF and (kind == "star" or not found.count):
        return
    count = min(MOST_ALIKE, max(1, found.count or (3 if plural else 1)))
    colour = found.colour or VARIETIES.get(word)
    tones = (("main", colour),) if colour else ()
    found.count, found.colour = None, None
    if found.mounting and kind in _SEATS and found.subjects[-1].mount is None:
        found.subjects[-1] = replace(found.subjects[-1], mount=kind)
    elif kind == "flower" and plural and found.place is Place.MEADOW:
        found.season = found.season or Season.SPRING
    elif kind not in {subject.kind for subject in found.subjects}:
        found.subjects.append(Subject(kind=kind, count=count, tones=tones))
    found.mounting = False


def parse(prompt: str, *, seed: int = 0) -> Scene:
    """Read a prompt into a complete scene; never fails, whatever the text."""
    found = draft(prompt)
    lettering = quoted(prompt)
    if any(subject.kind == "vase" for subject in found.subjects):
        found.subjects = [subject for subject in found.subjects if subject.kind not in _CUT_FLOWERS]
    subjects = tuple(dress(found, subject) for subject in found.subjects[:_MOST_SUBJECTS])
    place = found.place or _default_place(found, lettering)
    if found.portrait:
        subjects = _sitters(subjects, man=found.man)
    season = found.season or Season.SUMMER
    weather = found.weather or Weather.CLEAR
    if season is Season.WINTER and not found.weather and place not in _INDOORS and subjects:
        weather = Weather.SNOW
    if weather is Weather.SNOW:
        season = Season.WINTER
    style = found.style or Style.DIGITAL
    hour = found.time or _default_time(found, style)
    return Scene(
        prompt=prompt[:2000],
        seed=seed,
        place=place,
        time=hour,
        weather=weather,
        season=season,
        style=style,
        subjects=subjects,
        extras=tuple(found.extras),
        lettering=lettering,
        sky=found.sky,
    )


def dress(found: Draft, subject: Subject) -> Subject:
    """Give a subject the hats and garment colours that were mentioned."""
    return replace(
        subject,
        worn=tuple(dict.fromkeys((*subject.worn, *found.worn)))[:2],
        tones=(*subject.tones, *found.garments)[:6],
    )


def _sitters(subjects: tuple[Subject, ...], *, man: bool) -> tuple[Subject, ...]:
    people = [subject for subject in subjects if subject.kind in {"woman", "person"}]
    if not people and subjects:
        return subjects
    chosen = people[0] if people else Subject(kind="woman")
    kind = "man_portrait" if man or chosen.kind == "person" else "woman_portrait"
    tones = tuple(("cloth" if name == "main" else name, colour) for name, colour in chosen.tones)
    return (replace(chosen, kind=kind, tones=tones, mount=None),)


def _default_place(found: Draft, lettering: str) -> Place:
    for subject in found.subjects:
        if subject.mount in {"sofa", "chair", "bed", "table"}:
            return Place.ROOM
        if subject.kind in DEFAULT_PLACES:
            return DEFAULT_PLACES[subject.kind]
    if found.subjects:
        return Place.MEADOW
    if Extra.STARS in found.extras and not found.season:
        return Place.MOUNTAINS
    known = found.time or found.weather or found.season or found.extras
    return Place.MOUNTAINS if known and not lettering else Place.ABSTRACT


def _default_time(found: Draft, style: Style) -> Time:
    night = {Extra.MOON, Extra.STARS, Extra.AURORA, Extra.FIREWORKS, Extra.FIREFLIES}
    if style is Style.NEON or night & set(found.extras):
        return Time.NIGHT
    if found.place in {Place.SPACE, Place.MOON}:
        return Time.NIGHT
    return Time.DAY


def seats(kind: str) -> bool:
    """Whether this figure can carry another."""
    return kind in _SEATS


def rider(kind: str) -> str:
    """Name the sitting pose of a person."""
    return f"{'astronaut' if kind == 'astronaut' else 'person'}_rider" if kind in _RIDERS else kind
