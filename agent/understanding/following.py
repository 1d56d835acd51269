"""What a new picture takes from one that is there: its style, its composition, its character."""

import re

from pydantic import JsonValue

from agent.context import ChatView
from agent.understanding.grammar import Grammar
from agent.understanding.naming import named_by_words
from agent.understanding.places import mentions
from agent.understanding.wording import Wording

_OF = (
    r"(?:of|as|from|as in|like|used in|in|von|wie(?: in)?|aus|de|del|d[aeo]|que|di|del(?:la|lo)|"
    r"dell')"
)
_SAME = r"(?:exact |same |very same )*"
_TAKEN = {
    "style_reference": "|".join(
        (
            (
                r"(?:in|with|using|use|copy(?:ing)?|match(?:ing)?|follow(?:ing)?) (?:the )?"
                rf"{_SAME}(?:art ?)?(?:style|look|aesthetic)s?"
            ),
            r"(?:im|in dem|mit dem) (?:gleichen |selben )?stil",
            r"(?:en|con) el (?:mismo )?estilo",
            r"(?:no|com o) (?:mesmo )?estilo",
            r"dans le (?:meme )?style",
            r"(?:nello|con lo) (?:stesso )?stile",
        )
    ),
    "structure_reference": "|".join(
        (
            (
                r"(?:with|using|use|in|keep(?:ing)?) the "
                rf"{_SAME}(?:composition|layout|structure|framing|pose)"
            ),
            r"mit (?:dem|der) (?:gleichen |selben )?(?:aufbau|komposition)",
            r"con la (?:misma )?composicion",
            r"com a (?:mesma )?composicao",
            r"avec la (?:meme )?composition",
            r"con la (?:stessa )?composizione",
        )
    ),
    "character": "|".join(
        (
            (
                rf"(?:with|of|starring|featuring|using) the {_SAME}"
                r"(?:character|person|man|woman|girl|boy|guy|face|hero|mascot)"
            ),
            r"mit (?:dem|der) (?:gleichen |selben )?(?:figur|person|charakter)",
            r"con (?:el|la) mism[oa] (?:personaje|persona)",
            r"com [oa] mesm[oa] (?:personagem|pessoa)",
            r"avec l[ea] meme (?:personnage|personne)",
            r"con l[oa] stess[oa] (?:personaggio|persona)",
        )
    ),
}
_BEFORE = {name: re.compile(rf"[,;(]? ?\b(?:{words}) {_OF} ?$") for name, words in _TAKEN.items()}
_IN_WORDS = {
    name: re.compile(
        rf"[,;(]? ?\b(?:{words}) {_OF} (?P<called>(?:the|that|my) [\w' -]{{1,40}}?"
        r"(?:picture|image|pic|photo|drawing|painting|one))\b"
    )
    for name, words in _TAKEN.items()
}
_LONGEST = 80
_AFTER = re.compile(r"[ ,:;)-]*(?:(?:for|to (?:draw|make)) an? (?:new|different) \w+)?[ ,:;-]*")


def taken_from(
    text: Wording, view: ChatView, grammar: Grammar
) -> tuple[Wording, dict[str, JsonValue]]:
    """The words without what they say of pictures to follow, and these pictures by argument."""
    arguments: dict[str, JsonValue] = {}
    spans: list[tuple[int, int]] = []
    for one in mentions(text, view, grammar):
        near = max(0, one.start - _LONGEST)
        for name, pattern in _BEFORE.items():
            if name not in arguments and (found := pattern.search(text.low[near : one.start])):
                arguments[name] = one.picture
                spans.append((near + found.start(), one.end))
    for name, pattern in _IN_WORDS.items():
        found = pattern.search(text.low) if name not in arguments and view.pictures else None
        if found and (picture := named_by_words(text.part(*found.span("called")), view, grammar)):
            arguments[name] = picture
            spans.append(found.span())
    if not arguments:
        return text, arguments
    ends = {end: after.end() for _, end in spans if (after := _AFTER.match(text.low, end))}
    leading = min(start for start, _ in spans) == 0
    cut = [(start, ends[end] if leading else end) for start, end in spans]
    return text.without(cut).trimmed(), arguments
