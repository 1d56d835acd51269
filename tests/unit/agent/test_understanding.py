"""What people say and what is understood: tables of sentences, and properties of any text."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.context import ChatApproval, ChatPicture, ChatView
from agent.understanding.message import understand
from agent.understanding.results import Call, Reply, Understanding
from tools import registry

FOX = ChatPicture(n=1, handle="fox-7k2", state="done", caption="a red fox in the snow")
CASTLE = ChatPicture(
    n=2, handle="cas-3p9", state="done", caption="a stone castle at dusk", current=True
)
VIEWS = {
    "none": ChatView(),
    "two": ChatView(pictures=(FOX, CASTLE)),
    "lineage": ChatView(
        pictures=(
            FOX,
            ChatPicture(
                n=2,
                handle="nig-4a1",
                state="done",
                caption="make it night",
                parent=1,
                current=True,
            ),
        )
    ),
    "replied": ChatView(
        pictures=(
            ChatPicture(
                n=1,
                handle="fox-7k2",
                state="done",
                caption="a red fox in the snow",
                replied=True,
            ),
            CASTLE,
        )
    ),
    "failed": ChatView(
        pictures=(
            FOX,
            ChatPicture(
                n=2, handle="wha-1b2", state="failed", caption="a blue whale", current=True
            ),
        )
    ),
    "many": ChatView(
        pictures=(
            FOX,
            replace(CASTLE, current=False),
            ChatPicture(
                n=3, handle="car-5t1", state="done", caption="a red sports car on a mountain road"
            ),
            ChatPicture(
                n=4, handle="cat-8w2", state="done", caption="a sleepy cat on a sofa", current=True
            ),
        )
    ),
    "approval": ChatView(
        pictures=(FOX,),
        approvals=(ChatApproval(n=3, credits=150),),
    ),
}
TOOLS = set(registry.TOOLS)


FILES = sorted((Path(__file__).parent / "sentences").glob("*.txt"))


def _sentences(file: Path) -> Iterator[tuple[str, str, str]]:
    """Lines of ``view | text | expectation``, see the head of each file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            view, text, expected = (part.strip() for part in line.split(" | "))
            yield view, text, expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_sentences(file: Path) -> None:
    wrong = []
    for view, text, expected in _sentences(file):
        got = understand(text, VIEWS[view])
        if mismatch := _mismatch(expected, got):
            wrong.append(f"[{view}] {text!r}: {mismatch} in {got}")
    assert not wrong, "\n".join(wrong)


def test_where_to_is_nothing_to_paint_there() -> None:
    (call,) = understand("¿puedes alargarla por la derecha?", VIEWS["two"]).calls
    assert (call.tool, call.arguments) == ("expand", {"picture": "last", "direction": ["right"]})


def test_there_are_enough_sentences() -> None:
    assert {"english", "fresh", "languages", "voices_01"} <= {file.stem for file in FILES}
    assert sum(len(list(_sentences(file))) for file in FILES) > 1_850


def _mismatch(expected: str, got: Understanding) -> str:
    if expected.startswith("reply:"):
        wanted = Reply(expected.removeprefix("reply:").replace("_", " "))
        return "" if got.reply is wanted and not got.calls else f"reply {wanted}"
    wishes = [wish.split() for wish in expected.split(" / ")]
    if [wish[0] for wish in wishes] != [call.tool for call in got.calls]:
        return "tools"
    checks = [
        (check, call) for wish, call in zip(wishes, got.calls, strict=True) for check in wish[1:]
    ]
    return " ".join(check for check, call in checks if not _fits(check, call, got))


def _fits(check: str, call: Call, got: Understanding) -> bool:
    if check == "notes":
        return bool(got.notes)
    if check.endswith("!"):
        return check[:-1] not in call.arguments
    mark = min(check.find(one) for one in "=~" if one in check)
    name, wanted = check[:mark], check[mark + 1 :].replace("_", " ")
    value = call.arguments.get(name)
    said = value if isinstance(value, str) else json.dumps(value)
    return said == wanted if check[mark] == "=" else wanted.lower() in said.lower()


NOUNS = ["fox", "castle", "umbrella", "violin", "harbour", "teapot", "zebra", "lantern", "comet"]
ADJECTIVES = ["red", "tiny", "ancient", "glowing", "wooden", "purple", "sleepy", "broken"]
PLACES = ["in the snow", "on a hill", "under water", "at dawn", "beside a river", "over the sea"]
FRAMES = [
    "{}",
    "draw {}",
    "please draw me {}",
    "can you make me {}?",
    "i want {}",
    "hey, paint {} please",
]


@given(
    st.sampled_from(FRAMES),
    st.sampled_from(["a", "an", "two"]),
    st.lists(st.sampled_from(ADJECTIVES), max_size=3),
    st.sampled_from(NOUNS),
    st.sampled_from(PLACES),
    st.sampled_from(["none", "two"]),
)
@settings(max_examples=100, deadline=None)
def test_keeps_every_word_of_the_wish(
    frame: str, article: str, adjectives: list[str], noun: str, place: str, view: str
) -> None:
    wish = " ".join([article, *adjectives, noun, place])
    got = understand(frame.format(wish), VIEWS[view])
    assert [call.tool for call in got.calls] == ["generate"]
    assert got.calls[0].arguments["prompt"] == wish


