"""Which language a message is in, and slips of the pen in its verbs."""

import re

from agent.understanding.grammar import Grammar
from agent.understanding.learned import SPOKEN
from agent.understanding.learned.spelling import spelling
from agent.understanding.vocabulary import ENGLISH, LANGUAGES, Vocabulary
from agent.understanding.vocabulary.english_words import HOMOGRAPHS
from agent.understanding.wording import Wording

_WORD = re.compile(r"[^\W\d_]+")
# "ukiyo-e" has no Italian "e" in it
_ALONE = re.compile(r"[^\W\d_]{2,}|(?<![\w-])[^\W\d_](?![\w-])")
_TYPED = re.compile(r"(?<![\w#@'/-])(?:[^\W\d_]{2,}(?:'s)?|\bw/o?|b/c|[un](?= )|b4)(?![\w'/-])")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_ROMAN = re.compile(r"[ivxlcdm]+")
_VOWEL = re.compile(r"[aeiouy]")
_SHORTEST_GUESS = 4
_OPENING = 1_000
_SURE = 2  # marker words more
_LIKELY = 0.5
_ABROAD = frozenset[str]().union(*(one.markers for one in LANGUAGES if one is not ENGLISH))


def language_of(text: Wording, around: str = "") -> str:
    """The name of the language it is most likely in; English when in doubt.

    ``around``: what was said before, which decides where the text itself leaves it open.
    """
    found = SPOKEN.estimate(spelling(text.raw))
    if found.lead >= _LIKELY:
        return found.likely
    scores = _scores(text)
    best = max(scores.values())
    likely = [name for name, score in scores.items() if score == best]
    if len(likely) > 1 and around:
        before = _scores(Wording.of(around))
        return max(likely, key=lambda name: before[name])
    return ENGLISH.name if ENGLISH.name in likely else likely[0]


def language_heard(text: Wording, usual: str) -> str:
    """What somebody speaks here whose language usually is `usual`: one word is no other language.

    English is usual for people of every language, so there one word is enough.
    """
    scores, other = _scores(text), language_of(text)
    sure = usual == ENGLISH.name or scores[other] >= scores[usual] + _SURE
    return other if sure else usual


def _scores(text: Wording) -> dict[str, int]:
    found = _ALONE.findall(text.low[:400])
    words = set(found) - HOMOGRAPHS
    scores = {
        table.name: len(words & table.markers) + len(words & table.markers & table.cues.changing)
        for table in LANGUAGES
    }
    # "add soy sauce" is no Spanish
    opening = set(found[:1]) & (ENGLISH.verbs | ENGLISH.cues.changing)
    scores[ENGLISH.name] += _SURE * len(opening - _ABROAD)
    return scores


def unslipped(text: Wording, grammar: Grammar) -> Wording:
    """The text as it was meant: plain misspellings, shorthand and stretched words put right."""
    words = grammar.words
    right = {
        found.span(): words.misspelt.get(found[0]) or _unstretched(found[0], words)
        for found in _TYPED.finditer(text.low, 0, _OPENING)
    }
    for pattern, word in grammar.in_context:
        right |= {found.span(): word for found in pattern.finditer(text.low, 0, _OPENING)}
    for (start, end), word in sorted(right.items(), reverse=True):
        if word != text.low[start:end]:
            text = Wording(
                text.raw[:start] + word + text.raw[end:], text.low[:start] + word + text.low[end:]
            )
    return text


def _unstretched(word: str, words: Vocabulary) -> str:
    """Stretched letters let go ("sooo", "coool"); "shhh" and "henry viii" are what they are."""
    if not _STRETCHED.search(word) or _VOWEL.search(word) is None or _ROMAN.fullmatch(word):
        return word
    doubled = _STRETCHED.sub(r"\1\1", word)
    known = doubled in words.cues.describing | words.cues.chatting | words.markers | words.verbs
    return doubled if known else _STRETCHED.sub(r"\1", word)


def corrected(text: Wording, grammar: Grammar) -> Wording:
    """The text with its first word put right, when that is a verb of a wish with one slip in it."""
    found = _WORD.match(text.low)
    if found is None or found[0] in grammar.words.verbs:
        return text
    alone = found.end() == len(text.low)
    if not alone and (verb := grammar.words.slips.get(found[0])):
        return Wording(verb + text.raw[found.end() :], verb + text.low[found.end() :])
    if len(found[0]) < _SHORTEST_GUESS:
        return text
    if not alone and not grammar.after_verb.match(text.low, found.end()):
        return text
    for verb in _within_one_slip(found[0], grammar.words.verbs, swaps_only=alone):
        return Wording(verb + text.raw[found.end() :], verb + text.low[found.end() :])
    return text


def _within_one_slip(word: str, verbs: frozenset[str], *, swaps_only: bool) -> list[str]:
    swaps = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    candidates = swaps
    if not swaps_only and len(word) > _SHORTEST_GUESS:
        candidates = candidates | {word[:i] + word[i + 1 :] for i in range(len(word))}
    hits = candidates & verbs
    if not hits and not swaps_only:
        hits = {verb for verb in verbs if _dropped(verb, word)}
    return sorted(hits)


def _dropped(verb: str, word: str) -> bool:
    """Whether the word is the verb less one letter, or a long verb with one letter wrong."""
    if len(verb) == len(word) + 1 and len(verb) > _SHORTEST_GUESS:
        return any(verb[:i] + verb[i + 1 :] == word for i in range(len(verb)))
    if len(verb) == len(word) and len(verb) > _SHORTEST_GUESS + 1:
        return sum(a != b for a, b in zip(verb, word, strict=True)) == 1
    return False
