"""The words of the page stand in its table, in every language, and none beside it."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

import pytest
from pydantic import ValidationError

from bots.webbot.wording import WORDS, called, language_for, word
from tests.house.test_rules import ROOT
from tools.languages import LANGUAGES, Words
from tools.speech import speaking

_PAGE: Final = ROOT / "bots" / "webbot"
_KEY: Final = re.compile(rf"""(?<=["'])(?:{"|".join(WORDS)})\.[a-z_]+(?=["'])""")
_SHOWN: Final = {"words": 1, "text": 1, "number": 1, "area": 1, "choice": 1} | dict.fromkeys(
    ("button", "link", "way", "panel", "sheet", "form", "send", "act", "notify", "table"), 0
)
"""What shows words, and in which place they are handed to it."""
_TOLD: Final = frozenset({"aria_label", "title", "placeholder", "alt", "aria_valuetext", "label"})
_ENGLISH: Final = frozenset({"administration_page.py", "operator_panels.py"})
"""What only administrators see: the tools answer them in English, too."""
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_JINJA: Final = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
_READ_IN_HTML: Final = re.compile(r'>([^<]*)<|(?:aria-label|alt|title|placeholder)="([^"]*)"')
_A_FEW_WORDS: Final = 3  # languages may share a short expression


def test_every_key_is_in_the_table_and_every_row_is_said() -> None:
    known = {f"{section}.{name}" for section, rows in WORDS.items() for name in rows}
    sources = [*_modules(), *(_PAGE / "templates").glob("*.html")]
    said = {found[0] for path in sources for found in _KEY.finditer(path.read_text("utf-8"))}
    said -= {path.name for path in sources}
    assert said - known == set()
    assert known - said == set()


def test_no_words_were_left_in_english() -> None:
    for rows in WORDS.values():
        for name, row in rows.items():
            if len(_LETTERS.findall(row.en)) > _A_FEW_WORDS:
                others = {getattr(row, one) for one in LANGUAGES if one != "en"}
                assert row.en not in others, name


def test_a_row_with_a_hole_is_refused() -> None:
    row = dict.fromkeys(LANGUAGES, "{name}")
    assert Words.model_validate(row).de == "{name}"
    with pytest.raises(ValidationError):
        Words.model_validate({**row, "de": "Name"})
    with pytest.raises(ValidationError):
        Words.model_validate({**row, "it": ""})


def test_words_are_said_in_the_language_of_who_looks() -> None:
    assert word("frame.signed_in", name="Ana") == "Signed in as Ana"
    with speaking("de"):
        assert word("frame.signed_in", name="Ana") == "Angemeldet als Ana"
        assert called("New chat") == "Neuer Chat"
        assert called("Foxes") == "Foxes"


@pytest.mark.parametrize("path", sorted(_PAGE.glob("*.py")), ids=lambda path: path.name)
def test_a_module_shows_no_words_of_its_own(path: Path) -> None:
    if path.name not in _ENGLISH:
        assert list(_shown_in(ast.parse(path.read_text("utf-8")))) == []


def test_it_is_noticed_where_a_module_does() -> None:
    module = 'button("Send", do)\nwords("p", f"For {name}")\nself._said.text = "Done."\n'
    assert list(_shown_in(ast.parse(module + 'tag("input", alt="A fox")'))) != []
    assert len(list(_shown_in(ast.parse(module)))) == 3


@pytest.mark.parametrize("path", sorted(_PAGE.glob("templates/*.html")), ids=lambda path: path.name)
def test_a_template_shows_no_words_of_its_own(path: Path) -> None:
    html = f">{_JINJA.sub('', path.read_text('utf-8'))}<"
    read = chain.from_iterable(_READ_IN_HTML.findall(html))
    assert [words for words in read if _LETTERS.search(words)] == []


def test_no_language_but_those_we_speak_is_spoken() -> None:
    assert {language_for(None, f"{one}-XX") for one in (*LANGUAGES, "nl")} == set(LANGUAGES)


def _modules() -> Iterator[Path]:
    yield from sorted(_PAGE.glob("*.py"))


def _shown_in(tree: ast.Module) -> Iterator[str]:
    """Words that stand where they are shown, as `12: Send`."""
    for one in ast.walk(tree):
        match one:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args):
                place = _SHOWN.get(name)
                shown = args[place : place + 1] if place is not None else []
                told = [part.value for part in one.keywords if part.arg in _TOLD]
                yield from chain.from_iterable(map(_literals, (*shown, *told)))
            case ast.Assign(targets=[ast.Attribute(attr="text")], value=value):
                yield from _literals(value)
            case _:
                pass


def _literals(shown: ast.expr) -> Iterator[str]:
    """The words in it that are no argument of something else."""
    match shown:
        case ast.Constant(value=str(text)):
            if _LETTERS.search(text):
                yield f"{shown.lineno}: {text}"
        case ast.JoinedStr(values=parts) | ast.Tuple(elts=parts):
            yield from chain.from_iterable(map(_literals, parts))
        case ast.IfExp(body=body, orelse=orelse):
            yield from _literals(body)
            yield from _literals(orelse)
        case _:
            pass
