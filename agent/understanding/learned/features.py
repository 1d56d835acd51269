"""What is looked at in an utterance to tell what it asks for."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from agent.understanding.grammar import POINTER
from agent.understanding.scene import Heard, Said, Scene
from agent.understanding.vocabulary.tables import Vocabulary
from agent.understanding.wording import HIDDEN, Wording

_TOKEN = re.compile(
    rf"(?P<colour>#[0-9a-f]{{6}})\b|(?P<picture>{POINTER}+)|(?P<quote>{HIDDEN}+)|"
    rf"(?P<ratio>\d+ ?: ?\d+)|(?P<number>\d+)|"
    r"[^\W\d_]+(?:'[^\W\d_]+)*"
)
_SEEN = "<seen>"
_STEM = 5
_OPENING = 3
_LENGTHS = (1, 2, 3, 5, 8, 12)
_MOST_TOKENS = 60
_CLASSES = (
    *("changing", "compared", "describing", "looks", "effects", "chatting", "pleasing", "persons"),
    *("pointing", "asking", "auxiliary", "faults", "kinds", "relating", "articles", "definite"),
)
_ENDINGS = re.compile(r"(?:ing|ed|er|ly)$")


def features(said: Said, scene: Scene, heard: Heard) -> Iterator[str]:
    """Names of everything that holds of this clause, also what the rules made of it."""
    seen = _captions(scene)
    here = "here" if scene.has_picture else "none"
    tokens = [_kind(found) for found in _TOKEN.finditer(said.shape)][:_MOST_TOKENS]
    yield here
    yield f"rules {outcome(heard)}"
    yield f"rules {outcome(heard)} {here}"
    yield f"length {sum(len(tokens) > one for one in _LENGTHS)} {here}"
    if len(said.text.low) < len(said.whole.low):
        yield f"led by {said.whole.low.split()[0]}"
    if any(one.replied for one in scene.view.pictures):
        yield "reply"
    before = "^"
    for at, token in enumerate(tokens):
        word = _SEEN if token in seen else token
        yield from (token, f"{here} {token}", f"{before} {word}")
        if word != token:
            yield word
        if len(token) > _STEM:
            yield f"{token[:_STEM]}-"
        if at < _OPENING:
            yield f"{at}: {word}"
        before = word
    yield f"{before} $"
    yield from _by_class([_SEEN if one in seen else one for one in tokens], here, scene)


def _by_class(tokens: Sequence[str], here: str, scene: Scene) -> Iterator[str]:
    """The same for the kinds of words, so that words never learned from tell something, too."""
    before, classes = "^", [_class(one, scene.grammar.words) for one in tokens]
    for one in classes:
        yield from (f"{here} /{one}", f"{before} /{one}")
        before = one
    yield f"{before} /$"
    yield f"{here} " + "".join(f"/{one}" for one in classes[:_OPENING])


def _class(token: str, words: Vocabulary) -> str:
    if token.startswith("<"):
        return token
    kinds = [name for name in _CLASSES if token in getattr(words.cues, name)]
    others = {
        "part": words.parts,
        "mood": words.moods,
        "verb": words.verbs,
        "stop": words.stop_words,
    }
    kinds += [name for name, known in others.items() if token in known]
    ending = _ENDINGS.search(token)
    return "+".join(kinds) or (f"-{ending[0]}" if ending else "other")


def outcome(heard: Heard) -> str:
    """What the rules made of it, in a word or two."""
    if not heard.calls:
        return str(heard.reply)
    return f"{heard.calls[0].tool}{'?' if heard.guessed else ''}"


def _kind(found: re.Match[str]) -> str:
    return f"<{found.lastgroup}>" if found.lastgroup else found[0]


def _captions(scene: Scene) -> AbstractSet[str]:
    return {
        found[0]
        for one in scene.view.pictures[-8:]
        for found in _TOKEN.finditer(Wording.of(one.caption).low)
        if len(found[0]) > 3  # noqa: PLR2004 - short words are in every caption
    }
