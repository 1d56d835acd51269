"""From what happens in a chat to what is done, and from what was done to what the chat shows."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from uuid import UUID

import structlog
from typing_extensions import override

from agent.turn import TakesTurns, TurnRequest
from agent.understanding.listed import settings_in
from bots import commands, quiet
from bots.actions import Outcome, on_job, on_picture, on_proposal
from bots.buttons import OF_PROPOSALS, Action, ButtonData, decode
from bots.cards import failure_card, picture_of
from bots.errors import DeliveryError
from bots.phrases import PHRASES
from bots.ports import (
    ChatAdapter,
    ChatRef,
    Command,
    Event,
    Feeling,
    Incoming,
    Load,
    Press,
    Reaction,
    Receiver,
    Sender,
    key_of,
)
from bots.proposal_cards import proposal_card
from bots.reply import Reply
from bots.said_lately import SaidLately
from bots.shown import note_copy, shown_by
from bots.stories import as_settled, card_again, pictures_as_settled, place_at, spoken_by
from bots.threads import place_of_work
from bots.uploads import Taken, Uploads, greeting
from jobs.errors import JobError
from storage import conversations, favourites, images, people, proposals, tracing
from storage.conversations import Conversation
from storage.database import Transaction
from storage.errors import DatabaseUnavailable
from storage.images import Image
from storage.people import Person
from storage.tables import ImageId, JobId
from tools.carrying import carried
from tools.context import Caller, Services, ToolContext
from tools.errors import NotAllowed, NotFound, ToolError
from tools.failures import translated, unexpected
from tools.languages import Language
from tools.preferences import Around, settled_around, settled_language
from tools.rights import Role, role_of
from tools.speech import go_on_in, speaking

_log = structlog.get_logger(__name__)

OPEN_TO_ALL = frozenset({"privacy", "forgetme", "forget_me"})
"""The commands of who is blocked, too: what is kept about people is everybody's to know."""

_TOLD_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    person: Person
    conversation: Conversation
    caller: Caller
    key: str
    reply: Reply
    role: Role = Role.BLOCKED  # until it is read
    settled: Language | None = None  # what is spoken to them here, whatever they say


