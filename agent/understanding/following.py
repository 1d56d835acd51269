"""What a new picture takes from one that is there: its style, its composition, its character."""

import re

from pydantic import JsonValue

from agent.context import ChatView
from agent.understanding.grammar import Grammar
from agent.understanding.places import mentions, named_by_words
from agent.understanding.wording import Wording

_OF = (
    r"(?:of|as|from|as in|like|used in|in|von|wie(?: in)?|aus|de|del|d[aeo]|que|di|del(?:la|lo)|"
    r"dell')"
)
_TAKEN = {
    "style_reference": (
        r"(?:(?:in|with|using|use|copy(?:ing)?|match(?:ing)?|follow(?:ing)?) (?:the "
        r")?(?:exact |same "
        r"|very same )*(?:art ?)?(?:style|look|aesthetic)s?|(?:im|in dem|mit dem) (?:gleichen "
        r"|selben "
        r")?stil|(?:en|con) el (?:mismo )?estilo|(?:no|com o) (?:mesmo )?estilo|dans le "
        r"(?:meme )?style|"
        r"(?:nello|con lo) (?:stesso )?stile)"
    ),
    "structure_reference": (
        r"(?:(?:with|using|use|in|keep(?:ing)?) the (?:exact |same )*(?:composition|layout|"
        r"structure|"
        r"framing|pose)|mit (?:dem|der) (?:gleichen |selben )?(?:aufbau|komposition)|con la "
        r"(?:misma )?"
        r"composicion|com a (?:mesma )?composicao|avec la (?:meme )?composition|con la (?:stessa )?"
        r"composizione)"
    ),
    "character": (
        r"(?:(?:with|of|starring|featuring|using) the (?:exact |same )*(?:character|person|"
        r"man|woman|"
        r"girl|boy|guy|face|hero|mascot)|mit (?:dem|der) (?:gleichen |selben )?(?:figur|person|"
        r"charakter)|con (?:el|la) mism[oa] (?:personaje|persona)|com [oa] mesm[oa] (?:personagem|"
        r"pessoa)|avec l[ea] meme (?:personnage|personne)|con l[oa] stess[oa] (?:personaggio|"
        r"persona))"
    ),
}
_BEFORE = {name: re.compile(rf"[,;(]? ?\b{words} {_OF} ?$") for name, words in _TAKEN.items()}
_IN_WORDS = {
    name: re.compile(
        rf"[,;(]? ?\b{words} {_OF} (?P<called>(?:the|that|my) [\w' -]{{1,40}}?"
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
