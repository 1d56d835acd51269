"""What one turn carries through the agent: who asks, what they see, and what really happened."""

from dataclasses import dataclass, field, replace

from agent.context import ChatView
from storage.conversations import Conversation
from storage.people import Person
from storage.tables import ImageId, JobId
from tools.context import Caller, Services, ToolContext
from tools.languages import Language
from tools.results import DrawResult, JobView, ToolResult


@dataclass(slots=True, kw_only=True)
class TurnRecord:
    """What the tools of this turn did, in order; the reply is held against it."""

    says: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    orders: list[JobView] = field(default_factory=list)
    shows: list[ImageId] = field(default_factory=list)
    results: list[ToolResult] = field(default_factory=list)
    corrected: bool = False

    def add(self, result: ToolResult) -> None:
        """Remember what a tool answered."""
        self.results.append(result)
        self.says.append(result.say)
        self.shows += result.shows
        if isinstance(result, DrawResult):
            self.orders += result.jobs

    @property
    def job_ids(self) -> tuple[JobId, ...]:
        """The jobs that stand behind this turn."""
        return tuple(order.job_id for order in self.orders)


@dataclass(slots=True, kw_only=True)
class TurnDeps:
    """The rights of a turn are those of `person`; no argument of a model can widen them."""

    person: Person
    conversation: Conversation
    turn_id: str
    text: str
    services: Services
    caller: Caller
    view: ChatView
    replied_to: ImageId | None = None
    attached: tuple[ImageId, ...] = ()
    settled_language: Language | None = None
    heard_language: Language | None = None
    moved_on: bool = False
    record: TurnRecord = field(default_factory=TurnRecord)

    def call(self, call_id: str) -> ToolContext:
        """The context of one tool call; the same call of the same turn has the same request key."""
        return ToolContext(
            person=self.person,
            conversation=self.conversation,
            turn_id=self.turn_id,
            request_key=f"{self.turn_id}:{call_id}",
            services=self.services,
            caller=self.caller,
            replied_to=self.replied_to,
            attached=self.attached,
            moved_on=self.moved_on,
            settled_language=self.settled_language,
            heard_language=self.heard_language,
        )

    def happened(self, result: ToolResult) -> None:
        """Take note of a tool's result, so that later calls of this turn build on it."""
        self.record.add(result)
        if result.shows:
            self._current(result.shows[-1])
        elif isinstance(result, DrawResult) and result.jobs:
            self._current(None)

    @property
    def overtook_current(self) -> bool:
        """Whether this turn ordered a picture after the one that "it" stood for until then."""
        return bool(self.record.orders) and self.conversation.current_image_id is None

    def _current(self, image_id: ImageId | None) -> None:
        self.conversation = replace(self.conversation, current_image_id=image_id)
        self.moved_on = True
