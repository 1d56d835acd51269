"""Words without what makes them plural or possessive."""

import re

_CASE = re.compile(r"(?:e[nmrs]?|n|s)$")
_SHORTEST_GERMAN = 5
_GERMAN = "german"
_PLURALS = (("ies", "y"), ("xes", "x"), ("shes", "sh"), ("ches", "ch"), ("s", ""))


def stem(word: str, language: str) -> str:
    """The word as it is compared with others: "bears", "Eisbären" like "bear", "Eisbär"."""
    if language == _GERMAN:
        return _CASE.sub("", word) if len(word) > _SHORTEST_GERMAN else word
    if not word.endswith("s"):
        return word
    word = word.removesuffix("'s")
    for ending, keep in _PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word.removesuffix(ending) + keep
    return word
