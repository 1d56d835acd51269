"""A chat of several people with the whole bot behind it; some are administrators, some blocked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from pydantic_ai.models import Model

from agent.models import build_models
from agent.turns import Turns
from bots.delivery import Deliverer
from bots.ports import (
    Attachment,
    Card,
    ChatRef,
    Command,
    Feeling,
    Incoming,
    Press,
    Reaction,
    Sender,
)
from bots.router import Router
from jobs.queue import Bell
from prompts.loader import load_text
from storage import conversations, people
from storage import rights as store
from storage.people import Person
from storage.rights import Grant
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tests.unit.bots.recording import RecordingAdapter
from tools.context import Caller, Services, ToolContext
from tools.rights import Role

ANA = Sender(id="Ana", name="Ana", manages=True)
BO = Sender(id="Bo", name="Bo")
CY = Sender(id="Cy", name="Cy")
HERE = ChatRef(platform="recorded", chat="here")
ALONE = ChatRef(platform="recorded", chat="alone", private=True)
# Read once, outside the loop.
_SYSTEM = load_text("system.md")


@dataclass
class Room:
    """Ana administers it; what everybody says goes through the real router."""

    world: World
    services: Services
    router: Router
    adapter: RecordingAdapter = field(default_factory=RecordingAdapter)
    events: int = 0

    @classmethod
    def of(cls, world: World, *models: Model, services: Services | None = None) -> Self:
        services = services or Chat.of(world).services
        turns = Turns(services=services, models=models or build_models(()), system=_SYSTEM)
        router = Router(services=services, turns=turns, random=world.random.randbytes)
        room = cls(world=world, services=services, router=router)
        deliverer = Deliverer(
            db=world.db,
            media=world.media,
            queue=world.queue,
            adapters={"recorded": room.adapter},
            clock=world.clock,
            ids=world.ids,
        )
        world.queue.on(Bell.DELIVER, deliverer.deliver)
        return room

    async def says(
        self,
        text: str,
        *,
        who: Sender = ANA,
        ref: ChatRef = HERE,
        files: Sequence[Attachment] = (),
    ) -> list[str]:
        message = Incoming(
            ref=ref,
            message_id=self._event(),
            sender=who,
            text=text,
            received_at=self.world.clock(),
            attachments=tuple(files),
        )
        before = len(self.words)
        await self.router.message(self.adapter, message)
        await self.world.turn(30)
        return self.words[before:]

    async def typed(
        self, command: str, words: str, *, who: Sender = ANA, ref: ChatRef = HERE
    ) -> str:
        """The one answer to a command with these words behind it."""
        (said,) = await self.commands(command, {"": words}, who=who, ref=ref)
        return said

    async def commands(
        self,
        name: str,
        given: Mapping[str, str] | None = None,
        *,
        who: Sender = ANA,
        ref: ChatRef = HERE,
    ) -> list[str]:
        command = Command(
            ref=ref, event_id=self._event(), sender=who, name=name, arguments=dict(given or {})
        )
        before = len(self.words)
        await self.router.command(self.adapter, command)
        await self.world.turn(30)
        return self.words[before:]

    async def presses(self, data: str, *, who: Sender = ANA, ref: ChatRef = HERE) -> list[str]:
        press = Press(ref=ref, event_id=self._event(), sender=who, message_id="m1", data=data)
        before = len(self.words)
        await self.router.press(self.adapter, press)
        await self.world.turn(30)
        return self.words[before:]

    async def reacts(self, message_id: str, feeling: Feeling, *, who: Sender = ANA) -> None:
        reaction = Reaction(
            ref=HERE,
            event_id=self._event(),
            sender=who,
            message_id=message_id,
            feelings=frozenset({feeling}),
        )
        await self.router.reaction(self.adapter, reaction)

    @property
    def words(self) -> list[str]:
        """Everything in the chat, in order: what is said, and what failure cards tell."""
        return [
            message.text.strip() or "\n".join(_lines(message.card))
            for message in self.adapter.messages.values()
        ]

    async def person(self, who: Sender) -> Person:
        async with self.world.db.write() as tx:
            return await people.identify(
                tx,
                platform="recorded",
                external_id=who.id,
                name=who.name,
                language=None,
                new_id=self.world.ids(),
                now=self.world.clock(),
            )

    async def is_now(self, who: Sender, role: Role, place: str = "chat:recorded:here") -> None:
        person = await self.person(who)
        async with self.world.db.write() as tx:
            given = Grant(place=place, who=store.person(person.id), role=role)
            await store.give(tx, given, now=self.world.clock())

    async def context(self, who: Sender = ANA, ref: ChatRef = HERE) -> ToolContext:
        person = await self.person(who)
        async with self.world.db.write() as tx:
            here = await conversations.open(
                tx,
                platform=ref.platform,
                chat=ref.chat,
                thread=ref.thread,
                new_id=self.world.ids(),
                now=self.world.clock(),
            )
        ctx = await Chat.of(self.world).context(key=self._event())
        caller = Caller(manages=who.manages, private=ref.private)
        return replace(ctx, person=person, conversation=here, caller=caller)

    def _event(self) -> str:
        self.events += 1
        return f"e{self.events}"


def _lines(card: Card | None) -> tuple[str, ...]:
    return (card.title, *card.lines) if card is not None else ()
