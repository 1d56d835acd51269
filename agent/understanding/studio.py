"""Clauses for the studio: light, style, frame, view, file, comparison, story, workflows."""

import re
from collections.abc import Callable, Mapping

from pydantic import JsonValue

from agent.understanding.grammar import choose, group
from agent.understanding.places import Aim, named_by_words
from agent.understanding.results import Call, Reply
from agent.understanding.scene import Heard, Said, Scene
from agent.understanding.settings import Settings, in_words
from agent.understanding.several import group_of
from agent.understanding.vocabulary.english_options import MODELS
from agent.understanding.wording import Wording, tidy

Arguments = dict[str, JsonValue]
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
_MOST_SIDES = 4
_WHOLE = 100
_SMALL_FILE = 75
_NUMBER = re.compile(r"\b(\d{1,5})\b")
_PERCENT = re.compile(r"\b(\d{1,3}) ?(?:%|percent)")
_SIZE = re.compile(r"\b(\d{2,5}) ?(?:x|by|\u00d7) ?(\d{2,5})\b")
_PIXELS = re.compile(r"\b(\d{2,5}) ?(?:px|pixels?|wide|high|tall|$)")
_HIGH = re.compile(r"\b(?:high|tall|height)\b")
_SIDES = {
    "left": re.compile(r"\b(?:left|both sides|the sides)\b"),
    "right": re.compile(r"\b(?:right|both sides|the sides)\b"),
    "up": re.compile(r"\b(?:up|upwards?|top|above)\b"),
    "down": re.compile(r"\b(?:down|downwards?|bottom|below)\b"),
}
_EDGES = {"left": "left", "right": "right", "up": "top", "down": "bottom"}
_FRACTIONS = {"half": 50, "quarter": 25, "third": 33}
_VIEWS = (
    (re.compile(r"back|behind|rear|other side"), "back"),
    (re.compile(r"above|top|bird|aerial|overhead|drone|high angle"), "above"),
    (re.compile(r"below|under|worm|bottom|low angle"), "below"),
    (re.compile(r"front"), "front"),
    (re.compile(r"right"), "right"),
    (re.compile(r"left|\bside|profile"), "left"),
)
_DEGREES = re.compile(r"\b(\d{1,3}) ?(?:degrees?|°|deg)")
# any view but this one
_ANY_VIEW = re.compile(
    r"\b(?:another|other|different|new) (?:camera )?(?:angle|view|viewpoint|perspective)s?\b"
)
_ANY_TURN = 45
_ENTRY = re.compile(r"\s*(?:[\n;]|,(?: and)?)\s*(?:(?:[-*•]|\d{1,2}[.)])\s+)?")
_FACE = re.compile(
    r"retouch|skin|face|portrait|complexion|selfie|headshot|blemish|wrinkle|pore|beaut"
)
_CAPABILITIES = (
    (re.compile(r"\b(?:upscal|enlarg)"), "upscale"),
    (re.compile(r"\b(?:edit|chang)"), "edit"),
)
_LOOKS = ("outline", "sticker", "flat", "color", "solid")


def studio(said: Said, scene: Scene) -> Heard | None:
    """The first tool of the studio whose words these are."""
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
    aim = _aim(found, said, scene)
    if aim.implied and not scene.has_picture:
        return Heard(reply=Reply.NO_PICTURE) if tool != "change_view" else None
    call = Call(tool=tool, arguments={"picture": aim.picture, **arguments})
    return Heard(calls=(call,), implied=aim.implied, draws=tool in DRAWN_FROM_ONE)


def _aim(found: re.Match[str], said: Said, scene: Scene) -> Aim:
    span = group(found, "what")
    if span:
        inside = [one for one in said.named if span[0] <= one.start < span[1]]
        if inside:
            return Aim(inside[0].picture)
        words = said.text.part(*span)
        if words.low.lstrip("#").isdigit():
            return Aim(f"#{int(words.low.lstrip('#'))}")
        if scene.aim is None and (
            named := named_by_words(words, scene.view, scene.grammar, closely=True)
        ):
            return Aim(named)
    elif said.named and group(found, "like") is None:
        return Aim(said.named[0].picture)
    return scene.default


def _part(found: re.Match[str], name: str, said: Said) -> Wording:
    span = group(found, name)
    return said.text.part(*span) if span else Wording("", "")


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
    strength = _part(found, "strength", said).low
    return {**like, "strength": min(int(strength), _WHOLE)} if like and strength else like


