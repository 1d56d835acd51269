"""Who speaks German or Spanish is answered in it, by whatever way they ask, to the last word."""

import re

import pytest

from bots.ports import ChatRef, Sender
from tests.scenario.jobs.world import World
from tests.scenario.rights.room import HERE, Room
from tools.languages import Language
from tools.speech import SENTENCES, in_language

_A_FEW_WORDS = 3
_PLACE = re.compile(r"\\\{[^}]*\\\}")
_ENGLISH = re.compile(
    "|".join(
        _PLACE.sub(".+?", re.escape(english))
        for english in SENTENCES
        if len(re.sub(r"\{[^}]*\}", "", english).split()) > _A_FEW_WORDS
    )
)
"""Any sentence of the table, as it would be said in English."""

ALONE = ChatRef(platform="recorded", chat="alone", private=True)
SAID: dict[Language, tuple[str, ...]] = {
    "de": (
        "hallo",
        "ein roter Fuchs im Schnee",
        "mach es Nacht",
        "vergrößere #1 16x",
        "entferne den Hintergrund von #1",
        "beschreibe #1",
        "zeig #99",
        "zeig meine Galerie",
        "was habe ich ausgegeben?",
        "brich alles ab",
        "rückgängig",
        "mach ein Video",
        "was weißt du über mich?",
        "melde #1: das ist gewalttätig",
        "ein Hund --foo 3 --ar 7:3",
    ),
    "es": (
        "hola",
        "un zorro rojo en la nieve",
        "que sea de noche",
        "cuatro versiones de #1",
        "muestra mi galería",
        "¿cuánto he gastado?",
        "cancela todo",
        "haz un video",
        "gracias",
    ),
}
TYPED = (
    ("help", ""),
    ("help", "imagine"),
    ("settings", ""),
    ("settings", "nope 1"),
    ("settings", "count 99"),
    ("imagin", ""),
    ("usage", ""),
    ("gallery", "fox"),
    ("models", ""),
    ("workflows", ""),
    ("workflow", "headshot"),
    ("batch", "a fox; a boat"),
    ("cancel", ""),
    ("approve", ""),
    ("restore", ""),
    ("prompt", "#2"),
    ("show", "#77"),
    ("relight", "#2"),
    ("crop", "#2"),
    ("compare", "#1 #2"),
    ("sheet", ""),
    ("icon", "a fox"),
    ("zip", ""),
    ("delete", "#1"),
    ("show", "#1"),
)
ALONE_ONLY = (("link", ""), ("privacy", ""), ("forgetme", ""))


@pytest.mark.parametrize("language", sorted(SAID))
async def test_nothing_is_said_in_english_to_who_speaks_another_language(
    world: World, language: Language
) -> None:
    room = Room.of(world)
    ana = Sender(id="Ana", name="Ana", manages=True, language=language)
    for words in SAID[language]:
        assert await room.says(words, who=ana), words
    for ref, typed in ((HERE, TYPED), (ALONE, ALONE_ONLY)):
        for name, words in typed:
            await room.commands(name, {"": words} if words else {}, who=ana, ref=ref)
    english = [found[0] for said in room.words if (found := _ENGLISH.search(said))]
    assert not english
    hello = in_language("Hello!", language)
    assert room.words[0].startswith(hello)


async def test_one_foreign_word_is_no_other_language(world: World) -> None:
    room = Room.of(world)
    ana = Sender(id="Ana", name="Ana", language="de")
    await room.says("ein roter Fuchs", who=ana)
    (said, *_) = await room.says("vergleiche es", who=ana)
    assert "Ich" in said, "“es” alone is no French"
    (said, *_) = await room.says("dessine un chat noir dans la neige", who=ana)
    assert said.startswith("Je dessine")
