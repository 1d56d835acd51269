"""What goes wrong between Telegram and us: one sentence, nothing lost, nothing twice."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from structlog.typing import EventDict
from typing_extensions import override

from bots.buttons import Action, encode
from bots.ports import Button, Card, Phase
from bots.telegrambot import places
from bots.telegrambot.bot import Webhook
from storage.database import Database, Transaction
from storage.errors import DatabaseUnavailable
from storage.inbox import Inbox
from tests.scenario.telegram.room import Room, picture_file, said
from tests.standins.database import Flickering
from tests.standins.telegram import Message, Refusal
from tools.carrying import carried

_EDITED = "^editMessage(Media|Text)"


def _pictures(room: Room) -> list[Message]:
    return [one for one in room.ana.private.answers if one.photo]


async def _working(room: Room) -> Message:
    await room.ana.says("draw a red fox")
    await room.settled()
    (card,) = room.cards()
    return card


async def test_what_is_said_while_we_are_away_is_answered_once(sleeper: Room) -> None:
    room = sleeper
    await room.ana.says("draw a red fox")
    async with room.awake():
        await room.drawn()
    await room.ana.says("make it night")
    async with room.awake():
        await room.drawn()
        room.telegram.repeat()
        await room.settled()
    async with room.awake():
        await room.settled()
    assert len(_pictures(room)) == 2
    assert len(room.world.debits) == 2


async def test_an_update_that_was_kept_and_not_handled_is_taken_up(sleeper: Room) -> None:
    room = sleeper
    await room.ana.says("draw a red fox")
    update = room.telegram.updates.told[-1]
    body = json.dumps(update.json()).encode()
    await room.inbox.accept("telegram", f"7000000001/{update.id}", body, room.world.clock())
    room.telegram.updates.waiting.clear()
    async with room.awake():
        await room.drawn()
    assert len(_pictures(room)) == 1


async def test_an_update_is_handled_though_nobody_heard_that_it_was_kept(room: Room) -> None:
    await room.ana.says("draw a red fox")
    update = room.telegram.updates.told[-1]
    body = json.dumps(update.json()).encode()
    # What a cut connection leaves behind: the commit is there, its answer was lost.
    lost = Inbox(room.world.db)
    assert await lost.accept("telegram", f"7000000001/{update.id}", body, room.world.clock())
    await room.drawn()
    assert len(_pictures(room)) == 1


async def test_what_is_said_into_open_talk_waits_for_the_database(sleeper: Room) -> None:
    room = sleeper
    steady = room.world.db
    db = room.world.db = Flickering(steady._connections, lock=None)
    async with room.awake():
        room.world.db = steady  # what this test reads itself does not flicker
        await room.ana.says("/settings open_talk on", chat=room.group)
        await room.settled()
        db.away = 2
        await room.bo.says("draw a red fox", chat=room.group)
        await room.bo.says("draw a blue owl", chat=room.group)
        await room.drawn()
    captions = [one.caption for one in room.cards(room.group)]
    assert db.away == 0
    assert ["red fox" in captions[0], "blue owl" in captions[1], len(captions)] == [True, True, 2]


class _Forgetful(Database):
    """Loses the first writes after an album was sent, before or after they are durable."""

    def __init__(self, steady: Database, room: Room, *, kept: bool) -> None:
        super().__init__(steady._connections, lock=None)
        self._room = room
        self._kept = kept
        self._lost = False

    @override
    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        loses = not self._lost and bool(self._room.telegram.requests.of("sendMediaGroup"))
        if not loses or self._kept:
            async with super().write() as tx:
                yield tx
        if loses:
            self._lost = True
            message = "the connection was lost while it committed"
            raise DatabaseUnavailable(message)


@pytest.mark.parametrize("kept", [True, False])
async def test_an_album_that_could_not_be_written_down_is_sent_once(
    sleeper: Room, *, kept: bool
) -> None:
    room = sleeper
    steady = room.world.db
    room.world.db = _Forgetful(steady, room, kept=kept)
    async with room.awake():
        room.world.db = steady
        await room.ana.says("/imagine a red fox count=3 model=classic-fast")
        await room.drawn()
        await room.world.turn(120)
    assert len({one.album for one in room.ana.private.answers if one.album}) == 1
    captions = [one.caption[:2] for one in room.ana.private.answers if one.album]
    assert captions == ["#1", "#2", "#3"]


async def test_the_bot_dying_at_any_call_shows_the_picture_once(sleeper: Room) -> None:
    room = sleeper
    for spares in range(6):
        fault = room.telegram.faults.swallow(1, where="^(send|edit)", spares=spares)
        async with room.awake():
            await room.ana.says(f"draw a red fox with {spares} tails")
            await room.drawn()
            await room.world.turn(120)
        room.telegram.faults.recover()
        assert len(_pictures(room)) == spares + 1, spares
        assert fault.hit == 1 or spares > 2
    assert len(room.world.debits) == 6


async def test_an_outage_delays_and_loses_nothing(room: Room) -> None:
    card = await _working(room)
    room.telegram.faults.fail(1000, status=502, where="^(send|edit)")
    await room.world.turn(60)
    assert card.photo is None
    room.telegram.faults.recover()
    await room.world.turn(900)
    assert len(_pictures(room)) == 1
    assert card.photo is not None


async def test_a_flood_wait_is_obeyed_by_its_chat_alone(room: Room) -> None:
    card = await _working(room)
    await room.bo.says("draw a blue owl")
    await room.settled()
    room.telegram.faults.limit(40, where=f"^edit.* {room.ana.id}$")
    await room.world.turn(30)
    assert card.photo is None
    assert room.cards(room.bo.private)[-1].photo is not None
    calls = len(room.telegram.requests.of("edit.*", chat=room.ana.id))
    await room.world.turn(5)
    assert len(room.telegram.requests.of("edit.*", chat=room.ana.id)) == calls
    room.waited += 60
    room.telegram.turn(60)
    await room.world.turn(60)
    assert card.photo is not None


async def test_a_card_deleted_while_drawing_comes_again_with_its_picture(room: Room) -> None:
    card = await _working(room)
    await room.ana.deletes(card)
    await room.drawn()
    (fresh,) = _pictures(room)
    assert fresh is not card


async def test_what_is_refused_as_a_photo_comes_as_a_document(room: Room) -> None:
    await _working(room)
    refusal = Refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    room.telegram.faults.refuse(refusal, where="^editMessageMedia")
    await room.drawn()
    (card,) = room.cards()
    assert card.document == await carried(room.world.db, room.world.media, await room.image(1))


async def test_a_file_telegram_has_forgotten_is_uploaded_again(room: Room) -> None:
    await _working(room)
    await room.drawn()
    refusal = Refusal(400, "Bad Request: wrong file identifier/HTTP URL specified")
    fault = room.telegram.faults.refuse(refusal, where="^editMessageMedia")
    await room.ana.says("show #1")
    await room.drawn()
    assert fault.hit == 1
    assert len(_pictures(room)) == 2


async def test_every_press_is_answered_also_an_old_or_a_strange_one(room: Room) -> None:
    old = Button(label="old", data="0.vanished.thing", emoji="🔍", words="old")
    gone = Button(
        label="gone", data=encode(Action.VARY, room.world.ids()), emoji="🔍", words="gone"
    )
    card = Card(phase=Phase.NOTICE, title="# An old card", buttons=(old, gone))
    await room.ana.starts()
    await room.settled()
    await room.bot.adapter.send_card(places.of_chat(room.ana.id), card, nonce="old")
    shown = room.cards()[-1]
    for label, words in (("old", "do not know this button"), ("gone", "no longer exists")):
        pressed = await room.ana.presses(shown, label)
        await pressed.answered()
        await room.settled()
        assert words in said(room.ana.private.answers[-1])
    await room.ana.deletes(shown)
    pressed = await room.ana.presses(shown, old.data, stale=True)
    await pressed.answered()
    late = await room.ana.presses(shown, old.data, stale=True)
    room.telegram.turn(60)
    await room.settled()
    assert late is not pressed


async def test_an_edit_corrects_what_has_not_been_begun(room: Room) -> None:
    with room.telegram.faults.held(where="^sendMessage"):
        await room.ana.says("draw a red fox")
        second = await room.ana.says("draw a blue owl")
        await room.telegram.confirmed()
        await room.ana.edits(second, "draw a green parrot")
        await room.telegram.confirmed()
        await asyncio.sleep(0.1)
    await room.drawn()
    captions = " ".join(one.caption for one in room.cards())
    assert "red fox" in captions
    assert "green parrot" in captions
    assert "blue owl" not in captions
    first = room.ana.private.messages[0]
    await room.ana.edits(first, "draw a white horse")
    await room.drawn()
    assert len(_pictures(room)) == 2


@pytest.mark.parametrize("status", [401, 404])
async def test_a_wrong_token_is_told_to_the_operator(sleeper: Room, status: int) -> None:
    room = sleeper
    room.telegram.faults.refuse(Refusal(status, "Unauthorized"), 9, where="^getMe")
    with pytest.RaisesGroup(pytest.RaisesExc(Exception, match="TELEGRAM_TOKEN")):
        async with room.speaking():
            await room.bot.run()


async def test_modes_are_switched_without_losing_an_update(sleeper: Room) -> None:
    room = sleeper
    room.webhook = Webhook(url="http://127.0.0.1:9/webhooks/telegram", secret="0123456789abcdef")
    async with room.awake():
        assert room.telegram.updates.webhook.secret == "0123456789abcdef"
        await room.ana.says("draw a red fox")
    room.webhook = None
    async with room.awake():
        await room.drawn()
    assert len(_pictures(room)) == 1


async def test_the_token_is_never_logged_nor_told(room: Room, logged: list[EventDict]) -> None:
    room.telegram.faults.fail(2, where="^getUpdates")
    room.telegram.faults.cut(1, where="^getUpdates")
    room.telegram.faults.cut(1, where="^getFile")
    await room.ana.sends_photo(picture_file(), "make it blue")
    await room.settled()
    told = [said(one) for one in room.ana.private.answers]
    assert any("did not hand it over" in one for one in told)
    kept = " ".join([repr(logged), *told])
    assert "telegram.away" in kept
    assert room.telegram.token not in kept
    assert room.telegram.token.partition(":")[2] not in kept
