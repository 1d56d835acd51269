"""What is looked at in an utterance to tell what it asks for."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from agent.understanding.grammar import POINTER
from agent.understanding.scene import Heard, Said, Scene
from agent.understanding.wording import HIDDEN, Wording

_TOKEN = re.compile(
    rf"(?P<picture>{POINTER}+)|(?P<quote>{HIDDEN}+)|(?P<ratio>\d+ ?: ?\d+)|(?P<number>\d+)|"
    r"[^\W\d_]+(?:'[^\W\d_]+)*"
)
_STEM = 5
_OPENING = 3
_LENGTHS = (1, 2, 3, 5, 8, 12)
_MOST_TOKENS = 60


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
        word = "<seen>" if token in seen else token
        yield from (token, f"{here} {token}", f"{before} {word}")
        if word != token:
            yield word
        if len(token) > _STEM:
            yield f"{token[:_STEM]}-"
        if at < _OPENING:
            yield f"{at}: {word}"
        before = word
    yield f"{before} $"


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
