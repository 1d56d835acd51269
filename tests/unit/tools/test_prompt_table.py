"""Lists of prompts as editors and spreadsheets write them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from prompts.recipes import MOST_VALUES
from tools.errors import BadArgument
from tools.prompt_table import read_table

ROWS: list[dict[str, JsonValue]] = [
    {"prompt": 'a fox; red, with a sign "OPEN"', "ratio": "16:9", "count": 2},
    {"prompt": "a boat\nat night", "model": "z-image", "seed": 7},
]


def table(delimiter: str, *, mark: str = "", end: str = "\r\n") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(["Prompt", "Ratio", "N", "Model", "Seed", "Notes"])
    for row in ROWS:
        named = ("prompt", "ratio", "count", "model", "seed")
        writer.writerow([*(row.get(name, "") for name in named), "for me"])
    writer.writerow([""] * 6)
    return mark + out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_whatever_a_spreadsheet_writes_is_the_same_table(
    delimiter: str, mark: str, end: str
) -> None:
    assert read_table(table(delimiter, mark=mark, end=end)) == ROWS


def test_one_column_is_a_table_and_without_a_name_each_line_is_a_prompt() -> None:
    foxes: list[dict[str, JsonValue]] = [{"prompt": "a fox, red"}, {"prompt": "an owl"}]
    assert read_table('prompt\n"a fox, red"\nan owl\n') == foxes
    assert read_table("a fox, red\n\nan owl") == foxes
    assert read_table("1. a fox, red\r\n- an owl\r\n") == foxes


def test_bad_rows_are_told_by_their_number_and_why() -> None:
    with pytest.raises(BadArgument) as refused:
        read_table(
            "prompt;ratio;model;n;seed\n"
            "a fox;16:9;;;\n"
            "a fox;;dall-e;;\n"
            "\n"
            ";16:9;;;\n"
            "a fox;wide;;;\n"
            "a fox;;;many;\n"
            "a fox;;;9;\n"
            "a fox;;;;-1\n"
        )
    *told, last = refused.value.sentence.splitlines()
    assert [line.partition(":")[0] for line in told] == [f"Row {n}" for n in (3, 5, 6, 7, 8, 9)]
    assert "I know no model called “dall-e”" in told[0]
    assert "the prompt is missing" in told[1]
    assert "“many” is no number for n" in told[3]
    assert "n should be" in told[4]
    assert last == "Nothing was begun."


def test_only_so_many_problems_are_told() -> None:
    with pytest.raises(BadArgument) as refused:
        read_table("prompt,n\n" + "a fox,none\n" * 30)
    assert "And 20 more." in refused.value.sentence


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("prompt,ratio\n", "is empty"),
        ("a fox\n" * (MOST_VALUES + 1), f"may have {MOST_VALUES} rows; this one has 51"),
        ('prompt,ratio\n"a fox,16:9\n', "cannot be read"),
    ],
)
def test_what_is_no_list_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadArgument, match=says):
        read_table(text)


@given(st.text(max_size=300))
def test_anything_else_is_a_list_or_a_sentence(text: str) -> None:
    try:
        rows = read_table(text)
    except BadArgument:
        return
    assert all(row["prompt"] for row in rows)
