"""Lists told in one message: what is to be drawn, one after the other, and nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.context import ChatPicture, ChatView
from agent.understanding.entries import entries_of, told_apart
from agent.understanding.grammar import grammar_of
from agent.understanding.message import understand
from agent.understanding.wording import Wording

NOTHING = ChatView()


@pytest.mark.parametrize(
    ("said", "entries"),
    [
        ("1) a kettle 2) a toaster 3) a grill", ["a kettle", "a toaster", "a grill"]),
        ("(a) a well (b) a mill. One card each.", ["a well", "a mill"]),
        ("- a plough\n- a scythe\n\none picture of each please", ["a plough", "a scythe"]),
        ("first pic: a judge. second pic: a jury", ["a judge", "a jury"]),
        ("separate images of an oak, an elm and a yew", ["an oak", "an elm", "a yew"]),
        (
            "1) a single rose. red 2) a kettle 3) two different dogs. Rusty collars",
            ["a single rose. red", "a kettle", "two different dogs. Rusty collars"],
        ),
        ("1) a rose 2) a kettle, separately", ["a rose", "a kettle"]),
        ("one image per loaf: rye, spelt, oat", ["rye", "spelt", "oat"]),
        (
            "two portraits: Ilse, 60, a seamstress; Tomas, 12, no teeth",
            ["Ilse, 60, a seamstress", "Tomas, 12, no teeth"],
        ),
        ("one of a cod, one of a ling, for the kids to learn them", ["a cod", "a ling"]),
        ("need four pics: hammock / canoe / paddle / net", ["hammock", "canoe", "paddle", "net"]),
        (
            "one picture for each kid!! Mia on a pony, Sam on a snail",
            ["Mia on a pony", "Sam on a snail"],
        ),
    ],
)
def test_the_entries_of_a_list(said: str, entries: list[str]) -> None:
    assert entries_of(Wording.of(said)) == entries


@pytest.mark.parametrize("said", ["a fox", "a fox and a hare", "a fox, asleep", "", "1) a fox"])
def test_one_picture_is_no_list(said: str) -> None:
    assert len(entries_of(Wording.of(said))) < 2


@pytest.mark.parametrize(
    ("said", "apart"),
    [
        ("1) a kettle 2) a toaster, as separate pictures", True),
        ("first picture: a kettle. second picture: a toaster", True),
        ("prompts below, one image per line:\na kettle\na toaster\na grill", True),
        ("one image per dish: a bowl of soup, a loaf of rye", True),
        ("one per profession, so: a paramedic, on the phone", False),
        ("a still life with a kettle, a toaster and a grill", False),
        ("a poem on a wall:\nroses are red\nviolets are blue\nfin", False),
        ("three different pictures of a kettle", False),
        ("three images: a kettle, a toaster and a grill", True),
        ("two images: a kettle, a toaster and a grill", False),
        ("a kettle, a toaster and a grill, each as its own picture", True),
        ("our first own flat, last weekend, with a kettle", False),
    ],
)
def test_what_can_only_be_a_list(said: str, *, apart: bool) -> None:
    assert told_apart(Wording.of(said), grammar_of("english")) is apart


def test_a_list_is_one_batch_with_what_it_shares() -> None:
    said = "a square picture of each, 1:1 please: 1) a kettle 2) a toaster"
    (call,) = understand(said, NOTHING).calls
    assert call.tool == "batch"
    assert call.arguments == {"prompts": ["a kettle", "a toaster"], "ratio": "1:1"}


@pytest.mark.parametrize(
    "said",
    [
        "1. make the sky darker 2. give each of the cats a hat",
        "a) remove the fence b) every window lit, please",
    ],
)
def test_a_list_of_changes_draws_nothing_new(said: str) -> None:
    cats = ChatPicture(
        n=1, handle="cat-1a1", state="done", caption="two cats at a fence", current=True
    )
    calls = understand(said, ChatView(pictures=(cats,))).calls
    assert calls
    assert {"batch", "generate"}.isdisjoint(one.tool for one in calls)


@given(st.text(alphabet="ab1).,;:-/\n |(", max_size=60))
def test_every_entry_is_said_in_the_message(text: str) -> None:
    wording = Wording.of(text)
    for entry in entries_of(wording):
        assert entry
        assert entry.split()[0] in wording.raw
