"""Words that people put on their pictures: "tag this as logo ideas", "everything tagged logo"."""

import re
from typing import TYPE_CHECKING

from agent.understanding.places import target
from agent.understanding.results import Call
from agent.understanding.scene import Heard, Said, Scene

if TYPE_CHECKING:
    from pydantic import JsonValue

_AS = r"(?:as|with|como|con|com|comme|avec|als|mit|come)"
_PUT = re.compile(
    r"(?:please |por favor |bitte )?"
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
_ADDED = re.compile(
    r"(?:please |can you |could you )?(?:add|put|stick|attach|give) (?:the )?tags?:? "
    r"(?P<tag>[^,]{1,80}?) "
    r"(?:to|on|onto) (?P<what>(?:the |this|that|it|#|number |pic)[^,']{0,60}?)"
    r"(?: (?:so|please|for me)\b.{0,60})?[.! ]*"
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
_EACH = re.compile(r",| and ")
_QUOTES = "'\"\u201c\u201d\u2018\u2019 "
_TAGGING = (_PUT, _GOES_ON, _LABELLED, _ADDED, _GETS, _BE_TAGGED, _ONLY_TAGS, _TAKE)


def tagging(said: Said, scene: Scene) -> Heard | None:
    """A tag is put on pictures or taken off, or what has one is to be listed."""
    low = said.whole.low.strip()
    if found := next(filter(None, (one.fullmatch(low) for one in _TAGGING)), None):
        span = _span(found, "what")
        words = said.whole.part(*span) if span else None
        picture = target(words, scene.view, scene.grammar).picture
        raw = said.whole.raw.strip()[slice(*_span(found, "tag") or (0, 0))]
        tags = _EACH.split(raw) if found.re is _ONLY_TAGS else [raw]
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


def _span(found: re.Match[str], name: str) -> tuple[int, int] | None:
    spans = (found.span(key) for key in found.re.groupindex if key.rstrip("2") == name)
    return next((span for span in spans if span[0] >= 0), None)
