"""Clauses for the studio: light, style, frame, view, file, comparison, story, workflows."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from agent.understanding import comparing, routines
from agent.understanding.grammar import group
from agent.understanding.naming import named_by_words
from agent.understanding.results import Call, Reply
from agent.understanding.scene import Arguments, Heard, Said, Scene, aim_in, part_of, without_model
from agent.understanding.settings import Settings, in_words
from agent.understanding.several import group_of
from agent.understanding.vocabulary.bearings import SIDES, VIEWS
from agent.understanding.wording import Wording, tidy

Reader = Callable[[re.Match[str], Said, Scene], Arguments | None]

DRAWN_FROM_ONE = {
    "remove_background",
    "relight",
    "style_transfer",
    "expand",
    "change_view",
    "retouch",
    "crop",
    "resize",
    "convert",
    "overlay",
    "replay",
}
"""Tools that make one picture out of one."""
_OF_SEVERAL_MODELS = {"expand", "change_view"}
_MOST_SIDES = 4
_WHOLE = 100
_SMALL_FILE = 75
_NUMBER = re.compile(r"\b(\d{1,5})\b")
_PERCENT = re.compile(r"\b(\d{1,3}) ?(?:%|percent)")
_SIZE = re.compile(r"\b(\d{2,5}) ?(?:x|by|\u00d7) ?(\d{2,5})\b")
_PIXELS = re.compile(r"\b(\d{2,5}) ?(?:px|pixels?|wide|high|tall|$)")
_SIZED = re.compile(r"\b(?:resize|rescale|scale|shrink|reduce|downsize)\b")
_HIGH = re.compile(r"\b(?:high|tall|height)\b")
_ALL_AROUND = re.compile(
    r"\b(?:(?:every|each|all(?: the| four)?) (?:side|edge|border|margin)s?|all (?:a)?round|"
    r"the (?:edges|borders|margins))\b"
)
_CUT_AWAY = re.compile(
    r"\b(?:off|out|away)\b.{0,60}\b(?:side|edge|border|margin)s?\b|"
    r"\b(?:side|edge|border|margin)s?\b.{0,60}\b(?:off|out|away)\b"
)
_A_STRIP = 25
"""Percent that are cut off where nobody says how much."""
_EDGES = {"left": "left", "right": "right", "up": "top", "down": "bottom"}
_FRACTIONS = {"half": 50, "quarter": 25, "third": 33}
_DEGREES = re.compile(r"\b(\d{1,3}) ?(?:degrees?|°|deg)")
# any view but this one
_ANY_VIEW = re.compile(
    r"\b(?:another|other|different|new) (?:camera )?(?:angle|view|viewpoint|perspective)s?\b"
)
_OPPOSITE = re.compile(r"\b(?:opposite|other (?:end|corner))\b")
_ANY_TURN, _HALF_A_TURN = 45, 180
_NEARER = re.compile(r"\b(?:closer|nearer|close-up)\b")
_FARTHER = re.compile(r"\b(?:further|farther|back|away|wider)\b")
_NEAR, _FAR = 8, 2
_ONE_PLACE = re.compile(
    r"\b(?:on|from|under|around|above|over) (?:the|his|her|my|their|its) (?:[\w'-]+ )?(?:forehead|"
    r"nose|"
    r"chin|cheeks?|eyes?|lips?|mouth|neck|temples?|ears?|brow)\b"
)
_KEEPS = re.compile(r"\b(?:keep|leave) (?:the|his|her|my|their|all) (?!(?:skin|face)\b)")
_NO_SKIN = re.compile(r"\b(?:gr[ea]y|white|longer|shorter|curly|blond|red) (?:hair|beard)\b")
_FACE = re.compile(
    r"retouch|skin|face|portrait|complexion|selfie|headshot|blemish|wrinkle|pore|beaut|pimple|"
    r"acne|freckle|chin\b|cheek|forehead|under-?eye|dark circles"
)
_LOOK_LAST = re.compile(
    r",? ?\b(?:in |as )?(?:an? )?(?<!-)(outlined?|solid|flat|sticker|colou?r)(?: style| look)?$"
)
_LOOKS = ("outline", "sticker", "flat", "color", "solid")


def studio(said: Said, scene: Scene) -> Heard | None:
    """The first tool of the studio whose words these are, with the model where it has several."""
    shorter, model = without_model(said, scene)
    heard = _studio(shorter, scene) if model else None
    if heard and heard.calls and all(call.tool in _OF_SEVERAL_MODELS for call in heard.calls):
        calls = (replace(call, arguments={**call.arguments, **model}) for call in heard.calls)
        return replace(heard, calls=tuple(calls))
    return _studio(said, scene)


def _studio(said: Said, scene: Scene) -> Heard | None:
    for tool, read in READERS.items():
        for pattern in scene.grammar.sets[tool]:
            found = pattern.match(said.shape)
            arguments = read(found, said, scene) if found else None
            if found and arguments is not None:
                call = Call(tool=_TOOLS.get(tool, tool), arguments=arguments)
                return heard_as(call, found, said, scene)
    return None


def heard_as(call: Call, found: re.Match[str], said: Said, scene: Scene) -> Heard | None:
    """The call for the picture, or each of the pictures, that the words name."""
    tool, arguments = call.tool, call.arguments
    if tool in WITHOUT_PICTURE:
        draws = tool in {"icon", "batch", "run_workflow"}
        return Heard(calls=(call,), draws=draws)
    if "picture" in arguments:
        return Heard(calls=(call,), draws=tool in DRAWN_FROM_ONE)
    if scene.aim is None and "like" not in arguments and (together := group_of(said, scene)):
        calls = tuple(
            Call(tool=tool, arguments={"picture": one, **arguments}) for one in together.pictures
        )
        return Heard(calls=calls, draws=tool in DRAWN_FROM_ONE)
    aim = aim_in(found, said, scene)
    if aim.implied and not scene.has_picture:
        return Heard(reply=Reply.NO_PICTURE) if tool != "change_view" else None
    call = Call(tool=tool, arguments={"picture": aim.picture, **arguments})
    return Heard(calls=(call,), implied=aim.implied, draws=tool in DRAWN_FROM_ONE)


def _cutout(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    """All around what a picture is of goes; another thing in it is cut out by an edit."""
    span = group(found, "subject")
    if span is None:
        return {}
    named = named_by_words(said.text.part(*span), scene.view, scene.grammar, closely=True)
    return {"picture": named} if named else None


def _plain(_found: re.Match[str], _said: Said, _scene: Scene) -> Arguments:
    return {}


def _like(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    """The picture that lends its light or style, named by number or by its words."""
    span = group(found, "like")
    if span is None:
        return None
    inside = [one for one in said.named if span[0] <= one.start < span[1]]
    if inside:
        return {"like": inside[0].picture}
    named = named_by_words(said.text.part(*span), scene.view, scene.grammar, closely=True)
    return {"like": named} if named else None


def _styled(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    like = _like(found, said, scene)
    strength = part_of(found, "strength", said).low
    return {**like, "strength": min(int(strength), _WHOLE)} if like and strength else like


def _relight(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    if group(found, "like"):
        return _like(found, said, scene)
    light = tidy(part_of(found, "light", said).raw)
    return {"light": light} if light else {}


def _ratio(words: Wording, scene: Scene) -> Arguments:
    settings = in_words(Settings(left=words), scene.grammar, ("ratio",))
    ratio = settings.arguments.get("ratio") or scene.switches.get("ratio")
    return {"ratio": ratio} if ratio else {}


def _directions(text: str) -> list[str]:
    return [side for side, pattern in SIDES.items() if pattern.search(text)]


def _expand(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    arguments = _ratio(said.text, scene)
    sides = _directions(said.shape)
    if 0 < len(sides) < _MOST_SIDES:
        arguments["direction"] = [*sides]
    if "ratio" not in arguments and (pixels := _PIXELS.search(said.shape)):
        arguments["pixels"] = int(pixels[1])
    if prompt := tidy(part_of(found, "prompt", said).raw):
        arguments["prompt"] = prompt
    return arguments


def _banner(_found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    if not scene.has_picture:
        return None
    return _ratio(said.text, scene) or None


def _view(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    if not scene.has_picture:
        return None
    words = part_of(found, "view", said).low or said.shape
    arguments: Arguments = {}
    if degrees := _DEGREES.search(said.shape):
        arguments["horizontal"] = int(degrees[1]) % 361
        return arguments
    for pattern, view in VIEWS:
        if pattern.search(words):
            return {"view": view}
    if "camera" in said.shape and (near := _NEARER.search(words) or _FARTHER.search(words)):
        return {"zoom": _NEAR if near.re is _NEARER else _FAR}
    if _OPPOSITE.search(words):
        return {"horizontal": _HALF_A_TURN}
    return {"horizontal": _ANY_TURN} if _ANY_VIEW.search(words) else None


def _retouch(_found: re.Match[str], said: Said, _scene: Scene) -> Arguments | None:
    # the whole skin is retouched; one place on it, or what is to stay, only an edit can tell
    part = _ONE_PLACE.search(said.shape) or _KEEPS.search(said.shape)
    part = part or _NO_SKIN.search(said.shape)
    if part or not _FACE.search(said.shape):
        return None
    for manner in ("creative", "flexible"):
        if manner in said.shape:
            return {"manner": manner}
    return {}


def _described(_found: re.Match[str], _said: Said, scene: Scene) -> Arguments | None:
    return {} if scene.has_picture else None


def _suggest(found: re.Match[str], said: Said, _scene: Scene) -> Arguments:
    about = tidy(part_of(found, "about", said).unquoted().raw)
    return {"about": about} if about else {}


def _icon(found: re.Match[str], said: Said, _scene: Scene) -> Arguments | None:
    prompt = tidy(part_of(found, "prompt", said).raw)
    style = part_of(found, "style", said).low.replace("colour", "color").replace("line", "outline")
    if not prompt:
        return None
    if not style and (last := _LOOK_LAST.search(prompt.lower())):
        prompt, style = prompt[: last.start()], last[1].replace("colour", "color")
    look = next((one for one in _LOOKS if one in style), None)
    first = {"preview": True} if group(found, "preview") else {}
    return {"prompt": prompt, **({"style": look} if look else {}), **first}


def _crop(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    rest = part_of(found, "rest", said)
    arguments = _ratio(rest, scene)
    if arguments:
        return arguments
    share = _PERCENT.search(rest.low)
    part = int(share[1]) if share else None
    part = part or next((n for word, n in _FRACTIONS.items() if word in rest.low), None)
    sides = [*_EDGES] if _ALL_AROUND.search(said.shape) else _directions(rest.low)
    if sides and part is None and _CUT_AWAY.search(said.shape):
        part = _A_STRIP // len(sides)
    if not sides or part is None or part >= _WHOLE:
        return None
    return {_EDGES[side]: part for side in sides}


def _resize(found: re.Match[str], said: Said, _scene: Scene) -> Arguments | None:
    rest = part_of(found, "rest", said)
    if size := _SIZE.search(rest.low):
        return {"width": int(size[1]), "height": int(size[2])}
    if share := _PERCENT.search(rest.low):
        return (
            {"percent": int(share[1])}
            if said.shape.startswith(("re", "ri", "sc", "sh", "sk", "do", "ver"))
            or _SIZED.search(said.shape)
            else None
        )
    if pixels := _PIXELS.search(rest.low):
        return {"height" if _HIGH.search(rest.low) else "width": int(pixels[1])}
    part = next((n for word, n in _FRACTIONS.items() if word in rest.low), None)
    return {"percent": part} if part else None


def _convert(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    if not scene.has_picture:
        return None
    if group(found, "small"):
        return {"format": "webp", "quality": _SMALL_FILE}
    file = part_of(found, "format", said).low
    quality = _NUMBER.search(part_of(found, "rest", said).low)
    return {
        "format": "jpeg" if file == "jpg" else file,
        **({"quality": min(int(quality[1]), 100)} if quality else {}),
    }


def _overlay(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    like = _like(found, said, scene)
    corner = part_of(found, "corner", said).low.replace("-", " ").replace(" corner", "")
    corner = corner.replace("upper", "top").replace("lower", "bottom")
    if like is None:
        return None
    return {"logo": like["like"], "picture": aim_in(found, said, scene).picture} | (
        {"corner": corner} if corner else {}
    )


def _replay(_found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    if not scene.has_picture:
        return None
    # the original is where the changes go, not the picture they are taken from
    return {"picture": scene.default.picture} if "original" in said.whole.low else {}


READERS: Mapping[str, Reader] = {
    "list_models": routines.models,
    "analytics": routines.analytics,
    "settings": routines.settled,
    "list_workflows": _plain,
    "list_loras": _plain,
    "zip_pictures": comparing.zipped,
    "convert": _convert,
    "run_workflow": routines.run,
    "save_workflow": routines.save,
    "batch": routines.batch,
    "suggest_prompt": _suggest,
    "icon": _icon,
    "compare": comparing.compare,
    "contact_sheet": comparing.sheet,
    "lineage": _described,
    "reason": _described,
    "replay": _replay,
    "remove_background": _cutout,
    "relight": _relight,
    "style_transfer": _styled,
    "overlay": _overlay,
    "banner": _banner,
    "expand": _expand,
    "change_view": _view,
    "retouch": _retouch,
    "describe": _described,
    "classify": _described,
    "crop": _crop,
    "resize": _resize,
}
_TOOLS = {"banner": "expand", "reason": "check_status"}
WITHOUT_PICTURE = {
    "list_models",
    "settings",
    "analytics",
    "list_workflows",
    "list_loras",
    "zip_pictures",
    "run_workflow",
    "batch",
    "suggest_prompt",
    "icon",
    "compare",
    "contact_sheet",
}
