"""What a platform with replies, buttons and several people adds to a conversation."""

from collections.abc import Sequence
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image as Pillow

from bots.buttons import Action, encode
from bots.delivery import Deliverer
from bots.errors import AttachmentUnreadable, DeliveryError, Gone, RetryLater, TooLarge
from bots.making import words_of
from bots.ports import Attachment, Card, ChatRef, Command, Incoming, Phase, Press, Sender
from bots.router import Router
from jobs.queue import Bell
from jobs.results import words_in
from storage import conversations, images, jobs, ledger
from storage.images import Image
from storage.jobs import Job
from storage.tables import JobState
from tests.scenario.console.session import services_of, turns_of
from tests.scenario.jobs.world import World
from tests.unit.bots import builders
from tests.unit.bots.recording import RecordingAdapter
from tools.carrying import carried

_ANA = Sender(id="Ana", name="Ana")
_BO = Sender(id="Bo", name="Bo")
_HERE = ChatRef(platform="recorded", chat="here")
_ELSEWHERE = ChatRef(platform="recorded", chat="elsewhere")


class Room:
    """A chat of several people with the whole bot behind it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.adapter = RecordingAdapter()
        services = self.services = services_of(world)
        self.router = Router(
            services=services,
            turns=turns_of(services),
            random=world.random.randbytes,
            sleep=self._sleep,
        )
        deliverer = Deliverer(
            db=world.db,
            media=world.media,
            queue=world.queue,
            adapters={"recorded": self.adapter},
            clock=world.clock,
            ids=world.ids,
        )
        world.queue.on(Bell.DELIVER, deliverer.deliver)
        self.slept: list[float] = []
        self._events = 0

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def event(self) -> str:
        self._events += 1
        return f"e{self._events}"

    async def says(
        self,
        text: str,
        *,
        who: Sender = _ANA,
        ref: ChatRef = _HERE,
        reply_to: str | None = None,
        reply_buttons: tuple[str, ...] = (),
        files: Sequence[Attachment] = (),
    ) -> None:
        message = Incoming(
            ref=ref,
            message_id=self.event(),
            sender=who,
            text=text,
            received_at=self.world.clock(),
            attachments=tuple(files),
            reply_to=reply_to,
            reply_buttons=reply_buttons,
        )
        await self.router.message(self.adapter, message)
        await self.world.turn(30)

    async def presses(
        self, data: str, *, who: Sender = _ANA, ref: ChatRef = _HERE, text: str | None = None
    ) -> None:
        press = Press(
            ref=ref, event_id=self.event(), sender=who, message_id="m1", data=data, text=text
        )
        await self.router.press(self.adapter, press)
        await self.world.turn(30)

    async def commands(
        self,
        name: str,
        which: str = "",
        *,
        who: Sender = _ANA,
        files: Sequence[Attachment] = (),
        **arguments: str,
    ) -> None:
        command = Command(
            ref=_HERE,
            event_id=self.event(),
            sender=who,
            name=name,
            arguments={"": which, **arguments} if which else arguments,
            attachments=tuple(files),
        )
        await self.router.command(self.adapter, command)
        await self.world.turn(30)

    async def spent(self) -> int:
        """What the books say this bot has spent for good."""
        async with self.world.db.read() as tx:
            return sum(entry.spent for entry in await ledger.entries(tx, limit=50))

    async def pictures(self, ref: ChatRef = _HERE) -> list[Image]:
        async with self.world.db.write() as tx:
            here = await conversations.open(
                tx,
                platform=ref.platform,
                chat=ref.chat,
                thread=ref.thread,
                new_id=self.world.ids(),
                now=self.world.clock(),
            )
            return sorted(await images.recent(tx, here.id, 50), key=lambda image: image.number)

    async def jobs(self) -> list[Job]:
        """Every order of this chat, in its order."""
        async with self.world.db.write() as tx:
            here = await conversations.open(
                tx,
                platform=_HERE.platform,
                chat=_HERE.chat,
                thread=None,
                new_id=self.world.ids(),
                now=self.world.clock(),
            )
            found = await jobs.of_conversation(tx, here.id, states=None, limit=50)
        return sorted(found, key=lambda job: job.number)

    def message_with(self, words: str) -> str:
        (found,) = [
            ref
            for ref, message in self.adapter.messages.items()
            if message.card and words in message.card.title
        ]
        return found

    @property
    def last_words(self) -> str:
        message = list(self.adapter.messages.values())[-1]
        return message.text or "\n".join(message.card.lines if message.card else ())


@pytest.fixture
def room(world: World) -> Room:
    return Room(world)


def _photo(colour: str = "red") -> bytes:
    out = BytesIO()
    Pillow.new("RGB", (320, 200), colour).save(out, "PNG")
    return out.getvalue()


PHOTO = _photo()


def attached(
    data: bytes = PHOTO, *, name: str = "photo.png", size: int | None = None
) -> Attachment:
    async def load() -> bytes:
        return data

    return Attachment(name=name, media_type="image/png", load=load, size=size)


async def test_a_reply_means_the_picture_that_was_answered(room: Room) -> None:
    await room.says("a red fox in the snow")
    await room.says("a green frog")
    await room.says("make it night", reply_to=room.message_with("#1 · "))
    first, _, edited = await room.pictures()
    assert edited.parent_id == first.id


async def test_a_picture_shown_again_is_recognised_by_its_buttons(room: Room) -> None:
    await room.says("a red fox in the snow")
    await room.says("a green frog")
    first, _ = await room.pictures()
    await room.presses(encode(Action.SHOW, first.id))
    await room.says("a blue car")
    shown = list(room.adapter.messages)[2]
    data = tuple(button.data for button in room.adapter.cards[2].buttons)
    await room.says("make it night", reply_to=shown, reply_buttons=data)
    assert (await room.pictures())[-1].parent_id == first.id


async def test_everybody_in_the_chat_may_go_on_from_a_picture_and_pays_alone(room: Room) -> None:
    await room.says("a red fox in the snow")
    (fox,) = await room.pictures()
    await room.presses(encode(Action.UPSCALE, fox.id, "2"), who=_BO)
    await room.presses(encode(Action.EDIT, fox.id), text="make it night", who=_BO)
    _, larger, edited = await room.pictures()
    assert (larger.parent_id, edited.parent_id) == (fox.id, fox.id)
    assert larger.person_id == edited.person_id != fox.person_id
    assert room.adapter.cards[-1].asked_by == "Bo"


async def test_a_button_from_another_chat_opens_nothing(room: Room) -> None:
    await room.says("a red fox in the snow")
    (fox,) = await room.pictures()
    for action in (Action.ORIGINAL, Action.SHOW, Action.VARY, Action.UNDO, Action.EDIT):
        await room.presses(encode(action, fox.id), who=_BO, ref=_ELSEWHERE)
        assert room.last_words == "That picture belongs to another chat."
    assert fox.job_id is not None
    await room.presses(encode(Action.AGAIN, fox.job_id), who=_BO, ref=_ELSEWHERE)
    assert room.last_words == "That was asked for in another chat."
    assert await room.pictures(_ELSEWHERE) == []


@pytest.mark.parametrize("action", Action)
async def test_a_button_for_what_does_not_exist_says_so(room: Room, action: Action) -> None:
    await room.presses(encode(action, UUID(int=77)))
    (card,) = room.adapter.cards
    assert card.phase is Phase.FAILED
    assert card.lines


@pytest.mark.parametrize("data", ["", "up:1", "1.upscale.x", "\N{PILE OF POO}" * 20])
async def test_an_unknown_button_is_answered_in_words(room: Room, data: str) -> None:
    await room.presses(data)
    assert "I do not know this button" in room.last_words


async def test_the_same_press_twice_orders_once(room: Room) -> None:
    await room.says("a red fox in the snow")
    (fox,) = await room.pictures()
    press = Press(
        ref=_HERE,
        event_id="pressed once",
        sender=_ANA,
        message_id="m1",
        data=encode(Action.VARY, fox.id),
    )
    for _ in range(3):
        await room.router.press(room.adapter, press)
    await room.world.turn(30)
    assert len(await room.pictures()) == 2


async def test_another_one_draws_the_wish_anew_with_the_same_settings(room: Room) -> None:
    await room.router.command(
        room.adapter,
        Command(
            ref=_HERE,
            event_id="c",
            sender=_ANA,
            name="generate",
            arguments={"": "a red fox", "ratio": "16:9", "model": "seedream-v4"},
        ),
    )
    await room.world.turn(30)
    (fox,) = await room.pictures()
    assert fox.job_id is not None
    await room.presses(encode(Action.AGAIN, fox.job_id))
    _, other = await room.pictures()
    assert (other.model, other.prompt) == (fox.model, fox.prompt)
    assert (other.width, other.height) == (fox.width, fox.height)


async def test_a_suggested_prompt_is_drawn_as_it_stands(room: Room) -> None:
    await room.says("suggest a prompt")
    (idea,) = await room.jobs()
    (words,) = words_in(idea)
    await room.presses(encode(Action.DRAW, idea.id), who=_BO)
    (drawn,) = await room.pictures()
    assert drawn.prompt == words
    await room.commands("draw")
    assert [one.prompt for one in await room.pictures()] == [words, words]


async def test_words_of_another_chat_are_not_drawn(room: Room) -> None:
    await room.says("suggest a prompt")
    (idea,) = await room.jobs()
    await room.presses(encode(Action.DRAW, idea.id), who=_BO, ref=_ELSEWHERE)
    assert "another chat" in room.last_words
    assert await room.pictures() == []


async def test_a_picture_is_no_answer_in_words(room: Room) -> None:
    await room.says("a red fox in the snow")
    (fox,) = await room.pictures()
    assert fox.job_id is not None
    await room.presses(encode(Action.DRAW, fox.job_id))
    assert "cannot be drawn again" in room.last_words
    assert await room.pictures() == [fox]


async def test_what_a_button_did_can_be_spoken_about(room: Room) -> None:
    await room.says("a red fox in the snow")
    await room.says("a green frog")
    fox, _ = await room.pictures()
    await room.presses(encode(Action.EDIT, fox.id))
    assert "What shall I change in #1?" in room.last_words
    await room.says("make it night")
    assert (await room.pictures())[-1].parent_id == fox.id


async def test_an_uploaded_picture_gets_a_number_and_is_it(room: Room) -> None:
    await room.says("", files=[attached()])
    assert room.last_words == "Got #1. What shall I do with it?"
    await room.says("make it night")
    photo, edited = await room.pictures()
    assert (photo.tool, photo.width, photo.height) == ("upload", 320, 200)
    assert photo.alt_text
    assert edited.parent_id == photo.id


async def test_files_that_cannot_be_used_are_named_and_the_others_are_taken(room: Room) -> None:
    async def lost() -> bytes:
        name = "lost.png"
        reason = "the link has expired"
        raise AttachmentUnreadable(name, reason)

    files = [
        attached(b"words", name="notes.pdf"),
        attached(size=10**9, name="huge.png"),
        Attachment(name="lost.png", media_type=None, load=lost),
        attached(name="good.png"),
    ]
    await room.says("", files=files)
    problems = [card.lines[0] for card in room.adapter.cards]
    assert [words.split(":")[0] for words in problems] == [
        "I cannot use notes.pdf",
        "I could not get huge.png",
        "I could not get lost.png",
    ]
    assert room.last_words == "Got #1. What shall I do with it?"


async def test_too_many_files_are_cut_off_with_a_word(room: Room) -> None:
    await room.says("", files=[attached(_photo(f"#0000{n:02}")) for n in range(12)])
    assert len(await room.pictures()) == 10
    assert "I took the first 10 files" in room.adapter.cards[0].lines[0]


async def test_words_wait_when_the_platform_asks_and_are_dropped_when_the_chat_is_gone(
    room: Room,
) -> None:
    room.adapter.troubles.extend([RetryLater(2), RetryLater(3)])
    await room.presses("rubbish")
    assert room.slept == [2, 3]
    assert len(room.adapter.cards) == 1
    room.adapter.troubles.append(Gone("kicked"))
    await room.presses("rubbish")
    assert len(room.adapter.cards) == 1


async def test_undo_goes_back_to_what_a_picture_was_made_from(room: Room) -> None:
    await room.says("a red fox in the snow")
    await room.says("make it night")
    fox, night = await room.pictures()
    await room.presses(encode(Action.UNDO, night.id))
    assert room.adapter.cards[-1].number == fox.number
    await room.presses(encode(Action.UNDO, fox.id))
    assert room.last_words == "#1 was not made from another picture."


async def test_the_original_is_sent_as_a_file_or_it_is_said_why_not(room: Room) -> None:
    await room.says("", files=[attached()])
    (photo,) = await room.pictures()
    await room.presses(encode(Action.ORIGINAL, photo.id))
    assert list(room.adapter.messages.values())[-1].files == [PHOTO]
    room.adapter.troubles.append(TooLarge())
    await room.presses(encode(Action.ORIGINAL, photo.id))
    assert room.last_words == "The file of #1 is too large for this chat."


async def test_a_card_tells_how_its_picture_was_made(room: Room) -> None:
    await room.commands("imagine", "a red fox in the snow", ratio="16:9", seed="7")
    await room.says("make it night")
    _, night = await room.pictures()
    await room.presses(encode(Action.PROMPT, night.id), who=_BO)
    told = room.last_words
    assert told.startswith(f"#2 · {night.handle}: asked for by Ana")
    assert "Original: “make it night”" in told
    assert "Made step by step: #1 “a red fox in the snow" in told
    assert told.endswith("→ #2 “make it night”")
    await room.commands("prompt", "#1")
    assert "Settings: ratio 16:9" in room.last_words
    assert "seed 7: left out" in room.last_words


async def test_what_was_added_to_the_words_is_told_apart(room: Room) -> None:
    fox = builders.job(
        JobState.DONE,
        wish={"capability": "generate", "prompt": "a red fox, soft light"},
        prompt="a red fox",
    )
    told = "\n".join(words_of(fox))
    assert told == ("Original: “a red fox”\nEnhanced: “a red fox, soft light”\nAdded: “soft light”")


async def test_a_deleted_picture_leaves_the_chat_and_the_gallery_but_not_the_books(
    room: Room,
) -> None:
    await room.says("a red fox in the snow")
    (fox,) = await room.pictures()
    spent = await room.spent()
    card = room.message_with(fox.handle)
    await room.presses(encode(Action.DELETE, fox.id), who=_BO)
    assert room.last_words == "Only who asked for #1, or an administrator, may do that."
    await room.presses(encode(Action.DELETE, fox.id))
    assert room.last_words == "Deleted #1. /restore #1 brings it back."
    assert card not in room.adapter.messages
    assert await room.pictures() == []
    await room.commands("gallery", scope="mine")
    assert "no pictures" in room.last_words
    await room.presses(encode(Action.VARY, fox.id))
    assert room.last_words == "That picture no longer exists."
    await room.says("upscale #1")
    assert "#1 was deleted" in room.last_words
    assert await room.spent() == spent > 0
    assert await room.world.media.get(fox.media_key)

    await room.commands("restore", "#1", who=_BO)
    assert room.last_words == "Only who asked for #1, or an administrator, may do that."
    await room.commands("restore", "#1")
    assert room.adapter.cards[-1].pictures[0].handle == fox.handle
    assert [one.id for one in await room.pictures()] == [fox.id]


async def test_a_deleted_picture_goes_wherever_it_was_shown_and_no_other(room: Room) -> None:
    await room.says("a red fox in the snow")
    await room.says("a blue owl at night")
    fox, owl = sorted(await room.pictures(), key=lambda one: one.number)
    for picture in (fox, owl, fox):
        await room.presses(encode(Action.SHOW, picture.id))
    await room.presses(encode(Action.ORIGINAL, fox.id))
    await room.commands("delete", "#1")
    left = room.adapter.messages.values()
    assert [p.handle for one in left if one.card for p in one.card.pictures] == [owl.handle] * 2
    assert [one for one in left if one.files and not one.card] == []
    await room.commands("restore", "#1")
    await room.commands("delete", "#1")
    assert fox.handle not in {p.handle for one in left if one.card for p in one.card.pictures}


async def test_one_of_several_can_be_deleted_or_all_at_once(room: Room) -> None:
    await room.commands("imagine", "a red fox", count="3", model="classic-fast")
    card = room.message_with("#1 to #3")
    await room.commands("delete", "#2")
    shown = room.adapter.messages[card].card
    assert shown is not None
    assert [picture.number for picture in shown.pictures] == [1, 3]
    assert "Deleted since: 1 picture." in shown.lines
    button = next(one for one in shown.buttons if one.label == "delete")
    await room.presses(button.data)
    assert card not in room.adapter.messages
    assert await room.pictures() == []


async def test_every_original_of_a_card_comes_at_once(room: Room) -> None:
    await room.commands("imagine", "a red fox", count="2", model="classic-fast")
    card = room.adapter.messages[room.message_with("#1")].card
    assert card is not None
    await room.presses(next(one.data for one in card.buttons if one.label == "original files"))
    files = [message.files for message in room.adapter.messages.values() if not message.card]
    kept = [await carried(room.world.db, room.world.media, one) for one in await room.pictures()]
    assert [data for one in files for data in one] == kept


async def test_a_picture_too_large_to_show_again_is_described(room: Room) -> None:
    await room.says("a red fox in the snow")
    (fox,) = await room.pictures()
    room.adapter.refuses_files = True
    await room.presses(encode(Action.SHOW, fox.id))
    assert fox.alt_text in room.last_words
    assert room.adapter.cards[-1].buttons


@pytest.mark.parametrize(
    ("trouble", "said"), [(RetryLater(4), 1), (RetryLater(500), 1), (Gone("kicked"), 0)]
)
async def test_an_answer_the_stream_could_not_bring_is_said_when_that_can_help(
    room: Room, trouble: DeliveryError, said: int
) -> None:
    room.adapter.troubles.append(trouble)
    await room.says("/")
    assert len(room.adapter.said) == said
    assert all(seconds <= 60 for seconds in room.slept)


async def test_a_cancelled_order_is_a_notice_and_costs_nothing(room: Room) -> None:
    message = Incoming(
        ref=_HERE,
        message_id="m",
        sender=_ANA,
        text="a red fox in the snow",
        received_at=room.world.clock(),
    )
    await room.router.message(room.adapter, message)
    (card,) = [card for card in await _queued(room) if card.buttons]
    await room.presses(card.buttons[0].data)
    assert room.adapter.cards[-1].phase is Phase.NOTICE
    assert "You were not charged" in "\n".join(room.adapter.cards[-1].lines)
    assert await room.pictures() == []


async def _queued(room: Room) -> list[Card]:
    """Show what is ordered before the provider hears of it."""
    deliveries = [key for bell, key, _ in room.world.queue.waiting if bell is Bell.DELIVER]
    room.world.queue.forget()
    for key in deliveries:
        await room.world.queue.ring(Bell.DELIVER, key)
    await room.world.queue.drain()
    return room.adapter.cards


async def test_a_chat_in_german_has_german_cards_buttons_and_sentences(room: Room) -> None:
    await room.says("zeichne einen roten Fuchs im Schnee")
    card = room.adapter.cards[-1]
    assert [one.label for one in card.buttons][:3] == ["2x vergrößern", "abwandeln", "ändern…"]

    (fox,) = await room.pictures()
    ana = Sender(id="Ana", name="Ana", language="de-AT")
    await room.presses(encode(Action.EDIT, fox.id), who=ana)
    assert room.last_words.startswith("Was soll ich an #1 ändern?")
    await room.presses(encode(Action.UNDO, fox.id), who=ana)
    assert room.adapter.cards[-1].title == "Das hat nicht geklappt"
    assert room.last_words == "#1 wurde nicht aus einem anderen Bild gemacht."
