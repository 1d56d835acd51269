"""A wish of a known kind, put together from the words of a clause that fits no pattern."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from agent.understanding import (
    asking,
    changing,
    comparing,
    drawing,
    prompting,
    routines,
    tagging,
    varying,
)
from agent.understanding.captions import content_words, numbered, picture_of
from agent.understanding.grammar import group
from agent.understanding.naming import lacking
from agent.understanding.places import Aim
from agent.understanding.results import Call, Reply
from agent.understanding.scene import Arguments, Heard, Said, Scene, aim_of
from agent.understanding.several import group_of
from agent.understanding.studio import DRAWN_FROM_ONE, READERS, WITHOUT_PICTURE, heard_as
from agent.understanding.styling import styled
from agent.understanding.vocabulary.bearings import SIDES, VIEWS
from agent.understanding.vocabulary.tables import word_set
from agent.understanding.wording import Wording, tidy

_TO_THE_THING = re.compile(r"(?:[^\W\d_']+,? ){1,5}?(?=(?:an?|some|two|three|four|my|the) \w)")
_ASKING = {"me", "us", "get", "have", "see", "use", "need", "want"}
_ANYWHERE = re.compile(
    r"(?:(?=.*?(?<!instead of )(?<!not )(?<!from )(?<!from a )(?<!than )(?<!not a )(?<!out as )"
    r"(?<!is a )(?<!saved as )(?<!take )(?<!like )(?<!open )(?<!hates )"
    r"\b(?P<format>png|jpe?g|webp)\b)|"
    r"(?=.*?\b(?P<format2>png|jpe?g|webp)\b)|)(?=(?P<value>.*))(?P<rest>.*)",
    re.DOTALL,
)
_LOGO = re.compile(r"\b(?:logo|watermark|badge|emblem|crest|stamp|brand|signature)\b")
IN_A_CORNER = re.compile(r"\b(top|upper|bottom|lower)[ -](?:hand )?(left|right)\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_FRAME = word_set(
    """
    canvas frame pixel px adding add landscape portrait square wide screen wider taller out give
    fit story banner want need widescreen format vertical horizontal do ratio
    """
)
_LEANING = re.compile(r"\bbut (?!(?:\d|two|three|four|different|other|new|not|another)\b).{3,}$")
_BY_NUMBER = re.compile(
    r"\b(?:the|la|el|a|da|de la|na|le|les?|die|das|der|il|n|nr|num) (\d{1,3})\b"
    r"(?! ?(?:[x:%.,]\d?|mal|fach))"
)
_READ_ANYWHERE = {
    "retouch",
    "change_view",
    "remove_background",
    "expand",
    "crop",
    "resize",
    "convert",
    "describe",
    "classify",
    "lineage",
    "contact_sheet",
    "replay",
    "settings",
}
_BY_HEIGHT = {"above", "below"}
_ASKS_BACK = {"crop", "resize"}
"""Tools that ask how, and cost nothing."""
_WITHOUT_DETAILS = {
    "check_status",
    "list_models",
    "list_workflows",
    "list_gallery",
    "zip_pictures",
}


def meant(kind: str, said: Said, scene: Scene) -> Heard | None:
    """What the clause comes to as a wish of this kind; nothing when its words do not suffice."""
    if kind in _WITHOUT_DETAILS:
        return Heard(calls=(Call(tool=kind),))
    if build := _BUILDERS.get(kind):
        return build(said, scene)
    return _studio(kind, said, scene)


def _studio(tool: str, said: Said, scene: Scene) -> Heard | None:
    """This tool with all it needs read from anywhere in the words; nothing if that lacks."""
    found = _ANYWHERE.match(said.shape)
    if found is None or tool not in _READ_ANYWHERE:
        return None
    if tool == "convert" and not group(found, "format"):
        return None
    arguments = READERS[tool](found, said, scene)
    if arguments is None and tool in _ASKS_BACK:
        arguments = {}
    if arguments is None:
        return None
    if tool == "expand" and _names_what_comes(said, scene):
        arguments["prompt"] = tidy(said.text.raw)
    if tool in WITHOUT_PICTURE or (scene.aim is None and group_of(said, scene)):
        return heard_as(Call(tool=tool, arguments=arguments), found, said, scene)
    aim = aim_of(said, scene)
    if aim.implied and not scene.has_picture:
        return Heard(reply=Reply.NO_PICTURE)
    call = Call(tool=tool, arguments={"picture": aim.picture, **arguments})
    return Heard(calls=(call,), implied=aim.implied, draws=tool in DRAWN_FROM_ONE)


def _names_what_comes(said: Said, scene: Scene) -> bool:
    """Whether more is said than that there is to be more."""
    words = scene.grammar.words
    known = words.work | words.cues.changing | words.parts | words.cues.compared | _FRAME
    # "alargarla por la derecha": the verb, and where to
    _, _, rest = said.text.low.partition(" ")
    for side in SIDES.values():
        rest = side.sub(" ", rest)
    return bool(content_words(rest, scene.grammar) - known)


def _draw(said: Said, scene: Scene) -> Heard:
    words = scene.grammar.words
    found = _TO_THE_THING.match(said.text.low)
    lead = set(found[0].replace(",", " ").split()) if found else set()
    asked = lead & (words.verbs | _ASKING) and not lead & words.joining
    text = said.text.part(found.end()) if found and asked else said.text
    heard = drawing.draw(text, scene)
    if not heard.calls:
        # "my daughter wants a mermaid, can you do that": all of it was taken for a courtesy
        return drawing.draw(said.whole, scene)
    return drawing.with_what_was_told(said, scene, heard)


def _talk(_said: Said, _scene: Scene) -> Heard:
    return Heard(reply=Reply.UNKNOWN)


def _edit(said: Said, scene: Scene) -> Heard:
    return changing.edit(said.text, scene)


def _relight(said: Said, scene: Scene) -> Heard:
    """A light in their own words; what more the words ask for is left to an edit."""
    changed = changing.edit(said.text, scene)
    calls = tuple(
        Call(
            tool="relight",
            arguments={"picture": one.arguments["picture"], "light": one.arguments["instruction"]},
        )
        for one in changed.calls
        if one.tool == "edit" and not one.arguments.keys() - {"picture", "instruction"}
    )
    return replace(changed, calls=calls) if calls else changed


def _upscale(said: Said, scene: Scene) -> Heard:
    group, aim = group_of(said, scene), aim_of(said, scene)
    numbers = [int(one[1]) for one in _BY_NUMBER.finditer(said.text.low)] if aim.implied else []
    there = [Aim(f"#{one}") for one in numbers if numbered(one, scene.view)]
    aims = [Aim(one) for one in group.pictures] if group else there or [aim]
    return changing.enlarged(said, scene, aims)


def _vary(said: Said, scene: Scene) -> Heard:
    called = _called(said, scene)
    but = _LEANING.search(said.text.low)
    prompt = tidy(said.text.raw[but.start() :]) if but else ""
    return varying.varied(said, scene, Aim(called) if called else scene.default, prompt)


def _undo(said: Said, scene: Scene) -> Heard | None:
    called = _called(said, scene)
    current = picture_of(scene.default.picture, scene.view)
    if called is None or picture_of(called, scene.view) is current:
        called = asking.steps_back(said, scene)
    return _shown(called, scene)


def _show(said: Said, scene: Scene) -> Heard | None:
    return _shown(_called(said, scene) or scene.default.picture, scene)


def _called(said: Said, scene: Scene) -> str | None:
    """The picture that is named, or whose own caption has words of the clause that others lack."""
    if before := lacking(said.text, scene.view, scene.grammar):
        return before
    aim = aim_of(said, scene)
    if said.named or not scene.view.pictures:
        return None if aim.implied else aim.picture
    words = content_words(said.text.low, scene.grammar)
    shared = {
        one.n: len(words & content_words(Wording.of(one.caption).low, scene.grammar))
        for one in scene.view.pictures
    }
    fitting = [n for n, most in shared.items() if most and most == max(shared.values())]
    if 0 < len(fitting) < len(scene.view.pictures):
        return f"#{fitting[-1]}"
    return None if aim.implied else aim.picture


def _cancel(said: Said, scene: Scene) -> Heard:
    every = scene.grammar.find("everything", said.shape)
    picture = "all" if every else aim_of(said, scene).picture
    return Heard(calls=(Call(tool="cancel", arguments={"picture": picture}),))


def _overlay(said: Said, scene: Scene) -> Heard | None:
    """The picture that is a logo goes onto the one that is named, else the newest other one."""
    called = set(_LOGO.findall(said.text.low))
    named = {one.picture for one in said.named}
    logos = [
        one
        for one in scene.view.pictures
        if called & _words(one.caption)
        or (len(named) > 1 and f"#{one.n}" in named and _LOGO.search(one.caption.lower()))
    ]
    others = [one for one in scene.view.pictures if one not in logos]
    if not logos or not others:
        return None
    logo = logos[-1]
    others_named = [one.picture for one in said.named if one.picture != f"#{logo.n}"]
    words = content_words(said.text.low, scene.grammar) - called
    fitting = [one for one in others if words & content_words(one.caption.lower(), scene.grammar)]
    picture = others_named[0] if others_named else f"#{(fitting or others)[-1].n}"
    arguments: Arguments = {"picture": picture, "logo": f"#{logo.n}"}
    if corner := IN_A_CORNER.search(said.text.low):
        height = "top" if corner[1] in {"top", "upper"} else "bottom"
        arguments["corner"] = f"{height} {corner[2]}"
    return Heard(calls=(Call(tool="overlay", arguments=arguments),), draws=True)


def _words(caption: str) -> set[str]:
    return set(_LETTERS.findall(caption.lower()))


def _settings(said: Said, scene: Scene) -> Heard | None:
    """A new default, or where none is understood, all settings: they tell what may be said."""
    changed = _studio("settings", said, scene)
    return changed or Heard(calls=(Call(tool="settings"),))


def _batch(said: Said, scene: Scene) -> Heard | None:
    arguments = routines.listed(said.text, scene)
    return (
        Heard(calls=(Call(tool="batch", arguments=arguments),), draws=True) if arguments else None
    )


def _compare(said: Said, scene: Scene) -> Heard | None:
    """Two pictures side by side: those that are named, else the newest and the one before."""
    arguments = comparing.paired(said, scene) if len(scene.view.pictures) > 1 else None
    return Heard(calls=(Call(tool="compare", arguments=arguments),)) if arguments else None


def _report(said: Said, scene: Scene) -> Heard | None:
    if not scene.has_picture:
        return None
    arguments: Arguments = {"picture": aim_of(said, scene).picture, "reason": said.whole.raw}
    return Heard(calls=(Call(tool="report", arguments=arguments),))


def _style(said: Said, scene: Scene) -> Heard | None:
    return styled(said, scene) or _edit(said, scene)


def _view(said: Said, scene: Scene) -> Heard | None:
    """By the camera where it is one of its views; any other, or two at once, is left to an edit."""
    views = {view for pattern, view in VIEWS if pattern.search(said.shape)}
    both = views & _BY_HEIGHT and views - _BY_HEIGHT
    by_camera = None if both else _studio("change_view", said, scene)
    return by_camera or (_edit(said, scene) if scene.has_picture else None)


def _retouch(said: Said, scene: Scene) -> Heard | None:
    return _studio("retouch", said, scene) or _edit(said, scene)


def _shown(picture: str, scene: Scene) -> Heard | None:
    if not scene.has_picture:
        return None
    return Heard(calls=(Call(tool="show", arguments={"picture": picture}),))


_BUILDERS: Mapping[str, Callable[[Said, Scene], Heard | None]] = {
    "generate": _draw,
    "edit": _edit,
    "relight": _relight,
    "style_transfer": _style,
    "retouch": _retouch,
    "change_view": _view,
    "talk": _talk,
    "upscale": _upscale,
    "vary": _vary,
    "again": varying.again,
    "cancel": _cancel,
    "settings": _settings,
    "usage_report": asking.spent,
    "overlay": _overlay,
    "icon": prompting.icon,
    "report": _report,
    "batch": _batch,
    "run_workflow": routines.run_named,
    "tag": tagging.tagged,
    "compare": _compare,
    "suggest_prompt": prompting.idea,
    "enhance_prompt": prompting.better,
    "undo": _undo,
    "show": _show,
}
