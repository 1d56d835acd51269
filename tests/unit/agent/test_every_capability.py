"""Whatever the catalogue can do is asked for in plain words somewhere in the understanding set."""

import json
from pathlib import Path

import pytest

from freepik.catalog import CATALOG, Capability

_CASES = [
    json.loads(line)
    for file in sorted((Path(__file__).parents[2] / "understanding").glob("*.jsonl"))
    for line in file.read_text("utf-8").splitlines()
    if line.strip()
]
_BY_ANOTHER_NAME = {
    Capability.INPAINT: ("edit", "mask"),
    Capability.IMPROVE_PROMPT: ("suggest_prompt", None),
}


@pytest.mark.parametrize(
    "capability", sorted({one for row in CATALOG.values() for one in row.capabilities})
)
def test_every_capability_has_a_sentence(capability: Capability) -> None:
    tool, argument = _BY_ANOTHER_NAME.get(capability, (capability.value, None))
    asked = [case["expect"] for case in _CASES if case["expect"]["tool"] == [tool]]
    assert [one for one in asked if argument is None or argument in one.get("args", {})]
