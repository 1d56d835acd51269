"""Changing a scene by words: what an edit instruction means for a picture we painted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from simulator.painting.figures import figure_named, known
from simulator.painting.reading import (
    DEFAULT_PLACES,
    WORN_OF,
    Draft,
    draft,
    quoted,
    seats,
    words_of,
)
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
from simulator.painting.vocabulary import word_set

_CLAUSE = re.compile(r"\s*(?:,|;|\.\s|\band\b|\bthen\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)
_QUOTES = '"“”„«»'
_REMOVING = word_set(
    "remove delete erase without no clear quita quitar elimina borra sin enleve supprime "
    "retire sans entferne losche ohne rimuovi togli senza remova tire sem hide drop"
)
_REPLACING = word_set(
    "replace swap turn change into cambia convierte remplace transforme ersetze verwandle "
    "sostituisci trasforma substitua transforme"
)
_MORE = word_set("another more otro otra autre plus noch altro altra outro outra second")
_NEAR = word_set("closer close nearer zoom_in bigger larger cerca plus_pres naher vicino perto")
_FAR = word_set("away farther further wider smaller lejos loin weiter lontano longe")
_STEPS: Mapping[str, tuple[str, int]] = {
    word: (field, step)
    for field, step, words in (
        ("warmth", 2, "warmer warm calido chaud warmer caldo quente cozy"),
        ("warmth", -2, "cooler cool colder cold frio froid kalter freddo fresco"),
        ("exposure", 2, "brighter bright lighter brillante claro clair heller luminoso chiaro"),
        ("exposure", -2, "darker dark moody oscuro sombre dunkler scuro escuro"),
        ("contrast", 2, "contrast dramatic vivid vibrant punchy contraste kontrast contrasto epic"),
        ("contrast", -2, "softer soft muted faded pastel suave doux weicher morbido"),
    )
    for word in words.split()
}
_LETTERS = word_set("text title words letters lettering caption texto texte titulo schrift testo")
_SNOWLESS = frozenset(
    set(Place) - {Place.MEADOW, Place.FOREST, Place.MOUNTAINS, Place.LAKE, Place.CITY}
)
_NIGHTLY = frozenset({Extra.SUN, Extra.RAINBOW})


@dataclass(frozen=True, slots=True)
class _Clause:
    words: list[str]
    found: Draft

    def has(self, vocabulary: frozenset[str]) -> bool:
        return any(word in vocabulary for word in self.words)


def revise(scene: Scene, instruction: str) -> Scene | None:
    """Apply an instruction to a scene; None when no part of it was understood."""
    changed = scene
    text = quoted(instruction)
    bare = instruction
    if text:
        changed = replace(changed, lettering=text)
        bare = re.sub(rf"[{_QUOTES}].*[{_QUOTES}]", " ", instruction)
    for piece in _pieces(bare):
        clause = _Clause(words_of(piece), draft(piece))
        if clause.has(_REMOVING):
            changed = _removed(changed, clause)
        else:
            changed = _set(_peopled(_stepped(changed, clause), clause), clause.found)
    return None if changed == scene else changed


def _pieces(text: str) -> list[str]:
    whole = re.sub(r"black\s+(?:and|&)\s+white|b\s*&\s*w", "monochrome", text, flags=re.IGNORECASE)
    return _CLAUSE.split(whole)


def _removed(scene: Scene, clause: _Clause) -> Scene:
    found = clause.found
    kinds = {subject.kind for subject in found.subjects}
    people = {"woman": "woman_portrait", "person": "man_portrait"}
    kinds |= {people[kind] for kind in kinds if kind in people}
    worn = {WORN_OF[word] for word in clause.words if word in WORN_OF}
    subjects = tuple(
        replace(s, worn=tuple(item for item in s.worn if item not in worn))
        for s in scene.subjects
        if s.kind not in kinds
    )
    gone = set(found.extras)
    scene = replace(
        scene,
        subjects=tuple(replace(s, mount=None) if s.mount in kinds else s for s in subjects),
        extras=tuple(extra for extra in scene.extras if extra not in gone),
        without=tuple(dict.fromkeys((*scene.without, *found.extras))),
    )
    if clause.has(_LETTERS):
        scene = replace(scene, lettering="")
    if found.weather and found.weather is not Weather.CLEAR:
        scene = replace(scene, weather=Weather.CLEAR)
    if found.season is Season.WINTER and scene.season is Season.WINTER:
        scene = replace(scene, season=Season.SUMMER, weather=Weather.CLEAR)
    return scene


def _stepped(scene: Scene, clause: _Clause) -> Scene:
    steps = {"warmth": scene.warmth, "exposure": scene.exposure, "contrast": scene.contrast}
    for word in clause.words:
        if word in _STEPS:
            field, step = _STEPS[word]
            steps[field] = max(-6, min(6, steps[field] + step))
    scene = replace(
        scene, warmth=steps["warmth"], exposure=steps["exposure"], contrast=steps["contrast"]
    )
    zooming = "zoom" in clause.words
    if clause.has(_FAR) or (zooming and "out" in clause.words):
        return replace(scene, zoom=max(0.35, scene.zoom * 0.66))
    if clause.has(_NEAR) or zooming:
        return replace(scene, zoom=min(2.2, scene.zoom * 1.4))
    return scene


def _peopled(scene: Scene, clause: _Clause) -> Scene:
    found = clause.found
    named = [subject for subject in found.subjects if known(subject.kind)]
    kinds = [subject.kind for subject in scene.subjects]
    if clause.has(_REPLACING) and len(named) > 1 and named[0].kind in kinds:
        old, new = named[0].kind, named[1]
        return replace(
            scene,
            subjects=tuple(
                replace(new, count=s.count, worn=s.worn, mount=s.mount) if s.kind == old else s
                for s in scene.subjects
            ),
        )
    if len(named) == 1 and named[0].kind in kinds:
        named = [_with_its_colour(named[0], clause)]
    for subject in named:
        scene = _joined(scene, subject, more=clause.has(_MORE))
    colour = found.colour
    if colour and not named and scene.subjects:
        lead = scene.subjects[0]
        tone = "cloth" if lead.kind.endswith("portrait") else "main"
        scene = _relead(scene, _toned(lead, ((tone, colour),)))
    if scene.subjects and (found.garments or found.worn):
        lead = _toned(scene.subjects[0], tuple(found.garments))
        worn = tuple(dict.fromkeys((*found.worn, *lead.worn)))
        scene = _relead(scene, replace(lead, worn=worn))
    return scene


def _with_its_colour(subject: Subject, clause: _Clause) -> Subject:
    """The subject in the colour that is said behind it ("the boat should be yellow")."""
    last = draft(" ".join(clause.words[-2:])).colour
    return _toned(subject, (("main", last),)) if last and not subject.tones else subject


def _relead(scene: Scene, lead: Subject) -> Scene:
    return replace(scene, subjects=(lead, *scene.subjects[1:]))


def _toned(subject: Subject, tones: tuple[tuple[str, tuple[int, int, int]], ...]) -> Subject:
    return replace(subject, tones=tuple({**dict(subject.tones), **dict(tones)}.items()))


def _joined(scene: Scene, subject: Subject, *, more: bool) -> Scene:
    wearer = next((s for s in scene.subjects if known(s.kind) and figure_named(s.kind).head), None)
    if subject.kind in {"hat", "crown"} and wearer:
        worn = tuple(dict.fromkeys((subject.kind, *wearer.worn)))
        dressed = replace(wearer, worn=worn)
        return replace(scene, subjects=tuple(dressed if s is wearer else s for s in scene.subjects))
    for at, present in enumerate(scene.subjects):
        if present.kind in {subject.kind, f"{subject.kind}_portrait"}:
            count = present.count + 1 if more else max(present.count, subject.count)
            grown = _toned(replace(present, count=min(MOST_ALIKE, count)), subject.tones)
            return replace(scene, subjects=(*scene.subjects[:at], grown, *scene.subjects[at + 1 :]))
    if seats(subject.kind) and any(s.mount == subject.kind for s in scene.subjects):
        return scene
    joined = replace(scene, subjects=(*scene.subjects, subject)[:6])
    if scene.place is Place.ABSTRACT:
        joined = replace(joined, place=DEFAULT_PLACES.get(subject.kind, Place.MEADOW))
    return joined


def _set(scene: Scene, found: Draft) -> Scene:
    """Take over the settings that were named, each with what follows from it."""
    moved = found.place is not None and found.place is not Place.SKY
    scene = replace(
        scene,
        weather=found.weather or scene.weather,
        style=found.style or scene.style,
        sky=found.sky or scene.sky,
        place=found.place if found.place and moved else scene.place,
        extras=tuple(dict.fromkeys((*scene.extras, *found.extras)))[:10],
        without=tuple(extra for extra in scene.without if extra not in found.extras),
    )
    scene = _new_season(scene, found, moved=moved)
    if found.time:
        scene = _new_hour(scene, found.time, found)
    elif scene.time is Time.NIGHT and _NIGHTLY & set(found.extras):
        scene = replace(scene, time=Time.DAY)
    return replace(scene, time=Time.NIGHT) if found.style is Style.NEON else scene


def _new_season(scene: Scene, found: Draft, *, moved: bool) -> Scene:
    season = found.season
    if season is None and found.weather is Weather.SNOW:
        season = Season.WINTER
    elif season is None and moved and scene.place in _SNOWLESS:
        season = Season.SUMMER
    if season is None:
        return scene
    weather = scene.weather
    if not found.weather:
        dry = Weather.CLEAR if weather is Weather.SNOW else weather
        weather = Weather.SNOW if season is Season.WINTER else dry
    return replace(scene, season=season, weather=weather)


def _new_hour(scene: Scene, hour: Time, found: Draft) -> Scene:
    """A new hour takes the other's lights out of the sky and clears a grey one to show its own."""
    odd = {Extra.SUN} if hour is Time.NIGHT else {Extra.STARS, Extra.MOON}
    kept = tuple(extra for extra in scene.extras if extra not in odd or extra in found.extras)
    stars = (Extra.STARS,) if hour is Time.NIGHT and scene.weather is not Weather.STORM else ()
    lights = tuple(dict.fromkeys((*kept, *stars)))
    return replace(scene, time=hour, extras=lights, sky=found.sky)


def removes(instruction: str) -> bool:
    """Whether the instruction takes a thing (not weather or light) out of the picture."""
    for piece in _pieces(instruction):
        clause = _Clause(words_of(piece), draft(piece))
        settings = clause.found.weather or clause.found.extras or clause.found.season
        if clause.has(_REMOVING) and not settings:
            return True
    return False
