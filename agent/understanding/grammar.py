"""A language's table, compiled."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from agent.understanding.results import Reply
from agent.understanding.vocabulary import LANGUAGES, Vocabulary
from agent.understanding.vocabulary.tables import Patterns, word_set

_DASH = r"\s+[-\u2013\u2014]\s+"
POINTER = "\u0002"
# possessive: a name is matched whole or not at all
_REFERENCE = f"{POINTER}++"
Compiled = tuple[re.Pattern[str], ...]
Choices = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Compiled patterns of one language; ``words`` is the table they came from."""

    words: Vocabulary
    leads: re.Pattern[str]
    tails: re.Pattern[str]
    breaks: re.Pattern[str]
    heads: re.Pattern[str]
    after_verb: re.Pattern[str]
    talk: tuple[tuple[Reply, re.Pattern[str]], ...]
    cannot: Choices
    in_context: Choices
    restate: Choices
    strengths: Choices
    modes: Choices
    periods: Choices
    scopes: Choices
    ratio: Choices
    content_ratio: Choices
    sets: Mapping[str, Compiled]

    def match(self, name: str, text: str) -> re.Match[str] | None:
        """The first pattern of the set that fits the beginning of the text."""
        for pattern in self.sets[name]:
            if found := pattern.match(text):
                return found
        return None

    def find(self, name: str, text: str) -> re.Match[str] | None:
        """The first pattern of the set that is found anywhere in the text."""
        for pattern in self.sets[name]:
            if found := pattern.search(text):
                return found
        return None


def choose(choices: Choices, text: str) -> str | None:
    """What the first pattern found in the text stands for."""
    for pattern, meaning in choices:
        if pattern.search(text):
            return meaning
    return None


def group(found: re.Match[str], name: str) -> tuple[int, int] | None:
    """The span of the first group whose name begins with ``name`` and that took part."""
    for key in found.re.groupindex:
        if key.rstrip("0123456789") == name and found.start(key) >= 0:
            return found.span(key)
    return None


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language by its name; compiled once."""
    return _compile(next(words for words in LANGUAGES if words.name == language))


_SETS = word_set(
    """
    refuse taken_back questions modal must chatter aside pleased foreign mood_told enhance
    status cancel usage gallery search listed_of undo show reroll
    vary upscale change change_named fragment draw draw_soft embedded frames fresh agree
    decline everything
    make_the factor how_many object_end
    stated added beside suggested likeness combining lending joining_two same_change
    made remark told about_told telling shift next_up afterthought
    """
)
_STUDIO_SETS = word_set(
    """
    remove_background relight style_transfer expand banner change_view retouch describe classify
    suggest_prompt icon crop resize convert overlay compare contact_sheet lineage reason replay
    run_workflow save_workflow list_workflows list_loras zip_pictures list_models batch settings
    analytics
    """
)
_OPTION_SETS = word_set("count seed resolution exact negative model style")
_PLACE_SETS = word_set(
    "numbered ordinal ordinal_of last previous original definite placed placed_at_it bare called "
    "called_picture several leading borrowed taking address enumerated together pair"
)


def _compile(words: Vocabulary) -> Grammar:
    def one(pattern: str) -> re.Pattern[str]:
        return re.compile(_expand(pattern, words.shorthand))

    def several(patterns: Patterns) -> Compiled:
        return tuple(map(one, patterns))

    def choices(table: Mapping[str, str]) -> Choices:
        return tuple((one(pattern), meaning) for pattern, meaning in table.items())

    interjections = rf"(?:{_either(words.interjections)})(?: ?[,.!?:;-]+\s*|\s*\n+\s*)+"
    breaks = (
        rf"(?P<then>{_either(words.after_that)})|(?P<stop>\s*(?!(?<=\bno)\. ?\d|(?<=\bnr)\. "
        rf"?\d)[.!?]+\s+|\s*;\s*|\s*\n+\s*)|"
        rf"(?P<also>{_either((*words.also, _DASH))})"
    )
    return Grammar(
        words=words,
        # "no. 2" begins with no refusal
        leads=one(rf"(?!(?:no|nr)\.? ?\d)(?:{interjections}|(?:{_either(words.leads)})[ ,]*)"),
        tails=one(rf"(?:[ ,.!?-]+(?:{_either(words.tails)}))+[ .!?]*$"),
        breaks=one(breaks),
        heads=one(
            rf"(?:(?:{_either(words.leads)})[ ,]+){{0,6}}"
            rf"(?:{_either((*words.command_heads, *_changing_heads(words)))})"
        ),
        after_verb=one(_either(words.after_verb)),
        talk=tuple((reply, one(_either(patterns))) for reply, patterns in words.talk.items()),
        cannot=tuple(
            (one(pattern), topic) for topic, group_ in words.cannot.items() for pattern in group_
        ),
        in_context=choices(words.in_context),
        restate=choices(words.restate),
        strengths=choices(words.strengths),
        modes=choices(words.modes),
        periods=choices(words.periods),
        scopes=choices(words.scopes),
        ratio=choices(words.options.ratio),
        content_ratio=choices(words.options.content_ratio),
        sets={
            **{name: several(getattr(words, name)) for name in _SETS},
            **{name: several(words.studio.get(name, ())) for name in _STUDIO_SETS},
            **{name: several(getattr(words.options, name)) for name in _OPTION_SETS},
            **{name: several(getattr(words.places, name)) for name in _PLACE_SETS},
        },
    )


def _changing_heads(words: Vocabulary) -> Patterns:
    """A verb of change with its object begins a wish of its own ("… and spread its wings")."""
    verbs, objects = words.cues.changing - {"keep", "leave"}, words.cues.objects
    if not objects:
        return ()
    return (rf"{_either(sorted(verbs))} {_either(sorted(objects))}\b",)


def _either(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _expand(pattern: str, shorthand: Mapping[str, str]) -> str:
    names = "|".join([*shorthand, "ref"])
    placeholder = re.compile(rf"(?<!\?P)<({names})>")
    while placeholder.search(pattern):
        pattern = placeholder.sub(
            lambda found: _REFERENCE if found[1] == "ref" else shorthand[found[1]], pattern
        )
    return pattern
