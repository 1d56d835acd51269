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
        "dict_type": "a table",
        "model_type": "a table",
        "missing": "given",
        "string_pattern_mismatch": "of the form {pattern}",
        "extra_forbidden": "left out",
    }
)


def should_be(problem: ErrorDetails) -> str:
    """What the value should be instead, as the end of a sentence."""
    kind, facts = problem["type"], problem.get("ctx", {})
    if kind in _SHOULD_BE:
        return speak(_SHOULD_BE[kind], **facts)
    if kind.endswith("too_long"):
        return speak("at most {length}", length=_length(kind, facts["max_length"]))
    if kind.endswith("too_short"):
        return speak("at least {length}", length=_length(kind, facts["min_length"]))
    if kind == "literal_error":
        before, _, last = facts["expected"].rpartition(" or ")
        return either([*before.split(", "), last] if before else [last])
    # What our own checks say is in the right language already.
    return problem["msg"].removeprefix("Value error, ").removeprefix("Input should be ")


def _length(kind: str, length: int) -> str:
    return counted(length, "character" if kind.startswith("string") else "value")
