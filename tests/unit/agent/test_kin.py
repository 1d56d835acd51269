"""The picture that is meant by other words than its caption has."""

import subprocess
import sys

import pytest

from agent.context import ChatPicture, ChatView
from agent.understanding.kin import kin, kindred
from agent.understanding.message import understand
from agent.understanding.vocabulary import LANGUAGES


def chat(*captions: str, parents: dict[int, int] | None = None) -> ChatView:
    """A chat with these pictures, the last one current."""
    return ChatView(
        pictures=tuple(
            ChatPicture(
                n=n,
                handle=f"pic-{n}00",
                state="done",
                caption=caption,
                parent=(parents or {}).get(n),
                current=n == len(captions),
            )
            for n, caption in enumerate(captions, 1)
        )
    )


@pytest.mark.parametrize("language", [one.name for one in LANGUAGES])
def test_kin_is_mutual_and_never_the_word_of_nobody(language: str) -> None:
    assert kin("qwertz", language) == frozenset()
    words = {"english": "bird", "french": "oiseau", "german": "vogel", "italian": "uccello"}
    word = words.get(language, "passaro" if language == "portuguese" else "pajaro")
    assert kin(word, language)
    assert all(word in kin(one, language) for one in kin(word, language))


def test_words_are_kin_by_like_by_kind_and_by_part() -> None:
    assert kindred({"sofa"}, {"couch"}, "english") == {"sofa"}
    assert kindred({"bird", "moon"}, {"heron", "pond"}, "english") == {"bird"}
    assert kindred({"terrier"}, {"dog"}, "english") == {"terrier"}
    assert kindred({"chimney"}, {"cabin"}, "english") == {"chimney"}
    assert not kindred({"bird"}, {"lorry"}, "english")


CABIN, LORRY, HERON = "a cabin in deep snow", "a red lorry on a pass", "a heron in a ditch"


@pytest.mark.parametrize(
    ("said", "n"),
    [
        ("make the truck green", 2),
        ("the bird should look the other way", 3),
        ("smoke from the chimney, please", 1),
        ("the hut is lovely!! put a sledge beside it", 1),
        ("give the fish a hat", 3),  # nobody has one: the latest
    ],
)
def test_a_picture_is_found_by_another_word(said: str, n: int) -> None:
    (call,) = understand(said, chat(CABIN, LORRY, HERON)).calls
    assert call.arguments["picture"] in {f"#{n}", *(["last"] if n == 3 else [])}


@pytest.mark.parametrize(
    ("said", "n"),
    [
        ("give the lorry picture a desert background", 2),
        ("everything out of bricks in the one with the hut", 1),
        ("the lorry pic is superb. mud on the wheels, please", 2),
    ],
)
def test_a_picture_is_called_one_by_a_word_of_it(said: str, n: int) -> None:
    (call,) = understand(said, chat(CABIN, LORRY, HERON)).calls
    assert (call.tool, call.arguments["picture"]) == ("edit", f"#{n}")


def test_the_latest_picture_stays_where_it_has_one_too() -> None:
    (call,) = understand("make the bird bigger", chat(HERON, "an owl on a post")).calls
    assert call.arguments["picture"] in {"last", "#2"}


@pytest.mark.parametrize(
    ("said", "n"),
    [("give her a red scarf", 1), ("his boots should be muddy", 2)],
)
def test_she_and_he_are_those_of_the_one_picture_with_somebody(said: str, n: int) -> None:
    person = {1: "a nurse on her break", 2: "a miner with a lamp"}[n]
    (call,) = understand(said, chat(person, "a cup of cocoa")).calls
    assert call.arguments["picture"] == "#1"


def test_a_version_is_gone_back_to_and_changed_in_one_breath() -> None:
    versions = chat(
        "a kitchen",
        "a kitchen with yellow curtains",
        "a kitchen with yellow curtains and a stove",
        parents={2: 1, 3: 2},
    )
    said = "too full. go back to just the yellow curtains and add a fruit bowl"
    (call,) = understand(said, versions).calls
    assert (call.tool, call.arguments["picture"]) == ("edit", "#2")
    (call,) = understand("step back, before the stove, and make it night", versions).calls
    assert (call.tool, call.arguments["picture"]) == ("edit", "#2")


def test_something_put_at_a_thing_of_a_picture_changes_it() -> None:
    (call,) = understand("a robin sitting on the lorry", chat(LORRY, "a cup of cocoa")).calls
    assert (call.tool, call.arguments["picture"]) == ("edit", "#1")


@pytest.mark.parametrize(
    ("said", "picture", "like"),
    [
        ("take the style of #2 and put it on #1", "#1", "#2"),
        ("paint the lorry in the manner of the linocut", "#1", "#2"),
        ("lorry please, done like the linocut", "#1", "#2"),
    ],
)
def test_one_picture_in_the_style_of_another(said: str, picture: str, like: str) -> None:
    (call,) = understand(said, chat(LORRY, "a linocut of a hare")).calls
    assert call.tool == "style_transfer"
    assert call.arguments == {"picture": picture, "like": like}


SPOKEN_OF = (
    "make the animal bigger",
    "mach das Tier größer",
    "haz más grande el animal",
    "rends l'animal plus grand",
    "aumenta o animal",
    "ingrandisci l'animale",
)


def test_no_sentence_in_any_language_waits_for_a_file() -> None:
    code = f"""
import sys
from agent.understanding.message import understand
from tests.unit.agent.test_kin import chat
opened = []
sys.addaudithook(lambda event, told: opened.append(told[0]) if event == "open" else None)
for said in {SPOKEN_OF}:
    understand(said, chat("ein Fuchs", "a boat", "un zorro"))
print(opened)
"""
    done = subprocess.run(  # noqa: S603 - our own words; another test would have read the files
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
