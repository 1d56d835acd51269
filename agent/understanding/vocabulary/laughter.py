"""How people of six languages laugh about a thing in a picture: "lol his face", "I can't"."""

from agent.understanding.vocabulary.tables import Patterns

_LAUGH = (
    r"(?:(?:l+o+l+|l+m+a+o+|omg|mdr+|ptdr+|(?:ha|he|ja|je|ah)+h?|k{3,}|rs+|rofl|bahaha\w*|pmsl|"
    r"xd+)\b[ ,.!]*)"
)


def _laughing(thing: str, dying: str) -> Patterns:
    """Laughter and a thing, a thing and what it does to somebody: nothing is to be changed."""
    return (
        rf"^{_LAUGH}{{1,3}}(?:{thing})[^\w]*$",
        rf"^{_LAUGH}{{0,3}}(?:{thing})[ ,.!]+(?:{dying})[^\w]*$",
        rf"^{_LAUGH}{{0,3}}(?:{dying})[^\w]*$",
    )


ENGLISH = _laughing(
    r"(?:the|his|her|its|that|their|those|your) [\w']+"
    r"(?: (?:on|of|in) (?:the |his |her |its |that |this |your )?[\w']+)?(?: (?:tho|though))?",
    r"(?:i )?(?:can'?t|cannot)(?: (?:even|breathe|cope|deal|stop laughing))?|"
    r"i'?m (?:dead|dying|crying|screaming|howling|weak|deceased)|"
    r"(?:(?:it|that) )?(?:kills|gets|sends|cracks|is killing|has) me(?: \w+)?",
)
SPANISH = _laughing(
    r"(?:la|el|los|las|su|es[ea]|menud[oa]) \w+(?: (?:de(?:l)?|que)(?: (?:la|el|su))? \w+)?",
    r"(?:ya )?no puedo(?: mas)?(?: con (?:la|el|los|las|su|es[ea]) \w+)?(?:[ ,]+me muero)?|"
    r"me (?:muero|parto|mata|meo)(?: (?:de la )?risa)?|que risa|estoy llorando|no puede ser (?:la|"
    r"el|es[ea]) "
    r"\w+(?: que tiene)?",
)
PORTUGUESE = _laughing(
    r"(?:a|o|as|os|ess[ea]|aquel[ea]) \w+(?: (?:d[aoe]|que)(?: (?:a|o))? ?\w+)?",
    r"(?:eu )?nao (?:aguento|consigo|guento)(?: mais)?(?: com (?:a|o|ess[ea]) \w+)?|morri|"
    r"(?:es)?to(?:u)? (?:morrendo|a morrer|chorando|a chorar)(?: de rir)?|que risada",
)
FRENCH = _laughing(
    r"(?:la|le|les|sa|son|ses|l'|cette|ce) ?[\w']+"
    r"(?: (?:qu'(?:il|elle) (?:a|fait|tire|porte)|(?:de|du|d')(?: (?:la|le))? ?[\w']+))?",
    r"(?:je )?(?:n'en peux plus|peux plus|suis (?:morte?|mdr|pliee?|decedee?)|meurs|pleure)|"
    r"(?:ca|il|elle) me tue|j'en peux plus|trop drole",
)
GERMAN = _laughing(
    r"(?:der|die|das|sein|ihr|dieser?s?|seine?|ihre) \w+(?: (?:von|vom|der|des) (?:\w+ )?\w+)?",
    r"ich (?:kann nicht mehr|lach mich (?:tot|weg|schlapp)|sterbe?|brech(?:e)? (?:ab|zusammen)|"
    r"feier(?:e)? (?:es|das))|zu geil",
)
ITALIAN = _laughing(
    r"(?:(?:la|il|lo|l'|le|i|gli|quell[ao']|su[ao]) ?\w+(?: (?:d(?:i|el|ella|ell')|che) ?\w+)?|"
    r"(?:ma )?che \w+(?: (?:ha|fa))?(?: (?:sto|sta|quest[oa]|il|la|lo) \w+)?)",
    r"(?:sto )?(?:morendo|muoio|piangendo)(?: (?:dal|dalle) \w+)?|non ce la faccio(?: piu)?|"
    r"mi fa morire|muoio",
)
