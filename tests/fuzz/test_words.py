"""What people type, press and point with: understood, or told in a sentence; never a crash."""

import csv
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from agent.context import ChatView
from agent.understanding.message import understand
from bots import buttons
from bots.commands import tool_arguments, typed_arguments
from bots.consolebot.typed import understood
from bots.errors import Gone
from bots.telegrambot.places import MessageRef
from freepik.errors import FreepikError
from tests.fuzz.foreign import texts
from tools.blocklist import BadBlocklist, Blocklist
from tools.errors import ToolError
from tools.registry import TOOLS
from tools.usage_figures import UsageFigure, as_csv

_SWITCH = st.one_of(
    st.sampled_from(
        ["--ar", "--no", "--seed", "--style", "--q", "--model", "—ar", "--count", "--"]
    ),
    st.sampled_from(["16:9", "0:0", "99999999999:1", "{a,b}", "{{{{", "}{", "{,,}", "-1", "1e9"]),
    texts,
)
"""Pieces of a message with switches and permutations, as good and as bad as they come."""


@given(st.lists(_SWITCH, max_size=8).map(" ".join))
def test_switches_and_permutations_in_a_message(text: str) -> None:
    understand(text, ChatView(pictures=()))


@given(st.one_of(texts, st.from_regex(buttons.PATTERN, fullmatch=True)))
def test_the_id_of_a_button(data: str) -> None:
    meant = buttons.decode(data)
    if meant is not None:
        assert buttons.encode(meant.action, meant.id, meant.argument) == data
        assert len(data.encode()) <= buttons.LIMIT


@given(texts)
def test_a_line_at_a_terminal(line: str) -> None:
    understood(line, is_button=lambda number: number < 9)


@given(
    st.sampled_from(sorted(TOOLS)),
    st.one_of(texts, st.lists(texts, max_size=5).map(" ".join), st.text().map("name={}".format)),
)
def test_what_is_typed_after_a_command(name: str, text: str) -> None:
    tool = TOOLS[name]
    with suppress(ToolError, ValidationError):
        tool.arguments.model_validate(tool_arguments(tool, typed_arguments(text)))


@given(st.sampled_from(sorted(TOOLS)), st.data())
def test_the_fields_of_a_call(name: str, data: st.DataObject) -> None:
    fields = st.sampled_from([*TOOLS[name].arguments.model_fields, "person_id", "x"])
    given_ = data.draw(st.dictionaries(fields, st.one_of(texts, st.lists(texts), st.integers())))
    with suppress(ToolError, ValidationError, FreepikError):
        TOOLS[name].arguments.model_validate(given_)


@given(texts)
def test_the_name_of_a_message(text: str) -> None:
    with suppress(Gone):
        assert MessageRef.parse(text).message >= 0


@given(st.lists(texts, min_size=1, max_size=6))
def test_what_goes_into_a_spreadsheet_comes_out_as_it_was_and_runs_nothing(
    names: list[str],
) -> None:
    figures = [UsageFigure(name=one, pictures=1, credits=2, unknown_price=0) for one in names]
    text = as_csv("person", figures).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert len(rows) == len(names)
    for row, name in zip(rows, names, strict=True):
        assert row[0].lstrip("'") == name.lstrip("'") or row[0] == name
        assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.fixture(scope="module")
def list_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("words") / "list.txt"


@given(
    text=st.lists(st.one_of(texts, st.just("[rule]"), st.just("gore*")), max_size=6).map("\n".join)
)
def test_a_list_of_forbidden_words(list_file: Path, text: str) -> None:
    list_file.write_bytes(text.encode("utf-8", "surrogatepass"))
    # A file that is no text is the operator's to mend, and said at the start.
    with suppress(BadBlocklist, UnicodeDecodeError):
        list(Blocklist.load(list_file).found(text))
