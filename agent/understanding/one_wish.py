"""Several calls of the rules that are one wish."""

from collections.abc import Sequence
from dataclasses import replace

from agent.understanding.read import Read
from agent.understanding.results import Call, Understanding
from agent.understanding.vocabulary import signs
from agent.understanding.wording import tidy

_PLACES = {"last", "first", "previous", "replied", "original"}
_ONCE = {"upscale", "remove_background"}
_REMEDIES = {"relight", "expand", "crop", "retouch", "upscale", "change_view"}


def one_wish(read: Read) -> Understanding:
    """What the rules made of it, where several calls of theirs are one wish put together."""
    calls = read.understood.calls
    if _in_another_shape(calls):
        there = {**calls[0].arguments, "ratio": calls[1].arguments["value"]}
        return replace(read.understood, calls=(replace(calls[0], arguments=there),))
    if _asked_twice(calls):
        there = {key: value for one in calls for key, value in one.arguments.items()}
        return replace(read.understood, calls=(replace(calls[0], arguments=there),))
    if seen := _only_seen(calls):
        return _without(seen, read)
    if not _a_fault_and_its_remedy(calls, read):
        return read.understood
    there = {**calls[1].arguments, "picture": calls[0].arguments["picture"]}
    return replace(read.understood, calls=(replace(calls[1], arguments=there),))


def _asked_twice(calls: Sequence[Call]) -> bool:
    """Whether one thing is told in two ways ("he wants it hi res, can you blow it up 8x")."""
    same = {(one.tool, one.arguments.get("picture")) for one in calls}
    return len(same) == 1 and calls[0].tool in _ONCE


def _without(seen: Call, read: Read) -> Understanding:
    rest = tuple(one for one in read.understood.calls if one is not seen)
    if [one.tool for one in rest] == ["edit"]:  # it says what for
        told = {**rest[0].arguments, "instruction": tidy(read.text.raw)}
        rest = (replace(rest[0], arguments=told),)
    return replace(read.understood, calls=rest)


def _only_seen(calls: Sequence[Call]) -> Call | None:
    """A wish to see what is no picture here, beside another ("less fog, I want to see the sea")."""
    shown = [one for one in calls if one.tool == "show" and _in_words(one.arguments["picture"])]
    return shown[0] if len(shown) == 1 and len(calls) > 1 else None


def _in_words(picture: object) -> bool:
    return isinstance(picture, str) and not (picture.startswith("#") or picture in _PLACES)


def _a_fault_and_its_remedy(calls: Sequence[Call], read: Read) -> bool:
    """Whether it says what is wrong and what helps ("too dark, light it from the front")."""
    if [one.tool in _REMEDIES for one in calls] != [False, True] or calls[0].tool != "edit":
        return False
    fault = str(calls[0].arguments["instruction"]).lower()
    changing = read.scene.grammar.words.cues.changing
    return bool(signs.FAULT.search(fault)) and fault.split()[0] not in changing


def _in_another_shape(calls: Sequence[Call]) -> bool:
    """Whether the ratio is that of the change ("add a boat and change the format to 16:9")."""
    tools = [one.tool for one in calls]
    return tools == ["edit", "settings"] and calls[1].arguments.get("name") == "ratio"
