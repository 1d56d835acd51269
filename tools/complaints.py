"""What a value should be, as people say it: pydantic speaks English, to programmers."""

from collections.abc import Mapping
from types import MappingProxyType

from pydantic_core import ErrorDetails

from tools.speech import speak
from tools.wording import counted, either

_NUMBER, _YES_NO = "a whole number", "yes or no"
_SHOULD_BE: Mapping[str, str] = MappingProxyType(
    {
        "greater_than_equal": "at least {ge}",
        "less_than_equal": "at most {le}",
        "int_type": _NUMBER,
        "int_parsing": _NUMBER,
        "int_from_float": _NUMBER,
        "bool_type": _YES_NO,
        "bool_parsing": _YES_NO,
        "string_type": "a text",
        "list_type": "a list",
    }
)
_LENGTHS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "string_too_long": ("at most {length}", "max_length", "character"),
        "string_too_short": ("at least {length}", "min_length", "character"),
        "too_long": ("at most {length}", "max_length", "value"),
        "too_short": ("at least {length}", "min_length", "value"),
    }
)


def should_be(problem: ErrorDetails) -> str:
    """What the value should be instead, as the end of a sentence."""
    kind, facts = problem["type"], problem.get("ctx", {})
    if kind in _SHOULD_BE:
        return speak(_SHOULD_BE[kind], **facts)
    if kind in _LENGTHS:
        words, length, noun = _LENGTHS[kind]
        return speak(words, length=counted(facts[length], noun))
    if kind == "literal_error":
        before, _, last = facts["expected"].rpartition(" or ")
        return either([*before.split(", "), last] if before else [last])
    # What our own checks say is in the right language already.
    return problem["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