class Router(Receiver):
    """Answers events, one at a time per call; of what goes wrong it raises one thing alone.

    That is `DatabaseUnavailable`: the same event, handed over again, is answered then. Whatever
    else happens, the person gets one sentence; what nobody foresaw carries a reference that stands
    in the log too.
    """

    def __init__(
        self,
        *,
        services: Services,
        turns: TakesTurns,
        random: Callable[[int], bytes],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._services = services
        self._turns = turns
        self._sleep = sleep
        self._uploads = Uploads(services=services, random=random)
        self._refused = SaidLately(clock=services.clock, every=_TOLD_EVERY)

    @override
    async def message(self, adapter: ChatAdapter, message: Incoming) -> None:
        """Take pictures in, then let the agent answer the words."""
        reply = self._reply(adapter, message, reply_to=message.message_id)
        async with self._guarded(reply):
            scene = await self._scene(reply, message.ref, message.sender)
            reply.language = spoken_by(scene.settled, scene.person, message.text)
            go_on_in(reply.language)
            if await self._keeps_out(scene):
                return
            scene, taken = await self._take(scene, message)
            if taken.lists:
                await self._listed(scene, taken, message.text)
            elif message.text.strip() or not message.attachments:
                await self._turn(scene, message, taken.images)
            elif taken.images:
                await self._received(scene, taken)

    @override
    async def press(self, adapter: ChatAdapter, press: Press) -> None:
        """Do at once what the button means; no language model is asked."""
        reply = self._reply(adapter, press, reply_to=press.message_id)
        async with self._guarded(reply):
            button = decode(press.data)
            scene = await self._scene(reply, press.ref, press.sender)
            if button is None:
                raise NotFound(PHRASES.chat.unknown_button.spoken(reply.language))
            if await self._keeps_out(scene):
                return
            outcome = await self._pressed(self._context(scene), button, press)
            said = f"[pressed {button.action.value} {button.argument}".rstrip() + "]"
            await self._tell(scene, outcome, said)
            if outcome.takes_away and press.message_id:
                await scene.reply.take_away(press.message_id)

    @override
    async def command(self, adapter: ChatAdapter, command: Command) -> None:
        """Do at once what the command says; no language model is asked."""
        reply = self._reply(adapter, command, reply_to=None)
        async with self._guarded(reply):
            scene = await self._scene(reply, command.ref, command.sender)
            if command.name not in OPEN_TO_ALL and await self._keeps_out(scene):
                return
            scene = await self._at_work(scene, command)
            scene, taken = await self._take(scene, command)
            replied = await shown_by(
                self._services.db, scene.conversation, command.reply_to, command.reply_buttons
            )
            ctx = self._context(scene, attached=taken.images, replied_to=replied)
            arguments = dict(command.arguments)
            if taken.lists and command.name == "batch":
                arguments["table"] = taken.lists[0].text
            outcome = await commands.run(ctx, command.name, arguments)
            given = (f"{key}={value}" if key else value for key, value in command.arguments.items())
            await self._tell(scene, outcome, " ".join([f"/{command.name}", *given]))

    @override
    async def reaction(self, adapter: ChatAdapter, reaction: Reaction) -> None:
        """Like or delete the picture; to anything else a reaction means nothing."""
        reply = self._reply(adapter, reaction, reply_to=None)
        async with self._guarded(reply):
            scene = await self._scene(reply, reaction.ref, reaction.sender)
            if scene.role is Role.BLOCKED:
                return
            image_id = await shown_by(
                self._services.db, scene.conversation, reaction.message_id, ()
            )
            if image_id is None:
                return
            await self._like(scene, image_id, likes=Feeling.FAVOURITE in reaction.feelings)
            if Feeling.HIDE in reaction.feelings:
                await self._dislike(scene, image_id, reaction.message_id)

    async def _keeps_out(self, scene: _Scene) -> bool:
        """Whether they are blocked here: then nothing is read, kept or paid for what they send.

        They are told once an hour; where nobody else is bothered by it, each time.
        """
        if scene.role is not Role.BLOCKED:
            return False
        again = self._refused.again(f"{scene.person.id} {scene.conversation.id}")
        if again or scene.reply.adapter.answers_alone:
            await scene.reply.say(PHRASES.chat.blocked.spoken(scene.reply.language))
        return True

    async def _at_work(self, scene: _Scene, command: Command) -> _Scene:
        place = await place_of_work(self._context(scene), scene.reply.adapter, command)
        if place is None:
            return scene
        return await self._scene(replace(scene.reply, ref=place), place, command.sender)

    async def _like(self, scene: _Scene, image_id: ImageId, *, likes: bool) -> None:
        async with self._services.db.write() as tx:
            if likes:
                now = self._services.clock()
                await favourites.add(tx, scene.person.id, image_id, now=now)
            else:
                await favourites.remove(tx, scene.person.id, image_id)

    async def _dislike(self, scene: _Scene, image_id: ImageId, message_ref: str) -> None:
        try:
            outcome = await on_picture(self._context(scene), Action.DELETE, image_id)
        except NotAllowed:
            return  # others may dislike it as well, which is no reason to say anything
        await self._tell(scene, outcome, "[reacted with a thumb down]")
        await scene.reply.take_away(message_ref)

    def _reply(self, adapter: ChatAdapter, event: Event, *, reply_to: str | None) -> Reply:
        key = key_of(event)
        return Reply(adapter=adapter, ref=event.ref, key=key, reply_to=reply_to, sleep=self._sleep)

    @asynccontextmanager
    async def _guarded(self, reply: Reply) -> AsyncIterator[None]:
        with (
            speaking(reply.language),
            tracing.within(reply.key),
            tracing.span(reply.key.partition(":")[0], {"chat.platform": reply.ref.platform}),
        ):
            async with self._told(reply):
                yield

    @asynccontextmanager
    async def _told(self, reply: Reply) -> AsyncIterator[None]:
        """What goes wrong inside is told."""
        try:
            yield
        except ToolError as error:
            await reply.card(failure_card(error.sentence, reply.language))
        except JobError as error:
            await reply.card(failure_card(translated(error).sentence, reply.language))
        except DeliveryError as error:
            _log.warning("router.not_delivered", key=reply.key, error=str(error))
        except DatabaseUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - supervision: a bug is told, and ends, here
            reference = tracing.reference()
            _log.exception("router.failed", key=reply.key, reference=reference)
            await reply.card(failure_card(unexpected(error, reference).sentence, reply.language))

    async def _scene(self, reply: Reply, ref: ChatRef, sender: Sender) -> _Scene:
        caller = Caller(
            roles=sender.roles,
            manages=sender.manages,
            operator=sender.operator,
            private=ref.private,
            overhears=ref.overhears,
        )

        async def meet(tx: Transaction) -> tuple[_Scene, Around]:
            person, conversation = await self._met(tx, ref, sender)
            scene = _Scene(
                person=person, conversation=conversation, caller=caller, key=reply.key, reply=reply
            )
            role = await role_of(tx, self._context(scene))
            around = await settled_around(tx, conversation)
            return replace(scene, role=role, settled=settled_language(person, around)), around

        scene, around = await self._services.db.change(meet)
        reply.language = spoken_by(scene.settled, scene.person, "")
        go_on_in(reply.language)
        if await quiet.is_quiet(around, self._services.clock):
            reply.ref = replace(ref, silent=True)
        return scene

    async def _met(
        self, tx: Transaction, ref: ChatRef, sender: Sender
    ) -> tuple[Person, Conversation]:
        services, now = self._services, self._services.clock()
        person = await people.identify(
            tx,
            platform=ref.platform,
            external_id=sender.id,
            name=sender.name,
            language=sender.language,
            new_id=services.ids(),
            now=now,
        )
        conversation = await conversations.open(
            tx,
            platform=ref.platform,
            chat=ref.chat,
            thread=ref.thread,
            server=ref.server,
            parent=ref.parent,
            adults=ref.adults,
            new_id=services.ids(),
            now=now,
        )
        return person, conversation

    def _context(
        self,
        scene: _Scene,
        *,
        attached: tuple[Image, ...] = (),
        replied_to: ImageId | None = None,
    ) -> ToolContext:
        return ToolContext(
            person=scene.person,
            conversation=scene.conversation,
            turn_id=scene.key,
            request_key=scene.key,
            services=self._services,
            caller=scene.caller,
            replied_to=replied_to,
            attached=tuple(image.id for image in attached),
            settled_language=scene.settled,
        )

    async def _take(self, scene: _Scene, event: Incoming | Command) -> tuple[_Scene, Taken]:
        words = event.text if isinstance(event, Incoming) else ""
        taken = await self._uploads.take(
            event.attachments, person=scene.person, conversation=scene.conversation, words=words
        )
        for problem in taken.problems:
            await scene.reply.card(failure_card(problem, scene.reply.language))
        if not taken.images:
            return scene, taken
        current = replace(scene.conversation, current_image_id=taken.images[-1].id)
        return replace(scene, conversation=current), taken

    async def _turn(self, scene: _Scene, message: Incoming, attached: tuple[Image, ...]) -> None:
        request = TurnRequest(
            text=message.text,
            person=scene.person,
            conversation=scene.conversation,
            turn_id=scene.key,
            caller=scene.caller,
            replied_to=await shown_by(
                self._services.db, scene.conversation, message.reply_to, message.reply_buttons
            ),
            attached=tuple(image.id for image in attached),
            settled_language=scene.settled,
            heard_language=scene.reply.language,
        )
        stream = scene.reply.adapter.stream(scene.reply.ref, reply_to=message.message_id)
        text = ""
        try:
            answer = await self._turns.take(request, on_text=stream.add)
            text = answer.text
        finally:
            # Also when the turn broke: a half-written preview must not stay in the chat.
            await scene.reply.finish(stream, text)
        for image_id in answer.shows:
            await self._show(scene, image_id)
        for proposal_id in answer.proposals:
            await self._propose(scene, proposal_id, heard=scene.reply.language)
        for archive in answer.archives:
            await scene.reply.archive(archive)
        for enclosure in answer.enclosures:
            await scene.reply.enclose(enclosure)

    async def _received(self, scene: _Scene, taken: Taken) -> None:
        """Pictures without words: name them, so that the next words can be about them."""
        say = greeting(taken, scene.reply.language)
        await scene.reply.say(say)
        await self._note(scene, "[sent pictures without words]", say)

    async def _listed(self, scene: _Scene, taken: Taken, text: str) -> None:
        """Say what every list comes to, and draw it once that is approved: a file is no order.

        What was said with them are settings for all of their prompts.
        """
        shared = await asyncio.to_thread(settings_in, text)  # the first time it reads much
        for place, one in enumerate(taken.lists):
            ctx = self._context(scene)
            ctx = replace(ctx, request_key=f"{ctx.request_key}:list {place}")
            wanted = {"table": one.text, "ask": "yes", **shared}
            outcome = await commands.run(ctx, "batch", wanted)
            await self._tell(scene, outcome, f"[sent the list {one.name}] {text}".strip())

    async def _pressed(self, ctx: ToolContext, button: ButtonData, press: Press) -> Outcome:
        if button.of_picture:
            image_id = ImageId(button.id)
            return await on_picture(
                ctx,
                button.action,
                image_id,
                argument=button.argument,
                words=press.text or "",
                settings=press.settings,
            )
        if button.action in OF_PROPOSALS:
            return await on_proposal(
                ctx, button.action, button.id, words=press.text or "", settings=press.settings
            )
        return await on_job(ctx, button.action, JobId(button.id))

    async def _tell(self, scene: _Scene, outcome: Outcome, said: str) -> None:
        if outcome.say is not None:
            await scene.reply.say(outcome.say)
        for image_id in outcome.shows:
            await self._show(scene, image_id)
        for proposal_id in outcome.proposals:
            await self._propose(scene, proposal_id)
        for image in outcome.files:
            await self._send_file(scene, image)
        for archive in outcome.archives:
            await scene.reply.archive(archive)
        for enclosure in outcome.enclosures:
            await scene.reply.enclose(enclosure)
        await self._note(scene, said, outcome.did)

    async def _send_file(self, scene: _Scene, image: Image) -> None:
        picture = picture_of(image, self._loader(image), scene.reply.language)
        async with self._services.db.read() as tx:
            place = await place_at(tx, scene.conversation)
        shown, withheld = pictures_as_settled([picture], place, scene.reply.language)
        for one in shown:
            await self._note_copy(scene, image.id, await scene.reply.file(one))
        for sentence in withheld:
            await scene.reply.say(sentence)

    async def _show(self, scene: _Scene, image_id: ImageId) -> None:
        async with self._services.db.read() as tx:
            image = await images.get(tx, image_id)
            if image is None:
                return
            place = await place_at(tx, scene.conversation)
            card = await card_again(tx, image, self._loader(image), place)
        card = as_settled(card, place)
        await self._note_copy(scene, image_id, await scene.reply.card(card))

    async def _note_copy(self, scene: _Scene, image_id: ImageId, message: str | None) -> None:
        if message is not None:
            services, ref = self._services, scene.reply.ref
            await note_copy(services, scene.conversation, ref, image_id=image_id, message=message)

    async def _propose(
        self, scene: _Scene, proposal_id: UUID, *, heard: Language | None = None
    ) -> None:
        async with self._services.db.read() as tx:
            proposal = await proposals.get(tx, proposal_id)
        if proposal is not None:
            language = spoken_by(scene.settled or heard, scene.person, proposal.original)
            await scene.reply.card(proposal_card(proposal, language))

    def _loader(self, image: Image) -> Load:
        return partial(carried, self._services.db, self._services.media, image)

    async def _note(self, scene: _Scene, said: str, did: str) -> None:
        await self._turns.note(scene.conversation, scene.person, scene.key, said=said, did=did)