@given(st.text(max_size=300), st.sampled_from(sorted(VIEWS)))
@settings(max_examples=120, deadline=None)
def test_any_text_is_understood_as_something(text: str, view: str) -> None:
    got = understand(text, VIEWS[view])
    assert bool(got.calls) != (got.reply is not None)
    assert {call.tool for call in got.calls} <= TOOLS
    assert len(got.calls) <= 8
    json.dumps([dict(call.arguments) for call in got.calls])


SALAD = """
    draw make it the a #1 2 upscale night and then , . ; undo that to my gallery show no with 16:9
    --ar spend much how variations of four again but in winter please don't change what is your
    prompt
"""


@given(st.lists(st.sampled_from(SALAD.split()), max_size=25), st.sampled_from(sorted(VIEWS)))
@settings(max_examples=120, deadline=None)
def test_any_salad_of_its_own_words_is_understood(words: list[str], view: str) -> None:
    got = understand(" ".join(words), VIEWS[view])
    assert bool(got.calls) != (got.reply is not None)


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "make it night and ",
        "draw a cat, ",
        '"',
        "{a,b} ",
        "--no x ",
        "#1 ",
        "no people, ",
        "\n- a cat",
        "the ",
        "very ",
        "show me all my pictures of ",
        "x",
        "🦊",
        "¿",
        "1 ",
        "and then ",
        "ok. ",
        "my uncle had one. a whale! ",
        "16:9, no wait, ",
        "keep a fox out of ",
        "an icon of ",
        "a moth, a moon and ",
        "I want something for it ",
        "crop the edges off ",
        "stick the tag on it as ",
        "and the goblin gets ",
        "one small change to go in there ",
        "did the vikings ",
    ],
)
def test_long_input_takes_bounded_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    understand("a fox", VIEWS["two"])
    started = time.thread_time()
    got = understand(text, VIEWS["two"])
    assert time.thread_time() - started < 0.5
    assert len(json.dumps([dict(call.arguments) for call in got.calls])) < 60_000


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chagne teh backgruond to a beahc", "change the background to a beahc"),
        ("make it brigther n warmer", "make it brighter and warmer"),
        ("remvoe the persn on the left", "remove the persn on the left"),
        ("dont draw it sooooo big", "don't draw it so big"),
    ],
)
def test_slips_are_put_right(typed: str, meant: str) -> None:
    assert understand(typed, VIEWS["two"]) == understand(meant, VIEWS["two"])


@pytest.mark.parametrize(
    "prompt",
    [
        "my father at a forge on the beach, a milk carton, a widow in a galley",
        "henry viii with an xxx sticker",
        "a finnish tank beside an inert slash of lava",
    ],
)
def test_words_near_a_word_of_ours_stay_as_they_are(prompt: str) -> None:
    [call] = understand(f"draw {prompt}", VIEWS["none"]).calls
    assert call.arguments["prompt"] == prompt


def test_words_to_be_taken_exactly_keep_their_slips() -> None:
    [call] = understand("draw a chagne of seasons, dont look back, verbatim", VIEWS["none"]).calls
    assert call.arguments["prompt"] == "a chagne of seasons, dont look back"


def test_one_change_for_more_pictures_than_are_made_at_once() -> None:
    pictures = tuple(
        ChatPicture(n=n, handle=f"fox-{n}a{n}", state="done", caption="a fox") for n in range(1, 13)
    )
    got = understand("make all of them darker", ChatView(pictures=pictures))
    assert [call.arguments["picture"] for call in got.calls] == [f"#{n}" for n in range(5, 13)]


def test_what_is_not_drawn_yet_is_not_among_all_of_them() -> None:
    coming = ChatPicture(n=3, handle="owl-1b1", state="drawing", caption="an owl")
    view = ChatView(pictures=(FOX, CASTLE, coming))
    got = understand("make all of them darker", view)
    assert [call.arguments["picture"] for call in got.calls] == ["#1", "#2"]


def test_giving_up_what_is_being_drawn_still_cancels_it() -> None:
    coming = ChatPicture(n=1, handle="owl-1b1", state="drawing", caption="an owl", current=True)
    got = understand("scrap that, draw a goat", ChatView(pictures=(coming,)))
    assert [call.tool for call in got.calls] == ["cancel", "generate"]


def test_more_than_can_be_made_is_said_also_in_a_sentence_of_its_own() -> None:
    got = understand("A cathedral of coral. I'd like that in twelve versions.", VIEWS["none"])
    (call,) = got.calls
    assert call.arguments["count"] == 8
    assert any("at most 8" in note for note in got.notes)


def test_says_so_when_a_message_was_too_long() -> None:
    got = understand("a fox " * 10_000, VIEWS["none"])
    assert any("4,000" in note for note in got.notes)
