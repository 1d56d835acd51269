"""Holds what is to be drawn against the operator's list, whatever door it came by."""

from collections.abc import Iterator, Mapping

import structlog
from pydantic import BaseModel

from tools.blocklist import Blocklist, Rule
from tools.context import ToolContext
from tools.errors import NotAllowed
from tools.preferences import preferences_of_place
from tools.speech import speak

log = structlog.get_logger(__name__)


async def check_words(ctx: ToolContext, said: BaseModel | str) -> None:
    """Go on only with words that are drawn here.

    Raises:
        NotAllowed: they fall under a rule; the sentence names the rule and not the word.
    """
    if not any(one.size for one in _lists(ctx)):
        return
    found = [rule for text in _texts(said) for rule in _rules(ctx, text)]
    if not found:
        return
    async with ctx.services.db.read() as tx:
        settled = await preferences_of_place(tx, ctx.conversation)
    broken = next((rule for rule in found if rule.counts.at(settled.content)), None)
    if broken is None:
        return
    log.info("words.refused", rule=broken.name, turn=ctx.turn_id, person=str(ctx.person.id))
    sentence = speak(
        "I do not draw that: it falls under the rule “{rule}” of whoever runs this bot. Say it "
        "in other words, or ask an administrator about the rule. Nothing was ordered.",
        rule=broken.name,
    )
    raise NotAllowed(sentence)


def _lists(ctx: ToolContext) -> tuple[Blocklist, Blocklist]:
    return ctx.services.blocklist, ctx.services.settled_words


def _rules(ctx: ToolContext, text: str) -> Iterator[Rule]:
    for one in _lists(ctx):
        yield from one.found(text)


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case BaseModel():
            yield from _texts(value.model_dump())
        case Mapping():
            for one in value.values():
                yield from _texts(one)
        case list() | tuple():
            for one in value:
                yield from _texts(one)
        case _:
            return
