"""One turn: a message in, one true reply out, whatever the language models do."""

from collections.abc import AsyncIterable, Sequence
from dataclasses import dataclass

import structlog
from pydantic_ai import RunContext
from pydantic_ai.agent import EventStreamHandler
from pydantic_ai.exceptions import AgentRunError
from pydantic_ai.messages import (
    AgentStreamEvent,
    ModelMessage,
    ModelResponse,
    PartDeltaEvent,
    PartEndEvent,
    PartStartEvent,
    TextPart,
    TextPartDelta,
)
from pydantic_ai.models import Model
from pydantic_ai.usage import UsageLimits
from typing_extensions import override

from agent import history
from agent.agent import build_agent
from agent.deps import TurnDeps
from agent.models import in_order
from agent.offline import NAME, RulesModel
from agent.ruled import ByRules
from agent.scene import Asked, Scene, load_scene
from agent.toolset import Toolset
from agent.truth import TruthfulStream, evidence_of, honest_words
from agent.turn import OnText, TakesTurns, TurnReply, TurnRequest
from prompts.loader import PromptText
from storage import conversations, jobs, tracing
from storage.conversations import Conversation, TurnRow
from storage.database import Transaction
from storage.jobs import Job
from storage.people import Person
from tools.check_status import tell
from tools.context import Services
from tools.registry import CallTool, call
from tools.results import archives_in, enclosures_in, proposals_in
from tools.speech import speak
from tools.wording import counted

log = structlog.get_logger(__name__)

NOTHING_SAID = "I got no words from you. Tell me what you would like to see."
ONLY_A_PICTURE = "I have your picture. What shall I do with it?"
INTERRUPTED = (
    "I was interrupted while I worked on this: if something is missing, please say it again."
)
NO_ANSWER = "I could not work that out just now. Please say it again, in other words if you can."
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x2060, 0xFEFF, 0x00AD])


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLimits:
    """How much a turn may take; `seconds` bound each try, `characters` what is read of it."""

    requests: int = 8
    tool_calls: int = 12
    seconds: float = 90.0
    characters: int = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    text: str
    model: str
    messages: Sequence[ModelMessage]


