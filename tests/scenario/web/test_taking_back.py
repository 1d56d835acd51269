"""The last message is changed, and chats are deleted: what goes with them, and what stays."""

from dataclasses import dataclass

from typing_extensions import override

from bots.ports import ChatAdapter, Command, Incoming, Press, Reaction, Receiver
from bots.router import Router
from bots.webbot.adapter import PLATFORM, WebAdapter
from bots.webbot.bells import Bells
from bots.webbot.bodies import Kind, Text
from bots.webbot.talk import Talk, Words
from jobs.policy import Policy
from storage import conversations, gallery, jobs
from storage.conversations import Conversation
from storage.database import Database
from storage.tables import JobState
from storage.web_chats import WebChat
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tests.scenario.web.test_talk import ana_of


@dataclass
class AtOnce(Receiver):
    """Has everything answered before it returns."""

    router: Router

    @override
    async def message(self, adapter: ChatAdapter, message: Incoming) -> None:
        await self.router.message(adapter, message)
        assert message.done is not None
        await message.done()

    @override
    async def press(self, adapter: ChatAdapter, press: Press) -> None:
        await self.router.press(adapter, press)

    @override
    async def command(self, adapter: ChatAdapter, command: Command) -> None:
        await self.router.command(adapter, command)

    @override
    async def reaction(self, adapter: ChatAdapter, reaction: Reaction) -> None:
        await self.router.reaction(adapter, reaction)


@dataclass
class Ignoring(Receiver):
    """Is busy with something else."""

    @override
    async def message(self, adapter: ChatAdapter, message: Incoming) -> None:
        return

    @override
    async def press(self, adapter: ChatAdapter, press: Press) -> None:
        return

    @override
    async def command(self, adapter: ChatAdapter, command: Command) -> None:
        return

    @override
    async def reaction(self, adapter: ChatAdapter, reaction: Reaction) -> None:
        return


def answering(world: World) -> Talk:
    """A page whose bot answers by the rules."""
    chat = Chat.of(world)
    adapter = WebAdapter(
        db=world.db, media=world.media, bells=Bells(), clock=world.clock, ids=world.ids
    )
    talk = Talk(services=chat.services, adapter=adapter)
    router = Router(services=chat.services, turns=chat.turns, random=world.random.randbytes)
    talk.listen(AtOnce(router))
    return talk


async def here(world: World, chat: WebChat) -> Conversation:
    async with world.db.read() as tx:
        found = await conversations.find(tx, platform=PLATFORM, chat=str(chat.id))
    assert found is not None
    return found


async def remembered(world: World, chat: WebChat) -> int:
    conversation = await here(world, chat)
    async with world.db.read() as tx:
        return len(await conversations.last_turns(tx, conversation.id, 100))


async def said(talk: Talk, chat: WebChat) -> list[Text]:
    messages = await talk.messages(chat)
    return [Text.model_validate(one.body) for one in messages if one.kind == Kind.SAID]


async def test_a_changed_message_takes_the_place_of_the_last_one(world: World) -> None:
    ana, talk = await ana_of(world), answering(world)
    chat = await talk.begin(ana)
    await talk.send(ana, chat, Words(text="draw a red fox"))
    await world.turn(30)
    fox = (await here(world, chat)).current_image_id
    assert fox is not None
    await talk.send(ana, chat, Words(text="draw a heron"))
    await world.turn(30)
    assert await remembered(world, chat) == 2
    busy = Talk(services=Chat.of(world).services, adapter=talk.adapter)
    busy.listen(Ignoring())
    await busy.send(ana, chat, Words(text="draw an owl", changes=True))
    assert [(one.text, one.changed) for one in await said(talk, chat)] == [
        ("draw a red fox", False),
        ("draw an owl", True),
    ]
    assert await remembered(world, chat) == 1, "of the heron nothing is known any more"
    conversation = await here(world, chat)
    assert conversation.current_image_id == fox, "“it” is what it was before"
    async with world.db.read() as tx:
        pictures = await gallery.page(tx, gallery.Wanted(conversation_id=conversation.id), limit=10)
    assert len(pictures) == 2, "what was paid for stays"
    await talk.resume()
    assert await remembered(world, chat) == 2, "and the owl is drawn from there"


async def test_what_is_still_being_answered_stays_and_the_change_follows_it(world: World) -> None:
    ana, talk = await ana_of(world), answering(world)
    silent = Talk(services=Chat.of(world).services, adapter=talk.adapter)
    silent.listen(Ignoring())
    chat = await talk.begin(ana)
    await silent.send(ana, chat, Words(text="hello"))
    await talk.send(ana, chat, Words(text="draw an owl", changes=True))
    assert [one.text for one in await said(talk, chat)] == ["hello", "draw an owl"]


async def test_a_deleted_chat_is_forgotten_and_asks_nothing_more(world: World) -> None:
    ana, talk = await ana_of(world), answering(world)
    chat = await talk.begin(ana)
    await talk.send(ana, chat, Words(text="draw a red fox"))
    await world.turn(30)
    other = await talk.begin(ana)
    await talk.send(ana, other, Words(text="draw a boat"))
    conversation = await here(world, chat)
    await talk.delete(chat)
    assert await remembered(world, chat) == 0
    assert await remembered(world, other) == 1, "other chats are remembered"
    async with world.db.read() as tx:
        pictures = await gallery.page(tx, gallery.Wanted(person_id=ana.person.id), limit=10)
    assert [one.conversation_id for one in pictures] == [conversation.id]


async def test_what_a_deleted_chat_asked_is_called_off(db: Database) -> None:
    world = await World.open(db, policy=Policy(approve_above=0))
    ana, talk = await ana_of(world), answering(world)
    chat = await talk.begin(ana)
    await talk.send(ana, chat, Words(text="draw a red fox"))
    conversation = await here(world, chat)
    async with world.db.read() as tx:
        (asked,) = await jobs.of_conversation(tx, conversation.id, states=None, limit=2)
    assert asked.state is JobState.AWAITING_APPROVAL
    await talk.delete(chat)
    async with world.db.read() as tx:
        (called_off,) = await jobs.of_conversation(tx, conversation.id, states=None, limit=2)
    assert called_off.state is JobState.CANCELLED
