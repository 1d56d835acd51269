from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tools.errors import BadArgument
from tools.generate import GenerateArguments
from tools.registry import COMMANDS, TOOLS, parse
from tools.upscale import UpscaleArguments


@pytest.mark.parametrize(
    ("tool", "raw", "field", "said"),
    [
        ("generate", {}, "prompt", "prompt is missing: What to draw"),
        (
            "generate",
            {"prompt": "x", "count": 9},
            "count",
            "9 is not possible for count; it should be ",
        ),
        (
            "generate",
            {"prompt": "x", "resolution": "8k"},
            "resolution",
            "it should be '1k', '2k' or '4k'",
        ),
        ("vary", {"strength": "brutal"}, "strength", "it should be 'subtle', 'vivid' or 'wild'"),
        ("upscale", {"factor": 3}, "factor", "it should be 2, 4, 8 or 16"),
        ("list_gallery", {"limit": 0}, "limit", "How many, 1 to 20."),
        ("usage_report", {"period": "year"}, "period", "'day', 'month' or 'all'"),
        ("edit", {"instruction": "x", "references": ["1"] * 14}, "references", "Further pictures"),
    ],
)
def test_a_value_that_cannot_be_used_says_what_is_possible(
    tool: str, raw: dict[str, object], field: str, said: str
) -> None:
    with pytest.raises(BadArgument) as raised:
        parse(TOOLS[tool], raw)
    assert raised.value.field == field
    assert said in raised.value.sentence


def test_every_tool_has_a_command_that_is_no_other_tools_name() -> None:
    assert set(COMMANDS.values()) == set(TOOLS.values())
    assert all(TOOLS.get(command, tool) is tool for command, tool in COMMANDS.items())
    assert all(command.isalpha() and command.islower() for command in COMMANDS)


def test_people_write_settings_in_their_own_way() -> None:
    arguments = parse(TOOLS["generate"], {"prompt": "x", "ratio": "16x9", "style": None})
    assert isinstance(arguments, GenerateArguments)
    assert (arguments.ratio, arguments.style) == ("16:9", None)
    upscale = parse(TOOLS["upscale"], {"picture": 3, "factor": "x4"})
    assert isinstance(upscale, UpscaleArguments)
    assert (upscale.picture, upscale.factor) == ("3", 4)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(list(TOOLS)), st.data())
def test_rubbish_is_refused_with_a_sentence_or_understood(tool: str, data: st.DataObject) -> None:
    names = st.sampled_from([*TOOLS[tool].arguments.model_fields] or ["nothing"])
    raw = data.draw(st.dictionaries(names, JSON, max_size=4))
    sentence = ""
    try:
        arguments = parse(TOOLS[tool], raw)
    except BadArgument as error:
        sentence = error.sentence
    else:
        assert isinstance(arguments, TOOLS[tool].arguments)
    assert not sentence or sentence.rstrip().endswith((".", "?"))


ODD: tuple[object, ...] = (
    *(None, "", " ", 5, 1.5, True, [], {}, [None], [5]),
    *("x" * 5000, "a\0b", ["a\0b"]),
)


@pytest.mark.parametrize("tool", sorted(TOOLS))
def test_an_odd_value_is_usable_or_named_and_never_an_accident(tool: str) -> None:
    arguments = TOOLS[tool].arguments
    for name in arguments.model_fields:
        for value in ODD:
            with suppress(BadArgument):
                parse(TOOLS[tool], {name: value})
            with suppress(ValidationError):
                arguments.model_validate({name: value})
        with pytest.raises(BadArgument):
            parse(TOOLS[tool], {name: "a\0b"})
