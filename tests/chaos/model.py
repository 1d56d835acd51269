"""A language model that does what it is asked for, except when it is in trouble."""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, Final

from typing_extensions import override

from tests.chaos.plan import Step as Deed
from tests.chaos.trouble import Trouble
from tests.standins.llm.chat_completions import text
from tests.standins.llm.script import (
    Answer,
    Call,
    CutOff,
    Fail,
    Garbage,
    Gate,
    Heard,
    Item,
    Say,
    Stall,
    Step,
)
from tests.standins.llm.server import Llm

NAME: Final = "scripted"
_SPELL = 3.0  # seconds
_FEEDBACK = "Your previous response failed"
_WISH = re.compile(r"(?:draw )?(?P<prompt>.*?)(?:, (?P<count>\d) pictures)?")


class Talker(Llm, Trouble):
    """Draws whatever a person says, word for word, and says so."""

    def __init__(self) -> None:
        super().__init__()
        self.how = ""
        self.answered = 0
        self._numbers = count(1)

    @override
    async def strike(self, step: Deed) -> float:
        self.how = step.how
        return _SPELL

    @override
    async def mend(self) -> None:
        self.how = ""
        self.released.open()
        self.released = Gate()

    @override
    def _step(self, heard: Heard) -> Step:
        self.heard.clear()  # thousands come, each with all instructions
        if self.how:
            return self._trouble(heard)
        self.answered += 1
        return self._useful(heard)

    def _useful(self, heard: Heard) -> Say | tuple[Item, ...]:
        """Call a tool for each line that was said; then tell what the tools said."""
        said, results = _turn(heard.body["messages"])
        if results:
            return Say("\n".join(map(_told, results)))
        return tuple(Call("generate", _arguments(wish)) for wish in said.splitlines())

    def _trouble(self, heard: Heard) -> Step:
        if self.how == "hangs":
            return Stall()
        if self.how == "babbles":
            return Garbage()
        if self.how == "breaks off" and heard.streamed:
            useful = self._useful(heard)
            return CutOff(useful if isinstance(useful, tuple) else (useful,))
        return Fail(503)

    @override
    def _answer(self, heard: Heard, items: tuple[Item, ...]) -> Answer:
        return Answer(model=heard.model, number=next(self._numbers), items=items)


def _turn(messages: Sequence[Mapping[str, Any]]) -> tuple[str, list[str]]:
    """What the person said last, and what the tools have said since."""
    said, results = "", []
    for one in messages:
        content = text(one.get("content"))
        if one["role"] == "tool":
            results.append(content)
        elif one["role"] == "user" and not content.startswith(_FEEDBACK):
            said, results = content, []
    return said, results


def _arguments(wish: str) -> dict[str, object]:
    found = _WISH.fullmatch(wish)
    prompt, pictures = (found["prompt"], found["count"]) if found else (wish, None)
    return {"prompt": prompt, "count": int(pictures or 1)}


def _told(result: str) -> str:
    try:
        return str(json.loads(result)["say"])
    except (ValueError, KeyError, TypeError):
        return result
