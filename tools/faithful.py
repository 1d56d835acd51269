"""Whether a longer prompt still says all that the person said: checked in code, never believed.

No list of nouns is needed: every word that carries meaning must still be there, as often as it was
said, and so every noun, number and colour; what is in quotation marks to the letter; what is
negated together with its negation.
"""

import re
from collections import Counter

_QUOTED = re.compile(r'"[^"\n]+"|“[^”\n]+”|«[^»\n]+»|„[^“\n]+“')
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NEGATIONS = frozenset(
    {
        *("no", "not", "without", "never", "none", "nobody", "nothing", "minus", "except"),
        *("don't", "doesn't", "isn't", "aren't"),
        *("sin", "ningún", "ninguna", "nunca", "nada"),
        *("sem", "nenhum", "nenhuma"),
        *("sans", "aucun", "aucune", "pas", "jamais"),
        *("ohne", "kein", "keine", "keinen", "keiner", "nicht", "nie"),
        *("senza", "nessun", "nessuna", "non", "mai"),
    }
)
_FUNCTION = frozenset(
    {
        *("a", "an", "the", "of", "in", "on", "at", "by", "to", "and", "or", "with", "for", "from"),
        *("is", "are", "be", "it", "its", "this", "that", "as"),
        *(
            "un",
            "una",
            "unos",
            "unas",
            "el",
            "la",
            "los",
            "las",
            "de",
            "del",
            "en",
            "y",
            "o",
            "con",
        ),
        *(
            "con",
            "por",
            "para",
            "um",
            "uma",
            "uns",
            "umas",
            "os",
            "do",
            "da",
            "dos",
            "das",
            "e",
            "ou",
        ),
        *("com", "une", "des", "le", "les", "du", "et", "au", "aux", "dans", "sur"),
        *("ein", "eine", "einen", "einem", "einer", "der", "die", "den", "dem", "und", "oder"),
        *("avec", "mit", "im", "am", "il", "lo", "i", "gli", "di", "che", "nel", "nella"),
    }
)


def losses(original: str, enhanced: str, *, longest: int) -> list[str]:
    """What the enhanced prompt has lost of the original, or must not have; empty when faithful."""
    found = []
    if len(enhanced) > longest:
        found.append(f"it has more than {longest} characters")
    if _CONTROL.search(enhanced):
        found.append("it has characters that are no text")
    said, again = Counter(_quotes(original)), Counter(_quotes(enhanced))
    found += [f"{text} is missing" for text in said - again]
    found += [f"{text} is new lettering" for text in again - said]
    missing = _meaning(original) - _meaning(enhanced)
    found += [f"“{word}” is missing" for word in missing]
    lost = Counter(_negated(original)) - Counter(_negated(enhanced))
    found += [f"“{' '.join(pair)}” is missing" for pair in lost]
    return found


def _quotes(text: str) -> list[str]:
    return _QUOTED.findall(text)


def _words(text: str) -> list[str]:
    return [word.casefold().replace("\u2019", "'") for word in _WORD.findall(text)]


def _meaning(text: str) -> Counter[str]:
    return Counter(word for word in _words(text) if word not in _FUNCTION)


def _negated(text: str) -> list[tuple[str, str]]:
    """Each negation with the next word that carries meaning; the last word negates nothing."""
    pairs = []
    words = _words(text)
    for place, word in enumerate(words):
        if word in _NEGATIONS:
            behind = (one for one in words[place + 1 :] if one not in _FUNCTION)
            pairs += [(word, one) for one in behind][:1]
    return pairs
