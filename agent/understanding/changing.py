"""Clauses that make a picture out of one that is there: edit, vary, upscale."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pydantic import JsonValue

from agent.understanding.captions import LAST, picture_of
from agent.understanding.grammar import choose, group
from agent.understanding.naming import named_by_words
from agent.understanding.places import Aim, Mention, listed, mentions, shape_of, target
from agent.understanding.results import Call, Reply
from agent.understanding.scene import Arguments, Heard, Said, Scene, aim_by_words, without_model
from agent.understanding.settings import Settings, counted, in_words
from agent.understanding.several import Group, group_of
from agent.understanding.varying import repeat
from agent.understanding.weighing import Leaning, leaning
from agent.understanding.wording import Wording, tidy
from tools.speech import speak

_FACTOR = re.compile(
    r"\b(\d{1,3}) ?(?:x|times|-?fache?|fois|veces|vezes|volte|mal)(?!\w)|\bx ?(\d{1,3})\b|"
    r"\b(?:by|um|por|par|per|factor|factor of|faktor) (\d{1,2})\b(?! ?%)"
)
_WHOLE_SCENE = 7
_PURPOSE = re.compile(r"(?:^| )(?:pour|para|pra|per|fur|zum|zur) .*$")
_WHAT_FOR = re.compile(r"\b(?:for|fur|pour|para|pra|per) $")
_INSTEAD = re.compile(r"\binstead[ .!?]*$")
_FILLS = re.compile(
    r"\b(?:until|till|so (?:that )?(?:it|he|she|they)) (?:\w+ ){0,3}(?:fills?|takes? up|covers?)\b"
)
"""A thing that is to be bigger within its picture."""
_LETTERS = re.compile(r"[^\W\d_]+")
_SHAPE = re.compile(r"\d{1,2}:\d{1,2}")
_FACTORS = (2, 4, 8, 16)
_LONGEST_FRAGMENT = 12
_MASK = re.compile(
    r"[,;]? ?\b(?:and )?(?:with|using|use|taking|take) (?P<mask>#\d{1,4}) (?:as|for) "
    r"(?:the |a |its )?mask\b"
)
_LONGEST_REPLY = 4


def upscale(said: Said, scene: Scene) -> Heard | None:
    """Bigger or sharper, one picture or several."""
    shorter, model = without_model(said, scene)
    found = scene.grammar.match("upscale", shorter.shape)
    if found is None or _FILLS.search(shorter.text.low):
        return None
    said = shorter
    span = group(found, "what")
    words = _plain_object(said.text.part(*span), scene) if span else None
    pictures = listed(words, scene.view, scene.grammar) if words else ()
    if pictures:
        return enlarged(said, scene, [Aim(picture) for picture in pictures], model)
    aim = target(words, scene.view, scene.grammar)
    if (
        words
        and aim.picture == words.raw
        and (
            not scene.grammar.find("definite", words.low)
            or (span and _WHAT_FOR.search(said.text.low[: span[0]]))
        )
    ):
        aim = scene.default  # "l'agrandir en meilleure qualité", "double it for the flyer"
    return enlarged(said, scene, [scene.default if aim.implied else aim], model)


def enlarged(
    said: Said, scene: Scene, aims: Sequence[Aim], model: Arguments | None = None
) -> Heard:
    """These pictures bigger, by the factor and in the manner that are said."""
    if not scene.has_picture and aims[0].implied:
        return Heard(reply=Reply.NO_PICTURE)
    arguments = dict(model or {})
    notes = _factor(said, scene, arguments)
    if mode := choose(scene.grammar.modes, said.text.low):
        arguments["mode"] = mode
    calls = tuple(
        Call(tool="upscale", arguments={"picture": aim.picture, **arguments}) for aim in aims
    )
    return Heard(calls=calls, implied=aims[0].implied, draws=True, notes=notes)


def same_change(said: Said, scene: Scene) -> Heard | None:
    """The change made last, on other pictures ("do that to all of them")."""
    group = group_of(said, scene)
    shape = said.shape if group is None else shape_of(said.text, (_as_mention(group),))
    found = scene.grammar.match("same_change", shape) if scene.view.pictures else None
    if found is None:
        return None
    pictures = group.pictures if group else tuple(one.picture for one in said.named[:1])
    rest = said.text.part(found.start("rest")) if found["rest"] else None
    current = picture_of(LAST, scene.view)
    words = [rest.raw] if rest else []
    if current is not None and current.parent is not None:
        words.insert(0, current.caption)
        pictures = tuple(one for one in pictures if one != f"#{current.n}") or pictures
    instruction = tidy(", ".join(words)) or tidy(said.text.raw)
    heard = edit(Wording.of(instruction), replace(scene, aim=Aim(pictures[0])))
    calls = tuple(
        replace(call, arguments={**call.arguments, "picture": picture})
        for call in heard.calls
        for picture in pictures
    )
    return replace(heard, calls=calls)


def change(said: Said, scene: Scene) -> Heard | None:
    """An edit, when the words say so by a verb, a question or a statement about the picture."""
    if scene.has_picture:
        for pattern, restated in scene.grammar.restate:
            if found := pattern.match(said.shape):
                words = _restated(said.text, found, restated)
                # by the words themselves: "can he wave" is no picture of a watering can
                aim = Aim(said.named[0].picture) if said.named else aim_by_words(words, scene)
                return edit(words, scene if aim.implied else replace(scene, aim=aim))
    if scene.grammar.match("change", said.shape):
        return None if _could_be_new(said, scene) else edit(said.text, scene)
    if scene.has_picture and (_stated(said, scene) or _names_what_is_there(said, scene)):
        return edit(said.text, scene)
    return None


def added(said: Said, scene: Scene) -> Heard | None:
    """An indefinite thing that is to join the picture ("a rainbow over the castle")."""
    if not scene.has_picture:
        return None
    grammar = scene.grammar
    texts = (said.whole.low, said.text.low)
    suggested = not scene.following and any(grammar.match("suggested", one) for one in texts)
    fresh = grammar.match("fresh", said.shape)
    exchanged = not fresh and _INSTEAD.search(said.whole.low)
    if suggested or exchanged:
        return edit(said.text, scene)
    if len(said.text.low.split()) >= _WHOLE_SCENE and leaning(said, scene) is Leaning.NEW:
        return None  # "a scarecrow in a field, the moon behind him"
    if grammar.find("added", said.shape):
        return edit(said.text, scene)
    if not fresh or not grammar.find("beside", said.shape):
        return None
    at_it = named_by_words(said.text, scene.view, grammar, closely=True)
    return edit(said.text, scene) if at_it else None


def fragment(said: Said, scene: Scene) -> Heard | None:
    """An edit said without a verb ("but in winter", "darker", "oil painting")."""
    words = said.text.low.replace(",", " ").split()
    fits = scene.grammar.match("fragment", said.shape) and len(words) <= _LONGEST_FRAGMENT
    moods = scene.grammar.words.moods
    fresh = bool(scene.grammar.match("fresh", said.shape))
    if not fits and words and not fresh:
        fits = all(word.strip(".!?") in moods or _SHAPE.fullmatch(word) for word in words)
        replied = any(one.replied for one in scene.view.pictures) or scene.aim is not None
        fits = fits or (replied and len(words) <= _LONGEST_REPLY)
    if not fits:
        return None
    if scene.has_picture or mentions(said.text, scene.view, scene.grammar):
        return edit(said.text, scene)
    bare_phrase = all(word in moods for word in words) and not scene.grammar.match(
        "fragment", said.shape
    )
    return None if bare_phrase or len(words) > _LONGEST_REPLY else Heard(reply=Reply.NO_PICTURE)


def edit(text: Wording, scene: Scene) -> Heard:
    """The edit call for these words: picture, mask, references, settings, instruction."""
    mask, text = _masked(text)
    targets, lent = _roles(text, scene)
    aim = Aim(targets[0].picture) if targets else aim_by_words(_after(lent, text), scene)
    references: list[JsonValue] = [
        one.picture
        for one in [*targets[1:], *lent]
        if picture_of(one.picture, scene.view) is not picture_of(aim.picture, scene.view)
        or picture_of(one.picture, scene.view) is None is not (one.picture == aim.picture)
    ]
    if not scene.has_picture and aim.implied:
        return Heard(reply=Reply.NO_PICTURE)
    spared = (
        text.without([(one.start, one.end) for one in targets[:1]], scene.grammar.words.pronoun)
        if not references
        else text
    )
    settings = in_words(Settings(left=spared), scene.grammar, ("model", "seed", "exact"))
    instruction = tidy(settings.left.raw)
    in_words(settings, scene.grammar, ("ratio",))
    settings.arguments |= {
        key: value for key, value in scene.switches.items() if key in {"ratio", "model", "seed"}
    }
    settings.arguments.pop("exact", None)
    if not settings.arguments and _says_nothing(instruction, scene):
        return Heard(reply=Reply.WHAT_CHANGE)
    if not instruction:
        # "use seed 77 and draw a hut": meant for the wish that follows, where one does
        return replace(repeat(aim, settings, scene), carried=settings.arguments)
    arguments: dict[str, JsonValue] = {
        "instruction": instruction,
        "picture": aim.picture,
        **settings.arguments,
    }
    if mask is not None:
        arguments["mask"] = mask
    if references:
        arguments["references"] = references
    return Heard(
        calls=(Call(tool="edit", arguments=arguments),),
        implied=aim.implied,
        draws=True,
        notes=tuple(settings.notes),
    )


def _masked(text: Wording) -> tuple[str | None, Wording]:
    """The picture that is said to be the mask, and the words without it."""
    found = _MASK.search(text.low)
    return (found["mask"], text.without([found.span()])) if found else (None, text)


def _roles(text: Wording, scene: Scene) -> tuple[list[Mention], list[Mention]]:
    """The pictures to change, the first of them for certain, and those that only lend something."""
    grammar = scene.grammar
    named = mentions(text, scene.view, grammar)
    shape = shape_of(text, named)
    if grammar.find("combining", shape):
        return [*(named or _each_by_words(text, scene))], []
    if len(named) > 1 and grammar.match("lending", shape):
        return [named[-1]], [*named[:-1]]
    if named and grammar.match("likeness", shape):
        return [*named], []
    lent = [one for one in named if _borrowed(text, one, scene)]
    if len(lent) == len(named) == 1 and grammar.match("taking", text.low):
        lent = []
    return [one for one in named if one not in lent], lent


def _each_by_words(text: Wording, scene: Scene) -> list[Mention]:
    found: dict[str, Mention] = {}
    for pattern in scene.grammar.sets["definite"]:
        for one in pattern.finditer(text.low):
            word = text.part(one.start(), one.start("words") + len(one["words"].split()[0]))
            if picture := named_by_words(word, scene.view, scene.grammar, closely=True):
                found.setdefault(picture, Mention(one.start(), one.start(), picture))
    return [*found.values()] if len(found) > 1 else []


def _after(lent: list[Mention], text: Wording) -> Wording:
    return text.part(lent[-1].end) if lent else text


def _factor(said: Said, scene: Scene, arguments: dict[str, JsonValue]) -> tuple[str, ...]:
    found = _FACTOR.search(said.shape)
    wanted = int(next(digits for digits in found.groups() if digits)) if found else None
    if wanted is None:
        spoken = scene.grammar.find("factor", said.shape)
        wanted = counted(spoken["n"], scene.grammar) if spoken else None
    if wanted is None or wanted < _FACTORS[0]:
        return ()
    used = min(_FACTORS, key=lambda factor: (abs(factor - wanted), factor))
    arguments["factor"] = used
    if used == wanted:
        return ()
    told = "I can enlarge by 2, 4, 8 or 16, so I asked for {used} instead of {wanted}."
    return (speak(told, used=used, wanted=wanted),)


def _plain_object(words: Wording, scene: Scene) -> Wording | None:
    for pattern in (_FACTOR, *scene.grammar.sets["factor"]):
        words = words.without([found.span() for found in pattern.finditer(words.low)])
    for end in (scene.grammar.find("object_end", words.low), _PURPOSE.search(words.low)):
        words = words.part(0, end.start()) if end else words
    return words.trimmed() or None


def _borrowed(text: Wording, one: Mention, scene: Scene) -> bool:
    return any(pattern.search(text.low[: one.start]) for pattern in scene.grammar.sets["borrowed"])


def _could_be_new(said: Said, scene: Scene) -> bool:
    """Whether "make the eiffel tower at night" can only be new: there is nothing to change."""
    if scene.has_picture or mentions(said.text, scene.view, scene.grammar):
        return False
    words = set(_LETTERS.findall(said.text.low))
    first = set(_LETTERS.findall(said.text.low.split(".", maxsplit=1)[0]))
    cues = scene.grammar.words.cues
    if words.isdisjoint(cues.pointing | cues.definite | cues.only_there):
        return True
    return (
        bool(scene.grammar.match("make_the", said.shape)) and not first & scene.grammar.words.parts
    )


def _stated(said: Said, scene: Scene) -> bool:
    grammar, shape = scene.grammar, said.shape
    if said.named and (grammar.match("likeness", shape) or grammar.find("combining", shape)):
        return True
    return bool(grammar.match("stated", shape))


def _as_mention(group: Group) -> Mention:
    return Mention(group.start, group.end, group.pictures[0])


def _names_what_is_there(said: Said, scene: Scene) -> bool:
    found = scene.grammar.match("change_named", said.shape)
    if found is None:
        return False
    subject, part = group(found, "subject"), group(found, "part")
    if subject is None and part is None:
        return True
    words = said.text.part(*(subject or part or (0, 0)))
    if named_by_words(words, scene.view, scene.grammar, closely=True):
        return True
    return bool(part) and any(word in scene.grammar.words.parts for word in words.low.split()[1:3])


def _says_nothing(instruction: str, scene: Scene) -> bool:
    words = instruction.lower().split()
    return all(word in scene.grammar.words.empty for word in words)


def _restated(text: Wording, found: re.Match[str], restated: str) -> Wording:
    parts = {key: text.part(*found.span(key)) for key in found.groupdict()}
    raw = restated.format(**{key: part.raw for key, part in parts.items()})
    low = restated.format(**{key: part.low for key, part in parts.items()})
    return Wording(raw, low).trimmed()
