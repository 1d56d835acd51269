"""What is said on the page is kept before anything is done about it, and handed over once."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from typing_extensions import override

from bots.buttons import Action, decode
from bots.ports import ChatAdapter, Command, Event, Incoming, Press, Reaction, Receiver
from bots.webbot.adapter import WebAdapter
from bots.webbot.bells import Bells
from bots.webbot.talk import Talk, Words
from bots.webbot.visitors import Visitor
from storage import gallery, people, web_messages
from storage.gallery import Wanted
from storage.web_chats import WebChat
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World


@dataclass
class Listener(Receiver):
    """Takes down what it is told."""

    heard: list[Event] = field(default_factory=list)

    @override
    async def message(self, adapter: ChatAdapter, message: Incoming) -> None:
        self.heard.append(message)

    @override
    async def press(self, adapter: ChatAdapter, press: Press) -> None:
        self.heard.append(press)

    @override
    async def command(self, adapter: ChatAdapter, command: Command) -> None:
        self.heard.append(command)

    @override
    async def reaction(self, adapter: ChatAdapter, reaction: Reaction) -> None:
        self.heard.append(reaction)


def process(world: World) -> tuple[Talk, Listener]:
    """The page of one life of the process."""
    adapter = WebAdapter(
        db=world.db, media=world.media, bells=Bells(), clock=world.clock, ids=world.ids
    )
    talk = Talk(services=Chat.of(world).services, adapter=adapter)
    listener = Listener()
    talk.listen(listener)
    return talk, listener


async def ana_of(world: World) -> Visitor:
    async with world.db.write() as tx:
        ana = await people.get(tx, world.ana)
        assert ana is not None
        known_as = str(ana.id)
        await people.introduce(tx, ana.id, platform="web", external_id=known_as, now=world.clock())
    return Visitor(person=ana, session="", known_as=known_as)


async def shown(talk: Talk, chat: WebChat) -> list[UUID]:
    return [message.id for message in await talk.messages(chat)]


async def test_what_was_said_before_a_crash_is_handed_over_again(world: World) -> None:
    ana = await ana_of(world)
    talk, listener = process(world)
    chat = await talk.begin(ana)
    await talk.send(ana, chat, Words(text="draw a fox"))
    (first,) = listener.heard
    # The process dies here; nothing was marked as done.
    reborn, again = process(world)
    await reborn.resume()
    (second,) = again.heard
    assert isinstance(first, Incoming)
    assert isinstance(second, Incoming)
    assert replace(second, sender=first.sender) == first, "the very same message"
    assert second.done is not None
    await second.done()
    third, silence = process(world)
    await third.resume()
    assert silence.heard == []
    assert len(await shown(third, chat)) == 1


async def test_a_slash_makes_a_command(world: World) -> None:
    ana = await ana_of(world)
    talk, listener = process(world)
    chat = await talk.begin(ana)
    await talk.send(ana, chat, Words(text='/settings ratio="16:9" please'))
    (heard,) = listener.heard
    assert isinstance(heard, Command)
    assert (heard.name, heard.arguments) == ("settings", {"": "please", "ratio": "16:9"})


async def test_a_reply_says_which_picture_it_is_about(world: World) -> None:
    ana = await ana_of(world)
    conversation = Chat.of(world)
    await conversation.says("draw a red fox")
    await conversation.passes()
    async with world.db.read() as tx:
        (fox,) = await gallery.page(tx, Wanted(), limit=1)
    talk, listener = process(world)
    chat = await talk.begin(ana)
    await talk.send(ana, chat, Words(text="warmer", pointed=fox.handle))
    (heard,) = listener.heard
    assert isinstance(heard, Incoming)
    (button,) = heard.reply_buttons
    meant = decode(button)
    assert meant is not None
    assert (meant.action, meant.id) == (Action.SHOW, fox.id)


async def test_an_empty_chat_serves_again_and_each_person_has_their_own(world: World) -> None:
    ana = await ana_of(world)
    talk, _ = process(world)
    first = await talk.begin(ana)
    assert (await talk.begin(ana)).id == first.id
    await talk.send(ana, first, Words(text="a red fox in the snow"))
    assert (await talk.begin(ana)).id != first.id
    assert [one.title for one in await talk.chats(ana, "red fox")] == ["a red fox in the snow"]
    async with world.db.write() as tx:
        bo = await people.identify(
            tx,
            platform="web",
            external_id="bo",
            name="Bo",
            language=None,
            new_id=world.ids(),
            now=world.clock(),
        )
    other = Visitor(person=bo, session="", known_as="bo")
    assert await talk.chat(other, first.id) is None
    assert await talk.chats(other) == []


async def test_of_a_deleted_chat_nothing_is_left(world: World) -> None:
    ana = await ana_of(world)
    talk, _ = process(world)
    chat = await talk.begin(ana)
    await talk.send(ana, chat, Words(text="a secret"))
    (said,) = await shown(talk, chat)
    await talk.delete(chat)
    assert await talk.chat(ana, chat.id) is None
    async with world.db.read() as tx:
        assert await web_messages.get(tx, said) is None


async def test_another_process_is_heard_of(world: World) -> None:
    ana = await ana_of(world)
    talk, _ = process(world)
    chat = await talk.begin(ana)
    async with world.db.read() as tx:
        assert await web_messages.changed_chats(tx, world.clock()) == []
    await talk.send(ana, chat, Words(text="hello"))
    async with world.db.read() as tx:
        assert await web_messages.changed_chats(tx, world.clock()) == [chat.id]


async def test_who_comes_late_sees_the_text_that_is_being_written() -> None:
    bells, chat = Bells(), UUID(int=1)
    bells.thinks(chat)
    bells.grows(chat, "Drawing #1")
    with bells.listening(chat) as late:
        assert (late.growing, late.thinking) == ("Drawing #1", True)
        assert not late.rung.is_set()
        bells.changed(chat)
        assert late.growing == "Drawing #1", "something else changed meanwhile"
        bells.rests(chat)
        assert late.rung.is_set()
        assert (late.growing, late.thinking) == ("", False)
