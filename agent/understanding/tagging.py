"""Words that people put on their pictures: "tag this as logo ideas", "everything tagged logo"."""

import re
from typing import TYPE_CHECKING

from agent.understanding.places import target
from agent.understanding.results import Call
from agent.understanding.scene import Heard, Said, Scene, aim_of

if TYPE_CHECKING:
    from pydantic import JsonValue

_ASK = r"(?:please |por favor |bitte |can you |could you |would you )?"
_AS = r"(?:as|with|como|con|com|comme|avec|als|mit|come)"
_PUT = re.compile(
    rf"{_ASK}"
    r"(?:tag|etiqueta|etiquete|marca|marque|tague|etiquette|markiere?|tagge?|"
    r"etichetta|tagga)\s+"
    rf"(?P<what>[^,]{{1,60}}?)\s+{_AS}\s+(?P<tag>[^,]{{1,80}}?)[.! ]*"
)
_GOES_ON = re.compile(
    r"(?:please )?(?:the )?tag (?P<tag>[^,]{1,80}?) (?:goes|belongs|should go|has to go) "
    r"(?:on|onto|to) "
    r"(?P<what>[^,]{1,60}?)[.! ]*"
)
_LABELLED = re.compile(
    r"(?:please )?(?:label|mark|name|call|tag) (?P<what>(?:the |this|that|it|#)[^,']{0,60}?) "
    r"'(?P<tag>[^',]{1,80}?)',? (?:so|for) (?:that )?(?:i|we|me|us|later)\b.{0,60}"
)
_FAVOURITE = re.compile(
    rf"{_ASK}(?:mark|flag|save|star|keep) "
    r"(?P<what>(?:it|this|that|the|#|number |pic)[^,']{0,60}?)?(?: down)? ?as (?:an? |my )?"
    r"(?P<tag>favou?rite|fave?|keeper|final|approved)s?\b.{0,60}"
)
_ADDED = re.compile(
    rf"{_ASK}(?:add|put|stick|attach|give) (?:the )?tags?:? "
    r"(?P<tag>[^,]{1,80}?) "
    r"(?:to|on|onto) (?P<what>(?:the |this|that|it|#|number |pic)[^,']{0,60}?)"
    r"(?: (?:so|please|for me)\b.{0,60})?[.! ]*"
)
_GIVEN = re.compile(
    rf"{_ASK}(?:give|put on|add to) "
    r"(?P<what>(?:the |this|that|it|#|number |pic)[^,']{0,60}?) "
    r"(?:the |a |these )?(?:tags?|labels?|keywords?):? (?P<tag>[^.!?;]{1,80}?)[.! ]*"
)
_FILED = re.compile(
    rf"{_ASK}(?:file|put|store|save|keep) (?P<what>(?:the |this|that|it|#|"
    r"number |pic)[^,']{0,60}?) under (?:the |my )?(?:tags?|labels?|keywords?):? "
    r"(?P<tag>[^.!?;]{1,80}?)[.! ]*"
)
_TAG_ON = re.compile(
    rf"{_ASK}(?:add|put|stick|attach|set) (?:an? |the |this )?"
    r"(?:tag|label|keyword) (?:to|on|onto) (?P<what>[^,:]{1,60}?) ?[:,] ?(?P<tag>[^,]{1,80}?)[.! ]*"
)
_STUCK_ON = re.compile(
    rf"{_ASK}(?:add|put|stick|attach|set) "
    r"(?:(?:the )?(?:keyword|label|tag) |(?:an? |the )?(?=#[^\W\d]))"
    r"(?P<tag>[^,]{1,80}?) (?:to|on|onto) (?P<what>[^,]{1,60}?)[.! ]*"
)
_GETS = re.compile(
    r"(?:please )?(?P<what>(?:the |this|that|it|#|number |pic)[^,']{0,60}?) (?:gets?|should get|"
    r"needs|"
    r"has to get) (?:the )?tag:? (?P<tag>[^,]{1,80}?)[.! ]*"
)
_BE_TAGGED = re.compile(
    r"(?:please )?(?:can|could|should|may|please have) (?P<what>(?:the |this|that|it|#|number )"
    r"[^,']{0,60}?) be tagged (?:as|with|with the tag)? ?(?P<tag>[^,]{1,80}?)(?: please)?[.!? ]*"
)
_ONLY_TAGS = re.compile(r"tags? ?: ?(?P<tag>[^:]{1,80}?)[.! ]*")
_TAKE = re.compile(
    r"(?:please )?(?:"
    r"untag (?P<what>[^,]{1,60}?)(?: (?:as|from) (?P<tag>[^,]{1,80}?))"
    r"|(?:remove|take|drop) (?:the )?tag (?P<tag2>[^,]{1,80}?) (?:from|off) (?P<what2>[^,]{1,60}?)"
    r")[.! ]*"
)
_TAGGED = re.compile(
    r"(?:please )?(?:(?:show|find|list|see|give|what|which|everything|all|my|pictures?|images?|"
    r"muestra\w*|busca\w*|mostra\w*|montre\w*|cherche\w*|zeig\w*|finde?|cerca\w*|todo|tudo|tout|"
    r"alles|tutto)\b.{0,40}?)?\b"
    r"(?:tagged|etiquetad[oa]s?|marcad[oa]s?|etiquetee?s?|markiert|getaggt|etichettat[oiae])"
    rf"(?: {_AS})? (?P<tag>[^,?]{{1,80}}?)[.!? ]*"
)
_ANYWHERE = re.compile(
    r"(?:['\u2018\u201c](?P<tag>[^'\u2019\u201d]{1,80})['\u2019\u201d]|"
    r"\b(?:tags?|keywords?|labels?):? (?!(?:on|onto|to|for|so|that|it|and)\b)"
    r"(?P<tag2>[^.!?;]{1,80}?)|\b(?:as|under|with)(?: an?| the| my)? (?P<tag3>[^.!?;,]{1,80}?))"
    r"(?=$|[.!?;]|,? (?:on|onto|to|for|so|please|pls|because|it's)\b)"
)
"""Where the words to be put on a picture may stand in a sentence of any shape."""
_EACH = re.compile(r",| and ")
_QUOTED = re.compile(r"['\"\u201d\u2019](?: and|,) ?['\"\u201c\u2018]")
_QUOTES = "'\"\u201c\u201d\u2018\u2019 "
_TAGGING = (
    _FAVOURITE,
    _PUT,
    _GOES_ON,
    _LABELLED,
    _ADDED,
    _GIVEN,
    _FILED,
    _TAG_ON,
    _STUCK_ON,
    _GETS,
    _BE_TAGGED,
    _ONLY_TAGS,
    _TAKE,
)


