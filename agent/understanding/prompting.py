"""An icon, an idea or a better prompt, put together from words that fit no pattern."""

import re

from agent.understanding.captions import content_words, picture_of
from agent.understanding.results import Call
from agent.understanding.scene import Arguments, Heard, Said, Scene, aim_of
from agent.understanding.vocabulary.tables import word_set
from agent.understanding.wording import Wording, tidy

_ICON = re.compile(
    r"\b(?:(?:an?|the|my|our|flat|app|simple) )*(?:fav)?icons?\b(?: (?:of|for|from|with|out of))?",
    re.IGNORECASE,
)
_LED_TO = re.compile(
    r"^[\s:,.!-]*(?:(?:please|pls|plz|thanks|that shows?|which shows|showing|depicting|it should "
    r"(?:be|show)|"
    r"maybe|of|for|with|from)\b[\s:,.!-]*)*",
    re.IGNORECASE,
)
_KINDS = word_set(
    """
    app server launcher desktop folder web website site profile menu toolbar channel tab little
    small simple clean design designing build building create draw new quick need needs own want
    love like
    """
)
_BETTER = re.compile(
    r"\b(?:improv|better|rich|enhanc|polish|flesh|expand|tweak|fix|spice|detail|rewrit|reword|"
    r"punch|"
    r"beef|juic|work on|help|stronger|longer|elaborat|sharpen|upgrad|boost|jazz)"
)
_ABOUT = re.compile(r".*\b(?:for|about|around|i like) ", re.DOTALL)
_OF_ITS_OWN = 3
"""Words that name something else than the picture one of them fits."""
_NO_IDEA = {"turn", "make", "need", "shrink", "picture", "one", "version"}
_QUOTED_PROMPT = re.compile(
    r"(?<!\w)[\"'\u201c\u2018\xab](?P<quoted>[^\"\u201c\u201d\xab\xbb]{3,})[\"'\u201d\u2019\xbb]|"
    r": *(?P<rest>\S.{2,})$"
)


def icon(said: Said, scene: Scene) -> Heard | None:
    """An icon of what is named beside the word, else of what the picture there shows."""
    named = _beside_icon(said.text, scene)
    own = content_words(Wording.of(named).low, scene.grammar) - scene.grammar.words.work - _NO_IDEA
    aim = aim_of(said, scene)
    picture = picture_of(aim.picture, scene.view)
    if picture is not None and (not own or (not aim.implied and len(own) < _OF_ITS_OWN)):
        prompt = picture.caption
    elif own:
        prompt = tidy(named)
    else:
        return None
    return Heard(calls=(Call(tool="icon", arguments={"prompt": prompt}),), draws=True)


def _beside_icon(text: Wording, scene: Scene) -> str:
    """What stands behind the word, where only the kind of an icon is said before it."""
    found = _ICON.search(text.raw)
    before = Wording.of(text.raw[: found.start()] if found else "").low
    behind = _LED_TO.sub("", text.raw[found.end() :]) if found else ""
    told = content_words(before, scene.grammar) - scene.grammar.words.work - _NO_IDEA - _KINDS
    if not told and content_words(Wording.of(behind).low, scene.grammar):
        return behind
    return _ICON.sub(" ", text.raw)


def idea(said: Said, _scene: Scene) -> Heard:
    """A prompt that is made up, about what is said behind the last "for" or "about"."""
    found = _ABOUT.match(said.text.low)
    about = tidy(said.text.part(found.end()).raw) if found else ""
    arguments: Arguments = {"about": about} if about else {}
    return Heard(calls=(Call(tool="suggest_prompt", arguments=arguments),), draws=True)


def better(said: Said, _scene: Scene) -> Heard | None:
    """The prompt that is quoted or stands behind a colon."""
    found = _QUOTED_PROMPT.search(said.whole.raw)
    if found is None or _BETTER.search(said.whole.low) is None:
        return None
    prompt = tidy(found["quoted"] or found["rest"])
    return Heard(calls=(Call(tool="enhance_prompt", arguments={"prompt": prompt}),))
