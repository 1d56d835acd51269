"""How well somebody understands: scripted chats, the tools they should lead to, and a score.

The whole turn is the product's own; only what tools do is replaced: they check their arguments,
find the picture that is meant, write the call down, and draw nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.turn import TurnRequest
from agent.turns import Turns
from storage import conversations, images, people
from storage.conversations import Conversation
from storage.database import Transaction
from storage.images import Image
from storage.people import Person
from storage.tables import ImageId
from tools import registry
from tools.context import Services, ToolContext
from tools.errors import ToolError
from tools.picture_ref import resolve
from tools.registry import TOOLS
from tools.results import ToolResult

_SAME = {
    "n": "count",
    "number": "count",
    "ar": "ratio",
    "aspect_ratio": "ratio",
    "negative_prompt": "negative",
    "no": "negative",
    "scale": "factor",
}
"""Other names that a case may use for an argument."""
_SAME_TOOL = {"undo": "show"}
"""Other names that a case may use for a tool: a step back shows the picture before."""
_LOCAL = frozenset({"crop", "resize", "convert", "overlay", "compare", "contact_sheet"})


class CasePicture(BaseModel):
    """A picture that is in the chat."""

    n: int = Field(ge=1)
    caption: str = ""
    parent: int | None = None


class Expectation(BaseModel):
    """What is right: any of `tool` (none: no call), and the rest for that call."""

    tool: list[str]
    picture: int | None = None
    args: dict[str, Any] = Field(default_factory=dict)
    contains: list[str] = Field(default_factory=list)


class Case(BaseModel):
    """One scripted chat; of several things said the last is judged."""

    model_config = ConfigDict(extra="ignore")

    id: str
    pictures: list[CasePicture] = Field(default_factory=list)
    reply_to: int | None = None
    say: str | list[str]
    expect: Expectation

    @property
    def turns(self) -> list[str]:
        """What is said, in order."""
        return [self.say] if isinstance(self.say, str) else self.say


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A tool call as it was made; `picture` is the number of the one it works on."""

    tool: str
    arguments: Mapping[str, Any]
    picture: int | None = None

    @property
    def words(self) -> str:
        """Everything said in its arguments, to look for words in."""
        texts = [one for value in self.arguments.values() for one in _texts(value)]
        return " ".join(texts).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether one run of a case was right, part by part; a part that was not asked for is."""

    tool: bool
    arguments: bool
    picture: bool

    @property
    def passed(self) -> bool:
        """All of it."""
        return self.tool and self.arguments and self.picture


@dataclass(slots=True, kw_only=True)
class Recorder:
    """Stands in for the registry: what would have been done is written down."""

    services: Services
    calls: list[Call] = field(default_factory=list)

    async def call(self, name: str, ctx: ToolContext, raw: Mapping[str, object]) -> ToolResult:
        """Check and note the call; pictures it would have made are there from then on."""
        tool = TOOLS[name]
        arguments = registry.parse(tool, raw).model_dump(exclude_unset=True)
        fields = tool.arguments.model_fields
        meant = arguments.get("picture", fields["picture"].default if "picture" in fields else None)
        several = arguments.get("pictures") or []
        number: int | None = None
        source: Image | None = None
        if isinstance(meant, str) or several:
            wanted = meant if isinstance(meant, str) else several[0]
            source = (await self._found(ctx, name, arguments, wanted)).image
            number = source.number if source else None
        self.calls.append(Call(tool=name, arguments=arguments, picture=number))
        if name == "show" and source is not None:
            await self.services.db.change(
                lambda tx: conversations.set_current(tx, ctx.conversation.id, source.id)
            )
            return ToolResult(say=f"Here is #{number} again.", shows=[source.id])
        if tool.draws or name in _LOCAL:
            return await self._draw(ctx, name, arguments, source)
        return ToolResult(say="Noted.")

    async def _found(self, ctx: ToolContext, name: str, arguments: Any, wanted: str) -> Any:
        try:
            return await resolve(ctx, wanted)
        except ToolError:
            self.calls.append(Call(tool=name, arguments=arguments))
            raise

    async def _draw(
        self, ctx: ToolContext, name: str, arguments: Mapping[str, Any], source: Image | None
    ) -> ToolResult:
        words = str(arguments.get("prompt") or arguments.get("instruction") or name)
        count = arguments.get("count", 1)

        async def draw(tx: Transaction) -> list[ImageId]:
            shown: list[ImageId] = []
            first = await conversations.take_numbers(tx, ctx.conversation.id, count)
            for number in range(first, first + count):
                image = _image(
                    self.services,
                    ctx.person,
                    ctx.conversation,
                    number,
                    words,
                    tool=name,
                    parent_id=source.id if source is not None else None,
                )
                await images.insert(tx, image)
                shown.append(image.id)
            return shown

        return ToolResult(say="Drawn.", shows=await self.services.db.change(draw))


async def run_case(
    case: Case, *, turns: Turns, recorder: Recorder, key: str
) -> tuple[Verdict, list[Call], str]:
    """Hold the chat and judge its last turn: the verdict, the calls made, the reply."""
    services = recorder.services
    person, conversation, stored = await services.db.change(
        partial(_set_up, services=services, case=case, key=key)
    )
    reply = ""
    for at, text in enumerate(case.turns):
        recorder.calls.clear()
        now = await services.db.look(lambda tx: conversations.get(tx, conversation.id))
        answered = await turns.take(
            TurnRequest(
                text=text,
                person=person,
                conversation=now or conversation,
                turn_id=f"{key}:{at}",
                replied_to=stored.get(case.reply_to) if at == len(case.turns) - 1 else None,
            )
        )
        reply = answered.text
    calls = [*recorder.calls]
    return judge(case.expect, calls), calls, reply


def judge(expect: Expectation, calls: Sequence[Call]) -> Verdict:
    """Whether any of the calls is what was expected; the best of them counts."""
    if not expect.tool:
        return Verdict(tool=not calls, arguments=True, picture=True)
    wanted = {*expect.tool, *(_SAME_TOOL.get(one, one) for one in expect.tool)}
    verdicts = [_judge(expect, call) for call in calls if call.tool in wanted]
    none = Verdict(tool=False, arguments=False, picture=False)
    return max(verdicts, key=lambda one: (one.passed, one.picture, one.arguments), default=none)


def _judge(expect: Expectation, call: Call) -> Verdict:
    words = call.words
    return Verdict(
        tool=True,
        arguments=all(_same(call, name, value) for name, value in expect.args.items())
        and all(word.casefold() in words for word in expect.contains),
        picture=expect.picture is None or call.picture == expect.picture,
    )


def _same(call: Call, name: str, wanted: object) -> bool:
    """Whether an argument is what was expected, after the tool has read both in its own way."""
    tool = TOOLS[call.tool]
    name = name if name in tool.arguments.model_fields else _SAME.get(name, name)
    if name not in tool.arguments.model_fields:
        return False
    try:
        read = tool.arguments.model_validate({**call.arguments, name: wanted})
    except ValidationError:
        return False
    given = getattr(tool.arguments.model_validate(dict(call.arguments)), name)
    expected = getattr(read, name)
    if isinstance(given, str) and isinstance(expected, str):
        if name == "negative":  # a list of terms, of which those expected must be there
            return _terms(expected) <= _terms(given)
        return given.casefold().strip() == expected.casefold().strip()
    return bool(given == expected)


def _terms(listed: str) -> set[str]:
    return {one.strip() for one in listed.casefold().split(",")}


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [] if value is None else [str(value)]


async def _set_up(
    tx: Transaction, *, services: Services, case: Case, key: str
) -> tuple[Person, Conversation, dict[int | None, ImageId]]:
    """The chat of the case: its pictures, the newest one current."""
    now = services.clock()
    stored: dict[int | None, ImageId] = {}
    person = await people.identify(
        tx,
        platform="evaluation",
        external_id=key,
        name="Ana",
        language=None,
        new_id=services.ids(),
        now=now,
    )
    conversation = await conversations.open(
        tx, platform="evaluation", chat=key, thread=None, new_id=services.ids(), now=now
    )
    highest = max((picture.n for picture in case.pictures), default=0)
    if highest:
        await conversations.take_numbers(tx, conversation.id, highest)
    for picture in sorted(case.pictures, key=lambda one: one.n):
        image = _image(
            services,
            person,
            conversation,
            picture.n,
            picture.caption,
            parent_id=stored.get(picture.parent),
        )
        await images.insert(tx, image)
        stored[picture.n] = image.id
    if stored:
        await conversations.set_current(tx, conversation.id, stored[highest])
    return person, conversation, stored


def _image(  # noqa: PLR0913, PLR0917 - a row of a table, with the few columns that matter here
    services: Services,
    person: Person,
    conversation: Conversation,
    number: int,
    caption: str,
    *,
    tool: str = "generate",
    parent_id: ImageId | None = None,
) -> Image:
    id_ = services.ids()
    return Image(
        id=ImageId(id_),
        handle=f"picture-{id_.hex[-10:]}",
        number=number,
        conversation_id=conversation.id,
        person_id=person.id,
        parent_id=parent_id,
        tool=tool,
        prompt=caption,
        model="mystic",
        width=1024,
        height=1024,
        media_type="image/png",
        size=1,
        sha256=id_.hex,
        media_key=id_.hex,
        thumb_key=id_.hex,
        alt_text=caption,
        caption=caption,
        created_at=services.clock(),
    )
