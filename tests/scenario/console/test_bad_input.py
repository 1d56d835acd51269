"""What nobody should say, said to a whole bot: a sentence comes back and nothing is paid."""

from pathlib import Path

import pytest

from jobs.budget import Budget
from storage.database import Database
from storage.ledger import Period
from tests.scenario.console.session import talk
from tests.scenario.jobs.world import World

NO_PICTURE = "There is no picture #99 here"


@pytest.mark.parametrize(
    ("line", "answer", "code"),
    [
        ("upscale #99", NO_PICTURE, 0),
        ("make #99 blue", NO_PICTURE, 0),
        ("show #9999", "There is no picture #9999 here", 0),
        ("/upscale #99", NO_PICTURE, 1),
        ("/show fox-zzz", "I find no picture for “fox-zzz”", 1),
        ("/upscale", "No picture has been made here yet", 1),
        ("/nonsense", "I do not know /nonsense", 1),
        ("/imagine", "prompt is missing", 1),
        ("/imagine a red fox ratio=banana", "banana", 1),
        ("/imagine a red fox count=99", "How many pictures, 1 to 8", 1),
        ("/imagine a red fox ratio=0:0", "write width:height such as 16:9", 1),
        ("/imagine a red fox colour=blue", "has no setting “colour”", 1),
        ("make it night", "There is no picture here to work on yet", 0),
        ("undo", "No picture has been made here yet", 0),
        ("???", "What should it show?", 0),
    ],
)
async def test_what_cannot_be_done_is_answered_and_costs_nothing(
    world: World, folder: Path, line: str, answer: str, code: int
) -> None:
    seen = await talk(world, folder, line)
    assert answer in seen.text
    assert seen.code == code
    assert "(ref " not in seen.text, "somebody should have foreseen it"
    assert world.debits == []


@pytest.mark.parametrize(
    "line",
    ["", "   ", "\u200b", "\x00\x07"],
)
async def test_nothing_said_is_nothing_done(world: World, folder: Path, line: str) -> None:
    seen = await talk(world, folder, line)
    assert seen.code == 0
    assert world.debits == []


@pytest.mark.parametrize(
    "line",
    [
        "fox " * 25_000,
        "x" * 100_000,
        "/imagine " + "fox " * 25_000,
        "🦊",
        "🦊" * 500,
        "🏳️‍🌈👩‍🚀",
        "a red fox --ar banana",
        "a red fox\u202e\u0000 in the snow",
    ],
)
async def test_odd_words_are_one_wish_at_the_most(world: World, folder: Path, line: str) -> None:
    seen = await talk(world, folder, line)
    assert "(ref " not in seen.text, "somebody should have foreseen it"
    assert len(seen.text) < 130_000
    assert len(world.debits) == len(seen.files) <= 1
    assert seen.code == 0 or not seen.files


@pytest.mark.parametrize("words", ["a red fox", "/imagine a red fox"])
async def test_a_budget_of_zero_lets_nothing_through(
    db: Database, folder: Path, words: str
) -> None:
    world = await World.open(db, budget=Budget(person={Period.MONTH: 0}))
    seen = await talk(world, folder, words)
    assert "0 credits" in seen.text
    assert world.wire.seen == []
    assert (await world.money()).reserved == 0
