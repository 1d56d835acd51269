"""Every sentence that is said to a person exists in every language we speak, and no other does.

Sentences are found where they are said: in calls of `speak` and `in_language`, by the words
themselves or by the name of what holds them, and in what is spoken by its place in a catalogue.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from bots.commands import BUTTON_WORDS
from bots.forms import UNCHANGED
from prompts.recipes import load_recipes
from tests.house.test_rules import ROOT
from tools.languages import places
from tools.preferences import Preferences
from tools.registry import TOOLS
from tools.speech import OTHERS, SENTENCES

_SPEAKERS = frozenset({"speak", "in_language", "worded", "locale_str", "tell_alone"})
_A_FEW_WORDS = 3  # languages may share a short expression
_WRAPPERS = frozenset({"MappingProxyType", "frozenset"})
_UNITS = ("credit", "picture", "character", "value")
"""What is counted by a name."""
_REFUSALS = ("bots/discordbot/troubles.py", "bots/telegrambot/troubles.py")
"""Why a chat cannot be written to: told in another chat, in the language of its card."""
_BAD_PICTURES = (
    "The picture is damaged or incomplete.",
    "This is not a PNG, JPEG, WebP or GIF picture.",
    "The file is larger than 60 MB.",
    "The picture has more than 80 megapixels.",
    "Nothing would be left of the picture.",
)
"""Why a file cannot be used: storage knows no people, so it says so in English."""


def test_what_is_said_is_known_in_every_language() -> None:
    said = set(_said())
    missing = sorted(said - SENTENCES.keys())
    assert not missing, "\n".join(missing)


def test_what_is_known_is_said() -> None:
    left_over = sorted(SENTENCES.keys() - set(_said()))
    assert not left_over, "\n".join(left_over)


def test_every_language_has_words_with_the_same_places() -> None:
    for english, words in SENTENCES.items():
        for language, text in zip(OTHERS, words, strict=True):
            assert text.strip(), (english, language)
            assert places(text) == places(english), (english, language)


def test_no_sentence_was_left_in_english() -> None:
    for english, words in SENTENCES.items():
        if len(english.split()) > _A_FEW_WORDS:
            assert english not in words


def _said() -> Iterator[str]:
    for path in _modules():
        yield from _said_in(path)
    yield from _of_catalogues()
    yield from _written_elsewhere()


def _modules() -> Iterator[Path]:
    for package in ("tools", "bots", "agent"):
        yield from sorted((ROOT / package).rglob("*.py"))


@cache
def _said_in(path: Path) -> tuple[str, ...]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: list[str] = []
    for called, calls in _calls(tree).items():
        for call in calls:
            if called == "counted":
                found += _plurals(call)
            elif called in _SPEAKERS and path.name != "speech.py":
                found += _texts(call.args[0], tree, frozenset())
    return tuple(found)


def _plurals(call: ast.Call) -> Iterator[str]:
    noun = call.args[1]
    nouns = [str(noun.value)] if isinstance(noun, ast.Constant) else _UNITS
    for one in nouns:
        yield from (f"{{number}} {one}", f"{{number}} {one}s")


def _texts(said: ast.expr, tree: ast.Module, seen: frozenset[str]) -> Iterator[str]:
    """The sentences that an expression can come to."""
    tops = [top for one in ast.walk(said) for top in _aside(one) if top is not None]
    aside = {id(part) for top in tops for part in ast.walk(top)}
    for one in ast.walk(said):
        if id(one) in aside:
            continue
        match one:
            case ast.Constant(value=str(text)) if any(map(str.isalpha, text)):
                yield text
            case ast.Name(id=name) if name not in seen:
                for value in _values(name, tree):
                    yield from _texts(value, tree, seen | {name})


def _aside(one: ast.AST) -> Sequence[ast.expr | None]:
    """Parts of an expression that are no sentence: keys, conditions, pieces of others, calls."""
    match one:
        case ast.Dict(keys=parts) | ast.JoinedStr(values=parts):
            return parts
        case ast.Subscript(value=record, slice=ast.Constant() as part):
            return (record, part)
        case ast.Subscript(slice=part) | ast.IfExp(test=part) | ast.keyword(arg="name", value=part):
            return (part,)
        case ast.Call(func=ast.Name(id=called) as func, args=args) if called not in _WRAPPERS:
            return (func, *args)
        case ast.Call(func=ast.Attribute(attr="get"), args=[key, *_]):
            return (key,)
        case _:
            return ()


def _values(name: str, tree: ast.Module) -> Iterator[ast.expr]:
    """What is called so: what was assigned, gone through, or handed in."""
    for one in _naming(tree).get(name, ()):
        match one:
            case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                yield value
            case ast.For(iter=value) | ast.comprehension(iter=value):
                yield value
            case (
                ast.FunctionDef(name=function, args=arguments)
                | ast.AsyncFunctionDef(name=function, args=arguments)
            ):
                places = [place for place, arg in enumerate(arguments.args) if arg.arg == name]
                yield from (value for place in places for value in _handed(function, place, tree))
            case _:
                pass


@cache
def _naming(tree: ast.Module) -> Mapping[str, Sequence[ast.AST]]:
    """By name: what gives it something to stand for."""
    found: defaultdict[str, list[ast.AST]] = defaultdict(list)
    for one in ast.walk(tree):
        for name in _named_by(one):
            found[name].append(one)
    return found


def _named_by(one: ast.AST) -> set[str]:
    match one:
        case ast.Assign(targets=[target]):
            return _names(target)
        case (
            ast.AnnAssign(target=target) | ast.For(target=target) | ast.comprehension(target=target)
        ):
            return _names(target)
        case ast.FunctionDef(args=arguments) | ast.AsyncFunctionDef(args=arguments):
            return {arg.arg for arg in arguments.args}
        case _:
            return set()


def _names(target: ast.expr) -> set[str]:
    return {one.id for one in ast.walk(target) if isinstance(one, ast.Name)}


def _handed(function: str, place: int, tree: ast.Module) -> Iterator[ast.expr]:
    for call in _calls(tree).get(function, ()):
        yield from call.args[place : place + 1]


@cache
def _calls(tree: ast.Module) -> Mapping[str, Sequence[ast.Call]]:
    """By the name of what is called."""
    found: defaultdict[str, list[ast.Call]] = defaultdict(list)
    for one in ast.walk(tree):
        match one:
            case ast.Call(func=ast.Name(id=called)):
                found[called].append(one)
            case _:
                pass
    return found


def _of_catalogues() -> Iterator[str]:
    yield from BUTTON_WORDS.values()
    fields = chain(
        *(tool.arguments.model_fields.values() for tool in TOOLS.values()),
        Preferences.model_fields.values(),
    )
    yield from chain.from_iterable((one.title, one.summary) for one in load_recipes())
    yield from (tool.summary for tool in TOOLS.values())
    # A list of names is no sentence.
    told = (info.description or "" for info in fields)
    yield from (one for one in told if one and not one.startswith("One of "))


def _written_elsewhere() -> Iterator[str]:
    for name in _REFUSALS:
        tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
        yield from _texts(ast.Name(id="_LOST_CHAT"), tree, frozenset())
    yield from _BAD_PICTURES
    yield UNCHANGED
