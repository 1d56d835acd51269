"""Several pictures at once: compared, on one sheet, in one file."""

import re

from pydantic import JsonValue

from agent.understanding.captions import content_words
from agent.understanding.scene import Arguments, Said, Scene
from agent.understanding.several import group_of

_NUMBER = re.compile(r"\b(\d{1,5})\b")
_EVERY = re.compile(r"\b(?:both|all|the (?:two|three|four))(?: of)?(?: the| my)? (?P<word>[\w'-]+)")


def _pictures(said: Said, scene: Scene) -> list[JsonValue]:
    together = group_of(said, scene)
    named = [one.picture for one in said.named]
    if together and len(together.pictures) >= len(named):
        named = [*together.pictures]
    if not named:
        bare = [int(found[1]) for found in _NUMBER.finditer(said.shape)]
        known = {one.n for one in scene.view.pictures}
        named = [f"#{n}" for n in bare if n in known] or _such(said, scene)
    return [*dict.fromkeys(named)]


def _such(said: Said, scene: Scene) -> list[str]:
    """Every picture of a thing ("both trains")."""
    found = _EVERY.search(said.shape)
    words = content_words(found["word"], scene.grammar) if found else set()
    return [
        f"#{one.n}"
        for one in scene.view.pictures
        if words and words <= content_words(one.caption.lower(), scene.grammar)
    ]


_COMPARED = re.compile(
    r"^(?:what|compare|(?:show|tell)|before|the diff|diff)|\b(?:side by side|next to each other)\b"
)


def compare(_found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    """What is compared, where it is named or plainly asked for, and how it is laid out."""
    plain = _COMPARED.search(said.whole.low) or len(_pictures(said, scene)) > 1
    return paired(said, scene) if plain else None


def paired(said: Said, scene: Scene) -> Arguments | None:
    """Two pictures or more, and how they are laid out; nothing where there are not so many."""
    pictures = _pictures(said, scene)
    if len(pictures) < 2 and scene.view.pictures:  # noqa: PLR2004 - two are compared
        # "what changed?": the picture before, and this one
        now = pictures[0] if pictures else scene.default.picture
        before = "original" if re.search(r"\boriginal\b", said.whole.low) else "previous"
        pictures = [before, now] if now not in {"previous", "first"} else [now, "last"]
    if len(pictures) < 2:  # noqa: PLR2004 - two are compared
        return None
    manner = "side_by_side"
    if re.search(r"before(?: and |[-/ ]?)after", said.shape):
        manner = "before_after"
    elif re.search(r"differ|diff\b|chang", said.shape):
        manner = "difference"
    return {"pictures": pictures, "manner": manner}


def sheet(_found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    """What goes on the sheet; nothing named is everything."""
    if not scene.has_picture:
        return None
    pictures = _pictures(said, scene)
    whole = group_of(said, scene) and not said.named
    return {"pictures": [] if whole or len(pictures) < 2 else pictures}  # noqa: PLR2004 - one picture makes no sheet


def zipped(_found: re.Match[str], said: Said, scene: Scene) -> Arguments:
    """What goes into the file, where it is said."""
    pictures = _pictures(said, scene) if said.named or _NUMBER.search(said.shape) else []
    return {"pictures": pictures} if pictures else {}