def _relight(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    if group(found, "like"):
        return _like(found, said, scene)
    light = tidy(_part(found, "light", said).raw)
    return {"light": light} if light else {}


def _ratio(words: Wording, scene: Scene) -> Arguments:
    settings = in_words(Settings(left=words), scene.grammar, ("ratio",))
    ratio = settings.arguments.get("ratio") or scene.switches.get("ratio")
    return {"ratio": ratio} if ratio else {}


def _directions(text: str) -> list[str]:
    return [side for side, pattern in _SIDES.items() if pattern.search(text)]


def _expand(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    arguments = _ratio(said.text, scene)
    if not arguments:
        sides = _directions(said.shape)
        if 0 < len(sides) < _MOST_SIDES:
            arguments["direction"] = [*sides]
        if pixels := _PIXELS.search(said.shape):
            arguments["pixels"] = int(pixels[1])
    if prompt := tidy(_part(found, "prompt", said).raw):
        arguments["prompt"] = prompt
    return arguments


def _banner(_found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    if not scene.has_picture:
        return None
    return _ratio(said.text, scene) or None


def _view(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    if not scene.has_picture:
        return None
    words = _part(found, "view", said).low or said.shape
    arguments: Arguments = {}
    if degrees := _DEGREES.search(said.shape):
        arguments["horizontal"] = int(degrees[1]) % 361
        return arguments
    for pattern, view in _VIEWS:
        if pattern.search(words):
            return {"view": view}
    return {"horizontal": _ANY_TURN} if _ANY_VIEW.search(words) else None


def _retouch(_found: re.Match[str], said: Said, _scene: Scene) -> Arguments | None:
    if not _FACE.search(said.shape):
        return None
    for manner in ("creative", "flexible"):
        if manner in said.shape:
            return {"manner": manner}
    return {}


def _described(_found: re.Match[str], _said: Said, scene: Scene) -> Arguments | None:
    return {} if scene.has_picture else None


def _icon(found: re.Match[str], said: Said, _scene: Scene) -> Arguments | None:
    prompt = tidy(_part(found, "prompt", said).raw)
    style = _part(found, "style", said).low.replace("colour", "color").replace("line", "outline")
    if not prompt:
        return None
    look = next((one for one in _LOOKS if one in style), None)
    return {"prompt": prompt, **({"style": look} if look else {})}


def _crop(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    rest = _part(found, "rest", said)
    arguments = _ratio(rest, scene)
    if arguments:
        return arguments
    share = _PERCENT.search(rest.low)
    part = int(share[1]) if share else None
    part = part or next((n for word, n in _FRACTIONS.items() if word in rest.low), None)
    sides = _directions(rest.low)
    if not sides or part is None or part >= _WHOLE:
        return None
    return {_EDGES[side]: part for side in sides}


def _resize(found: re.Match[str], said: Said, _scene: Scene) -> Arguments | None:
    rest = _part(found, "rest", said)
    if size := _SIZE.search(rest.low):
        return {"width": int(size[1]), "height": int(size[2])}
    if share := _PERCENT.search(rest.low):
        return (
            {"percent": int(share[1])}
            if said.shape.startswith(("re", "ri", "sc", "sh", "sk", "do", "ver"))
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
    file = _part(found, "format", said).low
    quality = _NUMBER.search(_part(found, "rest", said).low)
    return {
        "format": "jpeg" if file == "jpg" else file,
        **({"quality": min(int(quality[1]), 100)} if quality else {}),
    }


def _overlay(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    like = _like(found, said, scene)
    corner = _part(found, "corner", said).low.replace("-", " ").replace(" corner", "")
    corner = corner.replace("upper", "top").replace("lower", "bottom")
    if like is None:
        return None
    return {"logo": like["like"], "picture": _aim(found, said, scene).picture} | (
        {"corner": corner} if corner else {}
    )


def _pictures(said: Said, scene: Scene) -> list[JsonValue]:
    together = group_of(said, scene)
    named = [one.picture for one in said.named]
    if together and len(together.pictures) >= len(named):
        named = [*together.pictures]
    if not named:
        bare = [int(found[1]) for found in _NUMBER.finditer(said.shape)]
        known = {one.n for one in scene.view.pictures}
        named = [f"#{n}" for n in bare if n in known]
    return [*dict.fromkeys(named)]


def _compare(_found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    pictures = _pictures(said, scene)
    if len(pictures) < 2 and scene.view.pictures:  # noqa: PLR2004 - two are compared
        # "what changed?": the picture before, and this one
        now = pictures[0] if pictures else scene.default.picture
        before = "original" if re.search(r"\boriginal\b", said.whole.low) else "previous"
        pictures = [before, now] if now not in {"previous", "first"} else [now, "last"]
        if not re.match(r"^(?:what|compare|(?:show|tell)|before|the diff|diff)", said.whole.low):
            return None
    if len(pictures) < 2:  # noqa: PLR2004 - two are compared
        return None
    manner = "side_by_side"
    if re.search(r"before(?: and |[-/ ]?)after", said.shape):
        manner = "before_after"
    elif re.search(r"differ|diff\b|chang", said.shape):
        manner = "difference"
    return {"pictures": pictures, "manner": manner}


def _sheet(_found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    if not scene.has_picture:
        return None
    pictures = _pictures(said, scene)
    whole = group_of(said, scene) and not said.named
    return {"pictures": [] if whole or len(pictures) < 2 else pictures}  # noqa: PLR2004 - one picture makes no sheet


def _named_workflow(found: re.Match[str], said: Said) -> str:
    return tidy(_part(found, "name", said).raw).strip("'\"\u201c\u201d«»` ")


def _run(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    name = _named_workflow(found, said)
    if not name or name.lower() in {"it", "that", "this", "the same", "same"}:
        return None
    arguments: Arguments = {"name": name}
    if group(found, "what"):
        return arguments | {"picture": _aim(found, said, scene).picture}
    if said.named:
        return arguments | {"picture": said.named[0].picture}
    if prompt := tidy(_part(found, "prompt", said).raw):
        arguments["prompt"] = prompt
    return arguments


def _save(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    name = _named_workflow(found, said)
    return {"name": name, "picture": _aim(found, said, scene).picture} if name else None


def _batch(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    span = group(found, "list")
    raw = said.text.raw[slice(*span)] if span else ""
    entries = _ENTRY.split("\n" + raw if raw[:1] in "-*•1" else raw)
    if "\n" in raw.strip():
        entries = [re.sub(r"^(?:[-*•]|\d{1,2}[.)])\s+", "", one) for one in raw.splitlines()]
    prompts: list[JsonValue] = [tidy(one) for one in entries if tidy(one)]
    kept = {
        key: value for key, value in scene.switches.items() if key in {"ratio", "model", "style"}
    }
    return {"prompts": prompts, **kept} if len(prompts) > 1 else None


def _settings(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    """All settings, or a new default: a shape, a number of pictures, a model."""
    value = _part(found, "value", said)
    if group(found, "off"):
        return {"name": "enhance", "value": "off"}
    if not value:
        return {}
    named = _part(found, "name", said).low
    read = in_words(Settings(left=value), scene.grammar, ("ratio", "count"))
    for name in ("ratio", "count"):
        if name in read.arguments and (not named or name in named or named == "format"):
            return {"name": name, "value": str(read.arguments[name])}
    if named.startswith("number"):
        return {"name": "count", "value": tidy(value.raw)}
    if named == "model" or re.fullmatch(MODELS, value.low):
        return {"name": "model", "value": tidy(value.raw)}
    return {"name": named, "value": tidy(value.raw)} if named in {"ratio", "count"} else None


def _models(_found: re.Match[str], said: Said, _scene: Scene) -> Arguments:
    for pattern, capability in _CAPABILITIES:
        if pattern.search(said.shape):
            return {"capability": capability}
    return {}


def _replay(_found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    if not scene.has_picture:
        return None
    # the original is where the changes go, not the picture they are taken from
    return {"picture": scene.default.picture} if "original" in said.whole.low else {}


def _analytics(_found: re.Match[str], said: Said, scene: Scene) -> Arguments:
    period = choose(scene.grammar.periods, said.whole.low)
    return {"period": period} if period else {}


READERS: Mapping[str, Reader] = {
    "list_models": _models,
    "analytics": _analytics,
    "settings": _settings,
    "list_workflows": _plain,
    "list_loras": _plain,
    "zip_pictures": _plain,
    "convert": _convert,
    "run_workflow": _run,
    "save_workflow": _save,
    "batch": _batch,
    "icon": _icon,
    "compare": _compare,
    "contact_sheet": _sheet,
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
    "icon",
    "compare",
    "contact_sheet",
}
