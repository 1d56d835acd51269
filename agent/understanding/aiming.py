"""The picture that a whole message speaks of, where the clause of the wish alone does not tell."""

import re
from dataclasses import replace

from agent.understanding.captions import LAST, content_words
from agent.understanding.kin import kindred
from agent.understanding.naming import before_it_had, called_one
from agent.understanding.places import mentions
from agent.understanding.results import Call, Understanding
from agent.understanding.scene import Scene, aim_by_words
from agent.understanding.wording import Wording, tidy

_BACK = re.compile(
    r"\b(?:go|step|back|return|revert|rewind)\b[\w ,]{0,20}?\b(?P<how>to|before) "
    r"(?:just |only |the |that )*(?P<words>(?!(?:the |that )*(?:old|usual|other|way|how)\b)"
    r"[^,.;:!?]+?)(?=,? and (?P<rest>.+)|[,.;:!?]|$)"
)
_SHORTEST_WISH = 3


def aimed(understood: Understanding, text: Wording, scene: Scene) -> Understanding:
    """The one call on another picture than the latest, if it is that the message speaks of.

    "The croissant one is my favourite. Could you make it brown?"
    """
    call = understood.calls[0] if len(understood.calls) == 1 else None
    if call is None or "picture" not in call.arguments or mentions(text, scene.view, scene.grammar):
        return understood
    changed = _back_to(call, text, scene) or _spoken_of(call, text, scene)
    return replace(understood, calls=(changed,)) if changed else understood


def _spoken_of(call: Call, text: Wording, scene: Scene) -> Call | None:
    if called := _called(call, text, scene):
        return _on(called, call)
    if call.arguments["picture"] != LAST:
        return None
    aim = aim_by_words(text, scene)
    return None if aim.implied else _on(aim.picture, call)


def _called(call: Call, text: Wording, scene: Scene) -> str | None:
    """The picture that is called one, unless it only lends something to another."""
    if not scene.default.implied or call.arguments.keys() & {"like", "references"}:
        return None
    return called_one(text, scene.view, scene.grammar)


def _back_to(call: Call, text: Wording, scene: Scene) -> Call | None:
    """The version that was gone back to: of those with its words the one with the least more.

    "Go back to the yellow curtains and add a bowl" says what is to be done there, too.
    """
    found = _BACK.search(text.low)
    words = content_words(found["words"], scene.grammar) if found else set()
    if found is None or not words or not scene.default.implied:
        return None
    if found["how"] == "before":
        version = before_it_had(words, scene.view, scene.grammar)
    else:
        version = _least(words, scene)
    if version is None:
        return None
    rest = text.part(*found.span("rest")) if found["rest"] else None
    if call.tool == "show" and rest and rest.low.count(" ") + 1 >= _SHORTEST_WISH:
        call = Call(tool="edit", arguments={"instruction": tidy(rest.raw)})
    return _on(version, call)


def _least(words: set[str], scene: Scene) -> str | None:
    captions = {
        one.n: content_words(Wording.of(one.caption).low, scene.grammar)
        for one in scene.view.pictures
    }
    language = scene.grammar.words.name
    shared = {n: len(words & one | kindred(words, one, language)) for n, one in captions.items()}
    most = max(shared.values(), default=0)
    fitting = [n for n, one in shared.items() if one == most]
    if not most or len(captions) < 2:  # noqa: PLR2004 - one picture is gone back to anyhow
        return None
    return f"#{min(fitting, key=lambda n: len(captions[n]))}"


def _on(picture: str, call: Call) -> Call:
    return replace(call, arguments={**call.arguments, "picture": picture})
