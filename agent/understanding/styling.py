"""One picture in the style of another, both named in free words."""

import re
from collections.abc import Iterator
from itertools import islice

from agent.understanding.captions import content_words, picture_of
from agent.understanding.naming import only_picture_with
from agent.understanding.results import Call
from agent.understanding.scene import Heard, Said, Scene
from agent.understanding.several import group_of

_LENDS = re.compile(
    r"\b(?:[\w'-]+ )?"
    r"(?:styles?|looks?|touch|manner|technique|treatment|feel|vibe|brush\w*)\b[\w' -]{0,20}? "
    r"(?:of|from|in|off)\b"
)
_LENT_BY = re.compile(
    r"\b(?:(?:styles?|look|manner|technique|treatment) (?:of|from|as|in)|same (?:way |style )?as|"
    r"like) (?:the |my |#|\W)"
)
_ONTO = re.compile(r"\b(?:on|onto|for|to|over|content|target)\b")
_TAKES = re.compile(
    r"\b(?:styles?|look(?:s|ing)?|manner|technique|treatment|treated|like|same|way|painted|drawn|"
    r"as)"
    r"\b"
)
_MOST_NAMED = 8
_MOST_WORDS = 60
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def styled(said: Said, scene: Scene) -> Heard | None:
    """The call, where two pictures are spoken of; the style is that of the last one named.

    "Take the style of #1 for #3" names it first.
    """
    if group_of(said, scene):
        return None
    places = sorted(_spoken_of(said, scene))
    spoken_of = [*dict.fromkeys(name for _, name in places)]
    if _TAKES.search(said.text.low) is None or not spoken_of:
        return None
    default = picture_of(scene.default.picture, scene.view)
    if len(spoken_of) == 1:
        if default is None or _LENT_BY.search(said.shape) is None:
            return None
        spoken_of.insert(0, f"#{default.n}")
    picture, like = spoken_of[0], spoken_of[-1]
    if _is_named_first(places[0][0], said):
        picture, like = spoken_of[-1], spoken_of[0]
    if picture == like:
        return None
    call = Call(tool="style_transfer", arguments={"picture": picture, "like": like})
    return Heard(calls=(call,), draws=True)


def _spoken_of(said: Said, scene: Scene) -> Iterator[tuple[int, str]]:
    """Where which picture is named, by its number or by a word that only its caption has."""
    for one in said.named[:_MOST_NAMED]:
        picture = picture_of(one.picture, scene.view)
        yield one.start, f"#{picture.n}" if picture else one.picture
    for found in islice(_WORD.finditer(said.shape), _MOST_WORDS):
        words = content_words(found[0], scene.grammar)
        if words and (name := only_picture_with(words, scene.view, scene.grammar)):
            yield found.start(), name


def _is_named_first(first: int, said: Said) -> bool:
    """Whether it is "the style of … on …"."""
    lends = _LENDS.search(said.shape)
    if lends is None or first < lends.start():
        return False
    return _ONTO.search(said.shape, lends.end()) is not None
