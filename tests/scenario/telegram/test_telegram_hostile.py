"""What comes over the wire from people who mean harm, and from a Telegram nobody has seen yet."""

import copy
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from storage.tables import sent_message
from tests.scenario.telegram.room import Room, picture_file, said
from tests.standins.telegram.payloads import message_json

Json = dict[str, Any]

STRANGE: tuple[Any, ...] = (None, "x", -1, [], {}, True)
MARKS = "<b>bold</b> *stars* _lines_ `code` [here](https://evil.example) &lt; @everyone"
# Turns what follows around on the screen.
TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}"


def _mutants(update: Json) -> Iterator[Json]:
    """The update with each field gone, and with each field of another kind."""
    for path in _paths(update):
        gone = copy.deepcopy(update)
        _parent(gone, path).pop(path[-1])
        yield gone
        odd = copy.deepcopy(update)
        _parent(odd, path)[path[-1]] = STRANGE[len(path[-1]) % len(STRANGE)]
        yield odd


def _paths(value: Json, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, inner in value.items():
        yield (*before, name)
        if isinstance(inner, dict):
            yield from _paths(inner, (*before, name))


def _parent(value: Json, path: tuple[str, ...]) -> Json:
    for name in path[:-1]:
        value = value[name]
    return value


async def test_no_update_however_strange_stops_the_bot(room: Room) -> None:
    photo = await room.ana.sends_photo(picture_file(), "what can you do?")
    await room.settled()
    card = await room.ana.says("help")
    await room.settled()
    telegram = room.telegram
    pressed: Json = {
        "id": "1",
        "from": message_json(photo)["from"],
        "chat_instance": "1",
        "message": message_json(card),
        "data": "v1:nonsense",
    }
    reacted: Json = {
        "chat": message_json(card)["chat"],
        "message_id": card.id,
        "user": message_json(photo)["from"],
        "date": 1,
        "old_reaction": [],
        "new_reaction": [{"type": "emoji", "emoji": "👍"}],
    }
    asked: Json = {"id": "1", "from": message_json(photo)["from"], "query": "fox", "offset": "9"}
    for kind, body in (
        ("message", message_json(photo)),
        ("edited_message", message_json(card)),
        ("callback_query", pressed),
        ("message_reaction", reacted),
        ("inline_query", asked),
        ("a_kind_of_tomorrow", {"id": 1}),
    ):
        for mutant in _mutants(body):
            telegram.updates.allowed = None if kind == "message" else frozenset({kind})
            telegram.updates.tell(kind, mutant, key=1)
    telegram.updates.allowed = None
    await room.settled()
    before = len(room.ana.private.answers)
    await room.ana.says("help")
    await room.settled()
    assert len(room.ana.private.answers) == before + 1


async def test_marks_and_turned_words_are_shown_as_they_were_typed(room: Room) -> None:
    await room.ana.says(f"draw {MARKS} {TURNED}")
    await room.drawn()
    (card,) = room.cards()
    assert MARKS in said(card)
    headings = [one["offset"] for one in card.words.entities if one["type"] == "bold"]
    assert headings == [0]
    assert not [one for one in card.words.entities if one["type"] == "text_link"]
    assert TURNED not in said(card)


async def test_the_longest_message_is_answered(room: Room) -> None:
    await room.ana.says("🦊" * 2048)
    await room.settled()
    assert len(room.ana.private.answers) >= 1


async def test_an_album_whose_answer_was_lost_is_not_sent_again_and_again(room: Room) -> None:
    room.telegram.faults.swallow(2, where="^sendMediaGroup")
    await room.ana.says("/imagine a red fox count=3 model=classic-fast")
    await room.drawn()
    await room.world.turn(900)
    albums = {one.album for one in room.ana.private.answers if one.album}
    assert len(albums) == 1


async def test_an_album_in_doubt_is_found_behind_all_that_was_said_since_its_card(
    room: Room,
) -> None:
    room.telegram.faults.swallow(1, where="^sendMediaGroup")
    await room.ana.says("/imagine a red fox count=3 model=imagen3")
    await room.settled()
    for _ in range(8):
        await room.ana.says("what can you do?")
        await room.settled()
    await room.drawn()
    await room.world.turn(900)
    albums = {one.album for one in room.ana.private.answers if one.album}
    assert len(albums) == 1


async def test_who_looks_for_an_album_in_doubt_leaves_other_captions_alone(room: Room) -> None:
    room.telegram.faults.fail(1, where="^sendMediaGroup")
    await room.ana.says("/imagine a red fox count=3 model=classic-fast")
    await room.settled()
    await room.ana.says("/imagine a blue owl model=classic-fast")
    await room.settled()
    owl = next(one for one in room.ana.private.answers if "blue owl" in one.caption)
    # What a process that is killed at this moment leaves behind.
    async with room.world.db.write() as tx:
        await tx.run(sa.update(sent_message).values(handle=None), {})
    await room.world.turn(900)
    assert "blue owl" in owl.caption
    assert len([one for one in room.ana.private.answers if one.album]) == 3