class Turns(TakesTurns):
    """Takes turns; built once per process, safe for many conversations at once."""

    def __init__(
        self,
        *,
        services: Services,
        models: Sequence[Model],
        system: PromptText,
        name: str = "Orchestrator",
        limits: TurnLimits | None = None,
        call: CallTool = call,
    ) -> None:
        self._services = services
        self._limits = limits or TurnLimits()
        toolset = Toolset(call=call)
        self._agent = build_agent(system.fill(name=name), toolset)
        self._rules = ByRules(toolset.definitions, call)
        # Request by request down the list; if a whole run goes wrong, once more by the rules.
        self._tries = [in_order(models), models[-1]] if len(models) > 1 else [models[-1]]

    @override
    async def take(self, request: TurnRequest, *, on_text: OnText | None = None) -> TurnReply:
        with (
            tracing.within(request.turn_id),
            tracing.span("turn", {"conversation.id": str(request.conversation.id)}),
        ):
            reply = await self._take(request, on_text)
            log.info("turn.answered", model=reply.model, jobs=[str(id) for id in reply.jobs])
            return reply

    async def _take(self, request: TurnRequest, on_text: OnText | None) -> TurnReply:
        text = request.text.translate(_INVISIBLE).strip()
        scene = await load_scene(self._services.db, _asked(request))
        if scene.taken is not None or scene.orders:
            return await self._again(request, scene)
        if not text:
            said = ONLY_A_PICTURE if request.attached else NOTHING_SAID
            return TurnReply(text=speak(said), jobs=(), model="none")
        clipped = text[: self._limits.characters]
        deps = self._deps(request, clipped, scene)
        answer = await self._answer(deps, scene.history, on_text)
        await self._remember(
            request, history.encode(answer.messages), forget_current=deps.overtook_current
        )
        said = answer.text
        if len(clipped) < len(text):
            read = counted(len(clipped), "character")
            clip = speak("(Your message is very long: I read its first {read}.)", read=read)
            said = f"{said}\n{clip}"
        return TurnReply(
            text=said,
            jobs=deps.record.job_ids,
            model=answer.model,
            shows=tuple(deps.record.shows),
            proposals=proposals_in(deps.record.results),
            archives=archives_in(deps.record.results),
            enclosures=enclosures_in(deps.record.results),
        )

    @override
    async def note(
        self, conversation: Conversation, person: Person, turn_id: str, *, said: str, did: str
    ) -> None:
        async with self._services.db.write() as tx:
            await conversations.append_turn(
                tx,
                conversation_id=conversation.id,
                turn_id=turn_id,
                person_id=person.id,
                body=history.encode(history.exchange(said, did)),
                now=self._services.clock(),
            )

    async def _answer(
        self, deps: TurnDeps, rows: Sequence[TurnRow], on_text: OnText | None
    ) -> _Answer:
        for model in self._tries:
            try:
                if isinstance(model, RulesModel):
                    ruled = await self._rules.answer(deps)
                    return _Answer(text=ruled.text, model=NAME, messages=ruled.messages)
                return await self._run(deps, history.decode(rows), model=model, on_text=on_text)
            except (AgentRunError, TimeoutError) as error:
                log.warning("turn.try_failed", turn=deps.turn_id, error=repr(error)[:300])
            except Exception:  # not even a bug beside a model may end the conversation
                log.exception("turn.try_failed", turn=deps.turn_id, model=model.model_name)
            if deps.record.says or await self._orders(deps.turn_id):
                # Something was done already: say what, rather than do it a second time.
                break
        told = await self._told(deps)
        return _Answer(text=told, model="none", messages=history.exchange(deps.text, told))

    async def _told(self, deps: TurnDeps) -> str:
        """What came of a turn that nobody answered."""
        record = deps.record
        # A tool that broke off may have ordered, though it has not said so.
        if not record.says and (orders := await self._orders(deps.turn_id)):
            return await self._interrupted(orders)
        if record.says or record.failures:
            return honest_words(evidence_of(deps))
        return speak(NO_ANSWER)

    async def _orders(self, turn_id: str) -> Sequence[Job]:
        return await self._services.db.look(lambda tx: jobs.of_turn(tx, turn_id))

    async def _interrupted(self, orders: Sequence[Job]) -> str:
        async with self._services.db.read() as tx:
            told = await tell(tx, orders, self._services.clock())
        return f"{told} {speak(INTERRUPTED)}"

    async def _run(
        self,
        deps: TurnDeps,
        messages: Sequence[ModelMessage],
        *,
        model: Model,
        on_text: OnText | None,
    ) -> _Answer:
        result = await self._agent.run(
            deps.text,
            deps=deps,
            model=model,
            message_history=messages,
            timeout=self._limits.seconds,
            usage_limits=UsageLimits(
                request_limit=self._limits.requests, tool_calls_limit=self._limits.tool_calls
            ),
            event_stream_handler=_streaming(on_text) if on_text is not None else None,
        )
        new = result.new_messages()
        names = [one.model_name for one in new if isinstance(one, ModelResponse) and one.model_name]
        return _Answer(text=result.output, model=names[-1] if names else "", messages=new)

    async def _again(self, request: TurnRequest, scene: Scene) -> TurnReply:
        """The reply to a turn that was begun before: what it said, else where its orders stand."""
        said = history.reply_in(scene.taken) if scene.taken is not None else None
        if said is None:
            said = await self._interrupted(scene.orders)
            await self._remember(request, history.encode(history.exchange(request.text, said)))
        return TurnReply(text=said, jobs=tuple(job.id for job in scene.orders), model="none")

    async def _remember(
        self, request: TurnRequest, body: bytes, *, forget_current: bool = False
    ) -> None:
        now = self._services.clock()

        async def remember(tx: Transaction) -> None:
            if forget_current:
                await conversations.set_current(tx, request.conversation.id, None)
            await conversations.append_turn(
                tx,
                conversation_id=request.conversation.id,
                turn_id=request.turn_id,
                person_id=request.person.id,
                body=body,
                now=now,
            )

        await self._services.db.change(remember)

    def _deps(self, request: TurnRequest, text: str, scene: Scene) -> TurnDeps:
        return TurnDeps(
            person=request.person,
            conversation=request.conversation,
            turn_id=request.turn_id,
            text=text,
            services=self._services,
            caller=request.caller,
            view=scene.view,
            replied_to=request.replied_to,
            attached=request.attached,
            settled_language=request.settled_language,
            heard_language=request.heard_language,
        )


def _asked(request: TurnRequest) -> Asked:
    pointed_at = {*request.attached, *([request.replied_to] if request.replied_to else [])}
    return Asked(
        person=request.person,
        conversation=request.conversation,
        turn_id=request.turn_id,
        pointed_at=frozenset(pointed_at),
        settled_language=request.settled_language,
    )


def _streaming(on_text: OnText) -> EventStreamHandler[TurnDeps]:
    """Hands on the text of one model response after the other, true sentences only."""

    async def handle(ctx: RunContext[TurnDeps], events: AsyncIterable[AgentStreamEvent]) -> None:
        stream = TruthfulStream()
        async for event in events:
            ready = ""
            match event:
                case PartStartEvent(part=TextPart(content=content)):
                    stream = TruthfulStream()
                    ready = stream.feed(content, evidence_of(ctx.deps))
                case PartDeltaEvent(delta=TextPartDelta(content_delta=delta)):
                    ready = stream.feed(delta, evidence_of(ctx.deps))
                case PartEndEvent(part=TextPart()):
                    ready = stream.close(evidence_of(ctx.deps))
                case _:
                    continue
            if ready:
                await on_text(ready)

    return handle
