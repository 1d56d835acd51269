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
_TAGGING = (_PUT, _GOES_ON, _LABELLED, _TAKE)


def tagging(said: Said, scene: Scene) -> Heard | None:
    """A tag is put on pictures or taken off, or what has one is to be listed."""
    low = said.whole.low.strip()
    if found := next(filter(None, (one.fullmatch(low) for one in _TAGGING)), None):
        named = {name.rstrip("2"): text for name, text in found.groupdict().items() if text}
        words = said.whole.part(*_span(found, "what"))
        picture = target(words, scene.view, scene.grammar).picture
        tag = named["tag"].strip("'\" ")
        arguments: dict[str, JsonValue] = {"tag": tag, "pictures": [picture]}
        if found.re is _TAKE:
            arguments["remove"] = True
        return Heard(calls=(Call(tool="tag", arguments=arguments),))
    if found := _TAGGED.fullmatch(low):
        wanted: dict[str, JsonValue] = {"tag": found["tag"], "scope": "mine"}
        return Heard(calls=(Call(tool="list_gallery", arguments=wanted),))
    return None


def _span(found: re.Match[str], name: str) -> tuple[int, int]:
    spans = (found.span(key) for key in found.re.groupindex if key.rstrip("2") == name)
    return next(span for span in spans if span[0] >= 0)
