"""Several calls of the rules that are one wish."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from pydantic import JsonValue

from agent.understanding.read import Read
from agent.understanding.results import Call, Understanding
from agent.understanding.varying import MOST_VARIATIONS
from agent.understanding.vocabulary import english_signs as in_english
from agent.understanding.vocabulary import signs
from agent.understanding.wording import tidy

_PLACES = {"last", "first", "previous", "replied", "original"}
_ONCE = {"upscale", "remove_background"}
_REMEDIES = {"relight", "expand", "crop", "retouch", "upscale", "change_view"}
Calls = Sequence[Call]


def one_wish(read: Read) -> Understanding:
    """What the rules made of it, where several calls of theirs are one wish put together."""
    calls = read.understood.calls
    if len(calls) > 1:
        for joined in _JOINED:
            if one := joined(calls, read):
                return replace(read.understood, calls=tuple(one))
    return read.understood


def _with(call: Call, **arguments: JsonValue) -> Call:
    return replace(call, arguments={**call.arguments, **arguments})


def _in_another_shape(calls: Calls, _read: Read) -> Calls:
    """The ratio is that of the change ("add a boat and change the format to 16:9")."""
    tools = [one.tool for one in calls]
    if tools != ["edit", "settings"] or calls[1].arguments.get("name") != "ratio":
        return ()
    return [_with(calls[0], ratio=calls[1].arguments["value"])]


def _asked_twice(calls: Calls, _read: Read) -> Calls:
    """One thing is told in two ways ("he wants it hi res, can you blow it up 8x")."""
    same = {(one.tool, one.arguments.get("picture")) for one in calls}
    if len(same) > 1 or calls[0].tool not in _ONCE:
        return ()
    return [_with(calls[0], **{key: said for one in calls for key, said in one.arguments.items()})]


def _shown_on_it(calls: Calls, read: Read) -> Calls:
    """It is all on one picture ("a sign: it should say NO and show an angry sandwich")."""
    found = signs.SHOWS.search(read.text.low)
    if [one.tool for one in calls] != ["generate", "generate"] or found is None:
        return ()
    first, second = (str(one.arguments.get("prompt", "")) for one in calls)
    return [_with(calls[0], prompt=f"{first}{found[0]}{second}")]


def _put_into_it(calls: Calls, read: Read) -> Calls:
    """What is to be drawn into what was spoken of ("the sky's empty. Draw a balloon in it")."""
    if [one.tool for one in calls] != ["edit", "generate"]:
        return ()
    if not in_english.AT_IT.search(str(calls[1].arguments.get("prompt", "")).lower()):
        return ()
    return [_with(calls[0], instruction=tidy(read.text.raw))]


def _and_how_many(calls: Calls, read: Read) -> Calls:
    """So many takes, where there is no picture of that number ("versions of it, give me 3")."""
    known = {f"#{one.n}" for one in read.scene.view.pictures}
    if [one.tool for one in calls] != ["vary", "show"] or calls[1].arguments["picture"] in known:
        return ()
    number = str(calls[1].arguments["picture"]).removeprefix("#")
    few = number.isdigit() and 1 < int(number) <= MOST_VARIATIONS
    return [_with(calls[0], count=int(number))] if few else ()


def _one_and_what_it_is(calls: Calls, _read: Read) -> Calls:
    """What is announced and then named is one picture ("a surreal one next, a staircase …")."""
    if [one.tool for one in calls] != ["generate", "generate"]:
        return ()
    first, second = (str(one.arguments.get("prompt", "")) for one in calls)
    if not in_english.SOME_ONE.fullmatch(first.lower()):
        return ()
    return [_with(calls[1], prompt=f"{first}: {second}")]


def _without_what_is_only_seen(calls: Calls, read: Read) -> Calls:
    """A wish to see what is no picture of the chat ("less fog, I want to see the sea")."""
    rest = [one for one in calls if one.tool != "show" or _is_one(one.arguments["picture"])]
    if len(rest) != len(calls) - 1:
        return ()
    if [one.tool for one in rest] == ["edit"]:  # it says what for
        return [_with(rest[0], instruction=tidy(read.text.raw))]
    return rest


def _is_one(picture: JsonValue) -> bool:
    return isinstance(picture, str) and (picture.startswith("#") or picture in _PLACES)


def _a_fault_and_its_remedy(calls: Calls, read: Read) -> Calls:
    """What is wrong and what helps ("his face is too dark, light it from the front")."""
    if [one.tool in _REMEDIES for one in calls] != [False, True] or calls[0].tool != "edit":
        return ()
    fault = str(calls[0].arguments["instruction"]).lower()
    changing = read.scene.grammar.words.cues.changing
    if not signs.FAULT.search(fault) or fault.split()[0] in changing:
        return ()
    return [_with(calls[1], picture=calls[0].arguments["picture"])]


_JOINED: Sequence[Callable[[Calls, Read], Calls]] = (
    _in_another_shape,
    _asked_twice,
    _shown_on_it,
    _put_into_it,
    _and_how_many,
    _one_and_what_it_is,
    _without_what_is_only_seen,
    _a_fault_and_its_remedy,
)
