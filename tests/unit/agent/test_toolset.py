import json

from agent.toolset import Toolset
from tools.registry import TOOLS

_TOOLS = Toolset().tools


def test_every_tool_is_offered_with_its_schema() -> None:
    assert list(_TOOLS) == [name for name, tool in TOOLS.items() if tool.for_models]
    for name, tool in _TOOLS.items():
        schema = tool.tool_def.parameters_json_schema
        assert schema["type"] == "object"
        assert set(schema["properties"]) == set(TOOLS[name].arguments.model_fields)
        assert tool.tool_def.description


def test_every_argument_is_described_for_the_model() -> None:
    for name, tool in TOOLS.items():
        for field, info in tool.arguments.model_fields.items():
            assert info.description, f"{name}.{field}"


def test_what_draws_is_a_barrier() -> None:
    barriers = {name for name, tool in _TOOLS.items() if tool.tool_def.sequential}
    assert barriers == {name for name, tool in TOOLS.items() if tool.draws} | {"show", "cancel"}
    assert {"generate", "edit", "vary", "upscale", "run_workflow", "batch"} <= barriers


def test_schemas_are_lean() -> None:
    schemas = [json.dumps(tool.tool_def.parameters_json_schema) for tool in _TOOLS.values()]
    described = sum(len(tool.tool_def.description or "") for tool in _TOOLS.values())
    assert sum(map(len, schemas)) + described < 900 * len(_TOOLS)
    assert not any('"title": "' in schema for schema in schemas)
