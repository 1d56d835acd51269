"""A wish of a known kind, put together from the words of a clause that fits no pattern."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from agent.understanding import changing, drawing
from agent.understanding.places import Aim
from agent.understanding.results import Call, Reply
from agent.understanding.scene import Heard, Said, Scene, aim_of
from agent.understanding.settings import Settings
from agent.understanding.several import group_of
from agent.understanding.studio import DRAWN_FROM_ONE, READERS, WITHOUT_PICTURE, heard_as

_TO_THE_THING = re.compile(r"(?:[^\W\d_']+,? ){1,5}?(?=(?:an?|some|two|three|four|my|the) \w)")
_ASKING = {"me", "us", "get", "have", "see", "use", "need", "want"}
_ANYWHERE = re.compile(
    r"(?:(?=.*?\b(?P<format>png|jpe?g|webp)\b)|)(?=(?P<value>.*))(?P<rest>.*)", re.DOTALL
)
_READ_ANYWHERE = {
    "change_view",
    "remove_background",
    "expand",
    "crop",
    "resize",
    "convert",
    "describe",
    "classify",
    "lineage",
    "compare",
    "contact_sheet",
    "replay",
    "settings",
}
_WITHOUT_DETAILS = {
    "check_status",
    "usage_report",
    "list_models",
    "list_workflows",
    "list_gallery",
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
    if tool == "convert" and not found["format"]:
        return None
    arguments = READERS[tool](found, said, scene)
    if arguments is None:
        return None
    if tool in WITHOUT_PICTURE or (scene.aim is None and group_of(said, scene)):
        return heard_as(Call(tool=tool, arguments=arguments), found, said, scene)
    aim = aim_of(said, scene)
    if aim.implied and not scene.has_picture:
        return Heard(reply=Reply.NO_PICTURE)
    call = Call(tool=tool, arguments={"picture": aim.picture, **arguments})
    return Heard(calls=(call,), implied=aim.implied, draws=tool in DRAWN_FROM_ONE)


def _draw(said: Said, scene: Scene) -> Heard:
    lead = _TO_THE_THING.match(said.text.low)
    asked = lead and set(lead[0].replace(",", " ").split()) & (scene.grammar.words.verbs | _ASKING)
    return drawing.draw(said.text.part(lead.end()) if lead and asked else said.text, scene)


def _talk(_said: Said, _scene: Scene) -> Heard:
    return Heard(reply=Reply.UNKNOWN)


def _edit(said: Said, scene: Scene) -> Heard:
    return changing.edit(said.text, scene)


def _upscale(said: Said, scene: Scene) -> Heard:
    group = group_of(said, scene)
    aims = [Aim(one) for one in group.pictures] if group else [aim_of(said, scene)]
    return changing.enlarged(said, scene, aims)


def _vary(said: Said, scene: Scene) -> Heard:
    return changing.varied(said, scene, aim_of(said, scene))


def _again(said: Said, scene: Scene) -> Heard:
    return changing.repeat(replace(scene, aim=aim_of(said, scene)), Settings(left=said.text))


def _undo(_said: Said, scene: Scene) -> Heard | None:
    return _shown("previous", scene)


def _show(said: Said, scene: Scene) -> Heard | None:
    return _shown(aim_of(said, scene).picture, scene)


def _shown(picture: str, scene: Scene) -> Heard | None:
    if not scene.has_picture:
        return None
    return Heard(calls=(Call(tool="show", arguments={"picture": picture}),))


_BUILDERS: Mapping[str, Callable[[Said, Scene], Heard | None]] = {
    "generate": _draw,
    "edit": _edit,
    "relight": _edit,
    "style_transfer": _edit,
    "retouch": _edit,
    "talk": _talk,
    "upscale": _upscale,
    "vary": _vary,
    "again": _again,
    "undo": _undo,
    "show": _show,
}
