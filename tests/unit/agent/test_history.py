from datetime import UTC, datetime

from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    TextPart,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)

from agent import history
from storage.conversations import TurnRow

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def row(body: bytes, turn_id: str = "t") -> TurnRow:
    return TurnRow(turn_id=turn_id, person_id=None, body=body, created_at=NOW)


def tool_turn() -> list[ModelMessage]:
    told = {"say": "Drawing #1.", "jobs": [{"number": 1}]}
    return [
        ModelRequest(parts=[UserPromptPart("draw a fox")], instructions="secret orders " * 200),
        ModelResponse(parts=[ToolCallPart("generate", {"prompt": "a fox"}, tool_call_id="c")]),
        ModelRequest(parts=[ToolReturnPart("generate", told, tool_call_id="c")]),
        ModelResponse(parts=[TextPart("Drawing #1.")]),
    ]


def test_a_turn_comes_back_without_its_instructions() -> None:
    messages = history.decode([row(history.encode(tool_turn()))])

    assert [type(message) for message in messages] == [type(one) for one in tool_turn()]
    assert all(one.instructions is None for one in messages if isinstance(one, ModelRequest))
    assert "Drawing #1." in str(messages[2])


def test_a_row_is_small() -> None:
    assert len(history.encode(tool_turn())) < 800


def test_the_reply_of_a_turn_can_be_read() -> None:
    assert history.reply_in(row(history.encode(tool_turn()))) == "Drawing #1."
    assert history.reply_in(row(b"?")) is None


def test_what_cannot_be_read_starts_the_memory_afresh() -> None:
    old = row(history.encode(history.exchange("old", "old")))
    new = row(history.encode(history.exchange("new", "fine")))
    strange = history.encode(tool_turn())
    for broken in (b"", b"1", b"2" + strange[1:], strange[:-9], b"1garbage"):
        messages = history.decode([old, row(broken), new])
        assert "old" not in str(messages)
        assert "new" in str(messages)


def test_a_row_that_does_not_begin_with_a_person_is_not_used() -> None:
    assert history.decode([row(history.encode(tool_turn()[2:]))]) == []


def test_no_call_has_the_id_of_another_turns_call() -> None:
    rows = [row(history.encode(tool_turn()), turn_id=f"t{number}") for number in range(3)]

    messages = history.decode(rows)

    parts = [part for message in messages for part in message.parts]
    made = [one.tool_call_id for one in parts if isinstance(one, ToolCallPart)]
    answered = [one.tool_call_id for one in parts if isinstance(one, ToolReturnPart)]
    assert made == answered == ["c", "c-1", "c-2"]