def tagging(said: Said, scene: Scene) -> Heard | None:
    """A tag is put on pictures or taken off, or what has one is to be listed."""
    low = said.whole.low.strip()
    if found := next(filter(None, (one.fullmatch(low) for one in _TAGGING)), None):
        span = _span(found, "what")
        words = said.whole.part(*span) if span else None
        picture = target(words, scene.view, scene.grammar).picture
        raw = said.whole.raw.strip()[slice(*_span(found, "tag") or (0, 0))]
        several = found.re in {_ONLY_TAGS, _GIVEN, _FILED} or _QUOTED.search(raw)
        tags = _EACH.split(raw) if several else [raw]
        shared: dict[str, JsonValue] = {"remove": True} if found.re is _TAKE else {}
        calls = (
            Call(tool="tag", arguments={"tag": one.strip(_QUOTES), "pictures": [picture], **shared})
            for one in tags
        )
        return Heard(calls=tuple(calls))
    if found := _TAGGED.fullmatch(low):
        wanted: dict[str, JsonValue] = {"tag": found["tag"], "scope": "mine"}
        return Heard(calls=(Call(tool="list_gallery", arguments=wanted),))
    return None


def tagged(said: Said, scene: Scene) -> Heard | None:
    """The picture that is spoken of gets the words behind "tag" or between quotes."""
    found = _ANYWHERE.search(said.whole.low)
    if found is None or not scene.has_picture:
        return None
    raw = said.whole.raw[slice(*_span(found, "tag") or (0, 0))]
    tags = [tag for one in _EACH.split(raw) if (tag := one.strip(_QUOTES))]
    picture = aim_of(said, scene).picture
    calls = (Call(tool="tag", arguments={"tag": one, "pictures": [picture]}) for one in tags)
    return Heard(calls=tuple(calls)) if tags else None


def _span(found: re.Match[str], name: str) -> tuple[int, int] | None:
    spans = (found.span(key) for key in found.re.groupindex if key.rstrip("23") == name)
    return next((span for span in spans if span[0] >= 0), None)
