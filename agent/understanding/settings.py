"""Settings said inside a wish: switches such as ``--ar 16:9`` and their equivalents in words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import gcd

from pydantic import JsonValue

from agent.understanding.grammar import Compiled, Grammar, choose
from agent.understanding.vocabulary.tables import word_set
from agent.understanding.wording import Wording, tidy
from tools.speech import speak

MOST_PICTURES = 8
_PUT_RIGHT = re.compile(
    r"\b(?:no wait|wait|actually|sorry|settle for|make that|scratch that|i mean)\b"
)
_SWITCH = re.compile(
    r"(?:^|(?<=\s))(?P<dash>--|[\u2013\u2014])(?P<name>[a-z][a-z-]{0,19})"
    r"(?:[ =]+(?P<value>(?!--|[\u2013\u2014])[^\s]+))?"
)
_RATIO = re.compile(r"(\d{1,4})[:x/](\d{1,4})$")
_LARGEST_SIDE = 21
# The word is the same in every language, and what stands before it is small.
_LORA = re.compile(
    r"(?:,? ?\b(?:with|using|in|mit|con|com|avec) )?(?:\b(?:the|my|die|das|la|le|el|il|lo|o|a) )?"
    r"\blora[ :=]+(?P<lora>(?!called\b|named\b|style\b)[a-z0-9][\w-]*)(?: style\b)?"
)
_ARTICLES = re.compile(r"^(?:any|a|an|the|some) ", re.IGNORECASE)
_EITHER = re.compile(r",? (?:or|nor|and|oder|ni|ou|o|ne) (?:no )?", re.IGNORECASE)
# "no people whatsoever", "no blood obvs"
_UNSAYING = re.compile(
    r"(?: (?:yet|obvs|obviously|whatsoever|at all|though|tho|lol|either|ok|okay|thx|now|anything|"
    r"on|ever|pls|anyway|nenhuma?|alguma?))+$|"
    r" (?:svp|stp|porfa|por favor|bitte|per favore|please|pls)\b.*$",
    re.IGNORECASE,
)
_SPELLINGS = {
    "ratio": "ar aspect ratio",
    "negative": "no negative",
    "seed": "seed",
    "lora": "lora",
    "style": "style",
    "model": "model m",
    "count": "n count num",
    "resolution": "res resolution",
    "exact": "exact raw verbatim",
}
_NAMES = {name: meaning for meaning, names in _SPELLINGS.items() for name in names.split()}
_BARE = word_set("exact raw verbatim tile fast relax turbo niji hd video draft")
_NUMERIC = {"ratio", "seed", "count", "resolution"}


@dataclass(slots=True)
class Settings:
    """Arguments found so far, the text that is left, and what has to be told about them."""

    left: Wording
    arguments: dict[str, JsonValue] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def cut(self, spans: list[tuple[int, int]]) -> None:
        """Take the spans out of the text that is left."""
        if spans:
            self.left = self.left.without(spans)

    def offer(self, name: str, value: JsonValue) -> None:
        """Set an argument that was not set before: what is said first, or as a switch, wins."""
        self.arguments.setdefault(name, value)


def switches(text: Wording) -> Settings:
    """The ``--name value`` switches of a message, taken out of it; a note names unknown ones."""
    settings = Settings(left=text)
    spans: list[tuple[int, int]] = []
    for found in _SWITCH.finditer(text.low):
        meaning = _NAMES.get(found["name"])
        if meaning is None and found["dash"] != "--":
            continue  # phones turn "--" into a dash, but a dash alone is punctuation
        end = _switch_end(text.low, found, meaning)
        value = tidy(text.raw[found.end("name") : end].lstrip(" ="))
        if meaning is None or not _switched(settings, meaning, value):
            said = text.raw[found.start() : end].strip()
            told = speak("I do not know what {said} means, so I left it out.", said=said)
            settings.notes.append(told)
        spans.append((found.start(), end))
    settings.cut(spans)
    settings.left = settings.left.trimmed()
    return settings


def in_words(settings: Settings, grammar: Grammar, names: tuple[str, ...]) -> Settings:
    """Add the named settings as far as they are said in the text that is left."""
    for name in names:
        _READERS[name](settings, grammar)
    return settings


def ratio_of(width: int, height: int) -> str | None:
    """A ratio in its usual small numbers; nothing for impossible sides."""
    if not width or not height:
        return None
    shared = gcd(width, height)
    if max(width, height) > _LARGEST_SIDE * 4:
        return _usual(width / height) or f"{width // shared}:{height // shared}"
    return (
        f"{width}:{height}"
        if max(width, height) <= _LARGEST_SIDE
        else f"{width // shared}:{height // shared}"
    )


def counted(word: str, grammar: Grammar) -> int | None:
    """A number in digits or words."""
    word = word.strip()
    return int(word) if word.isdigit() else grammar.words.numbers.get(word)


def take_count(settings: Settings, number: int | None, most: int = MOST_PICTURES) -> None:
    """Ask for so many pictures, at most ``most``; a larger number is brought down and said so."""
    if not number or number < 1:
        return
    if number > most:
        told = speak(
            "I can make at most {most} pictures at once, so I asked for {most}.", most=most
        )
        settings.notes.append(told)
    settings.offer("count", min(number, most))


def _switch_end(low: str, found: re.Match[str], meaning: str | None) -> int:
    """Where a switch ends: lists and styles run to the next switch, unknown words are not eaten."""
    value = found["value"]
    if value is None or found["name"] in _BARE:
        return found.end("name")
    if meaning in {"negative", "style"}:
        following = _SWITCH.search(low, found.start("value"))
        return following.start() if following else len(low)
    if meaning is None and not value.replace(".", "").isdigit():
        return found.end("name")
    return found.end("value")


def _switched(settings: Settings, meaning: str, value: str) -> bool:
    if meaning == "exact":
        settings.offer("exact", value=True)
        return True
    if not value or (meaning in _NUMERIC and not _numeric(settings, meaning, value)):
        return False
    if meaning not in _NUMERIC:
        settings.offer(meaning, value.strip("\"'"))
    return True


def _numeric(settings: Settings, meaning: str, value: str) -> bool:
    if meaning == "ratio":
        sides = _RATIO.match(value.lower())
        ratio = ratio_of(int(sides[1]), int(sides[2])) if sides else None
        settings.arguments |= {"ratio": ratio} if ratio else {}
        return ratio is not None
    if meaning == "resolution":
        settings.offer("resolution", value.lower())
        return value.lower() in {"1k", "2k", "4k"}
    if not value.isdigit():
        return False
    if meaning == "count":
        take_count(settings, int(value))
    else:
        settings.offer("seed", int(value))
    return True


def _usual(shape: float) -> str | None:
    usual = ("1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "21:9", "2:1", "1:2", "5:4", "4:5")
    for ratio in usual:
        width, height = map(int, ratio.split(":"))
        if abs(width / height - shape) < 0.02 * shape:
            return ratio
    return None


def _matches(patterns: Compiled, settings: Settings) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        if found := pattern.search(settings.left.low):
            yield found
            return


def _read_count(settings: Settings, grammar: Grammar) -> None:
    for found in _matches(grammar.sets["count"], settings):
        spoken = next(
            word for key, word in found.groupdict().items() if key.startswith("count") and word
        )
        take_count(settings, counted(spoken, grammar))
        settings.cut([found.span()])


def _read_seed(settings: Settings, grammar: Grammar) -> None:
    for found in _matches(grammar.sets["seed"], settings):
        settings.offer("seed", int(found["seed"]))
        settings.cut([found.span()])


def _read_resolution(settings: Settings, grammar: Grammar) -> None:
    for found in _matches(grammar.sets["resolution"], settings):
        groups = found.groupdict()
        kept = groups.get("keep")
        settings.offer(
            "resolution", (kept or found["res"]) if (kept or found["res"])[0].isdigit() else "4k"
        )
        if not kept:
            settings.cut([found.span()])


def _read_exact(settings: Settings, grammar: Grammar) -> None:
    for found in _matches(grammar.sets["exact"], settings):
        settings.offer("exact", value=True)
        settings.cut([found.span()])


def _read_model(settings: Settings, grammar: Grammar) -> None:
    for found in _matches(grammar.sets["model"], settings):
        settings.offer("model", found["model"].strip())
        settings.cut([found.span()])


def _read_negative(settings: Settings, grammar: Grammar) -> None:
    unwanted: list[str] = []
    for pattern in grammar.sets["negative"]:
        for found in pattern.finditer(settings.left.low):
            start, end = found.span("negative")
            said = _UNSAYING.sub("", tidy(settings.left.raw[start:end]))
            unwanted += [_ARTICLES.sub("", one) for one in _EITHER.split(said)]
    unwanted = [*dict.fromkeys(filter(None, unwanted))]
    if unwanted:
        # the words stay in the prompt as well: not every model has a field for what is unwanted
        settings.offer("negative", ", ".join(unwanted))


def _read_style(settings: Settings, grammar: Grammar) -> None:
    for found in _matches(grammar.sets["style"], settings):
        settings.offer("style", settings.left.raw[slice(*found.span("style"))].strip())


def _read_lora(settings: Settings, _: Grammar) -> None:
    if found := _LORA.search(settings.left.low):
        settings.offer("lora", settings.left.raw[slice(*found.span("lora"))])
        settings.cut([found.span()])


def _last_said(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first of what is found, or the last where it puts the first right."""
    found = [*pattern.finditer(text)]
    if len(found) < 2:  # noqa: PLR2004 - what is said once stands
        return found[0] if found else None
    right = _PUT_RIGHT.search(text, found[0].end(), found[-1].start())
    return found[-1] if right else found[0]


def _read_ratio(settings: Settings, grammar: Grammar) -> None:
    for pattern, meaning in grammar.ratio:
        if found := _last_said(pattern, settings.left.low):
            ratio = meaning or ratio_of(int(found["w"]), int(found["h"]))
            if ratio:
                settings.offer("ratio", ratio)
                settings.cut([found.span()])
                return
    if ratio := choose(grammar.content_ratio, settings.left.low):
        settings.offer("ratio", ratio)


_READERS: dict[str, Callable[[Settings, Grammar], None]] = {
    "count": _read_count,
    "seed": _read_seed,
    "resolution": _read_resolution,
    "exact": _read_exact,
    "model": _read_model,
    "negative": _read_negative,
    "style": _read_style,
    "lora": _read_lora,
    "ratio": _read_ratio,
}
