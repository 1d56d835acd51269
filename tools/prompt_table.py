"""A list of prompts as people keep it: lines of text, or a table out of a spreadsheet.

Spreadsheets differ: a byte order mark or none, commas, semicolons or tabs, quotes, CRLF.
"""

import contextlib
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from pydantic import JsonValue, ValidationError

from freepik.catalog import Capability, endpoint
from freepik.requests import Wish
from prompts.recipes import MOST_VALUES
from tools import choice
from tools.complaints import should_be
from tools.drawing import fitted
from tools.errors import BadArgument
from tools.generate import GenerateArguments
from tools.speech import speak

MOST_CHARACTERS = 200_000
_DELIMITERS = ",;\t|"
_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("prompt", "prompts", "text"), "prompt"),
        **dict.fromkeys(("ratio", "aspect", "aspect ratio", "ar"), "ratio"),
        "model": "model",
        **dict.fromkeys(("n", "count", "number", "pictures"), "count"),
        **dict.fromkeys(("negative", "negative prompt", "no"), "negative"),
        "seed": "seed",
    }
)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,3}[.)])\s+")
_NUMBERS = frozenset({"count", "seed"})
_MOST_PROBLEMS = 10
_FIELD = "table"


def read_table(text: str) -> list[dict[str, JsonValue]]:
    """The arguments of each picture, one row after the other.

    Raises:
        BadArgument: the rows that cannot be drawn, by their numbers in the file, and why.
    """
    rows, problems = [], []
    for number, row in _rows(text.lstrip("\ufeff")):
        try:
            rows.append(_checked(row))
        except BadArgument as error:
            told = speak("Row {number}: {problem}", number=number, problem=error.sentence)
            problems.append(told)
    if problems:
        more = len(problems) - _MOST_PROBLEMS
        shown = [
            *problems[:_MOST_PROBLEMS],
            *([speak("And {more} more.", more=more)] if more > 0 else []),
        ]
        raise BadArgument(_FIELD, "\n".join([*shown, speak("Nothing was begun.")]))
    if not rows:
        sentence = speak("The list is empty: one prompt a line, or a column “prompt”.")
        raise BadArgument(_FIELD, sentence)
    if len(rows) > MOST_VALUES:
        sentence = speak(
            "A list may have {most} rows; this one has {count}.",
            most=MOST_VALUES,
            count=len(rows),
        )
        raise BadArgument(_FIELD, sentence)
    return rows


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that says something, with its number as a spreadsheet or an editor counts."""
    table = _table(text)
    if table is None:
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, {"prompt": _BULLET.sub("", line).strip()}
        return
    names = _names(table[0])
    for number, cells in enumerate(table[1:], 2):
        row = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name}
        if any(row.values()):
            yield number, {name: cell for name, cell in row.items() if cell}


def _table(text: str) -> list[list[str]] | None:
    """The cells, where the first row names a column “prompt”; None for plain lines."""
    for sign in _delimiters(text.partition("\n")[0]):
        lines = io.StringIO(text, newline="")
        try:
            table = list(csv.reader(lines, delimiter=sign, strict=True))
        except csv.Error as error:
            sentence = speak("The table cannot be read: {error}.", error=error)
            raise BadArgument(_FIELD, sentence) from error
        if table and "prompt" in _names(table[0]):
            return table
    return None


def _names(head: Sequence[str]) -> list[str]:
    """What each column is; "" for one that is none of ours, which is left alone."""
    return [_COLUMNS.get(" ".join(name.casefold().split()), "") for name in head]


def _delimiters(head: str) -> Iterator[str]:
    """What the sniffer takes for it; then all the others, for on one row it errs at times."""
    with contextlib.suppress(csv.Error):
        yield csv.Sniffer().sniff(head, delimiters=_DELIMITERS).delimiter
    yield from _DELIMITERS


def _checked(row: Mapping[str, str]) -> dict[str, JsonValue]:
    """The row as arguments that `generate` takes, tried on the model that would draw it.

    Raises:
        BadArgument: it does not take them.
    """
    for name in _NUMBERS & row.keys():
        if not row[name].isdecimal():
            sentence = speak(
                "“{cell}” is no number for {column}.", cell=row[name], column=_shown(name)
            )
            raise BadArgument(name, sentence)
    if "prompt" not in row:
        field = "prompt"
        sentence = speak("the prompt is missing.")
        raise BadArgument(field, sentence)
    given = {name: int(cell) if name in _NUMBERS else cell for name, cell in row.items()}
    try:
        arguments = GenerateArguments.model_validate(given)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = str(problem["loc"][0])
        sentence = speak(
            "{column} should be {wanted}.", column=_shown(name), wanted=should_be(problem)
        )
        raise BadArgument(name, sentence) from error
    model = choice.named(Capability.GENERATE, arguments.model) if arguments.model else None
    fitted(model or endpoint(choice.USUAL), _wish(arguments))
    return {**given}


def _wish(arguments: GenerateArguments) -> Wish:
    return Wish(
        capability=Capability.GENERATE,
        prompt=arguments.prompt,
        ratio=arguments.ratio,
        count=arguments.count,
        seed=arguments.seed,
        negative=arguments.negative,
    )


def _shown(name: str) -> str:
    return "n" if name == "count" else name
