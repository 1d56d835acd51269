"""The list of LoRAs, in both shapes that the documents know."""

import pytest
from pydantic import JsonValue

from freepik.errors import UnreadableAnswer
from freepik.loras import Lora, read_loras

_INK: dict[str, JsonValue] = {
    "id": 7,
    "name": "ink",
    "description": "Loose ink",
    "category": "illustration",
    "type": "style",
    "training": {"status": "completed", "defaultScale": 1.2},
}
_NORA: dict[str, JsonValue] = {
    "id": 101,
    "name": "nora",
    "type": "character",
    "training": {"status": "in_progress"},
}
_GROUPS: dict[str, JsonValue] = {"default": [_INK], "customs": [_NORA, {"name": "no id"}, 3]}


@pytest.mark.parametrize("data", [_GROUPS, [_GROUPS]])
def test_both_shapes_are_read(data: JsonValue) -> None:
    ink, nora = read_loras({"data": data})
    assert ink == Lora(
        id="7",
        name="ink",
        description="Loose ink",
        category="illustration",
        kind="style",
        own=False,
        ready=True,
    )
    assert (ink.is_style, nora.is_style) == (True, False)
    assert (nora.id, nora.own, nora.ready) == ("101", True, False)


@pytest.mark.parametrize("payload", [None, [], {}, {"data": "x"}, {"data": [1]}])
def test_rubbish_is_refused(payload: JsonValue) -> None:
    with pytest.raises(UnreadableAnswer):
        read_loras(payload)


def test_none_is_an_answer() -> None:
    assert read_loras({"data": {}}) == ()
